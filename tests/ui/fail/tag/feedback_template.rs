use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        messaging_type: MESSAGE_TAG,
        tag: CUSTOMER_FEEDBACK,
        text: "How was the rye?",
    });
}
