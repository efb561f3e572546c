use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: MESSAGE_TAG,
        tag: CUSTOMER_FEEDBACK,
        text: "How was the crossing?",
    });
}
