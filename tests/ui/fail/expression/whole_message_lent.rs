use sendapi::{Both, Message, message};

fn again(recipient: &str, hello: &Message<'_, Both>) {
    let _ = message!(Both { recipient, message: hello });
}

fn main() {}
