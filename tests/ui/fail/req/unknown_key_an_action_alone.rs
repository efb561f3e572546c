use sendapi::message;

fn greet(recipient: &str) {
    let _ = message!(Messenger { recipient, typing_on });
}

fn main() {}
