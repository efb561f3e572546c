use sendapi::{Message, message};

fn greeting() -> Message<'static> {
    let name = String::from("Ada");
    message!(Messenger { recipient: "7204418830956127", text: &name })
}

fn main() {
    let _ = greeting();
}
