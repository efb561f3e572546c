use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: UPDATE,
        tag: HUMAN_AGENT,
        text: "We found your umbrella.",
    });
}
