use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: { type: "template", payload: { template_type: "airline_checkin" } },
    });
}
