use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: UTILITY,
        attachment: template { template_type: "utility_messages", name: "boarding" },
    });
}
