use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: MESSAGE_TAG,
        HUMAN_AGENT: true,
        text: "The ferry leaves at nine.",
    });
}
