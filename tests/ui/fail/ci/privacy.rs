use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: customer_information { expires_in_days: 2 },
    });
}
