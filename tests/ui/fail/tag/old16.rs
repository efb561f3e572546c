use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: MESSAGE_TAG,
        tag: TRANSPORTATION_UPDATE,
        text: "The ferry leaves at nine.",
    });
}
