use sendapi::{Message, message};

fn again(recipient: &str, hello: Message<'_>) {
    let _ = message!(Messenger { recipient, message: hello });
}

fn main() {}
