use sendapi::{Instagram, Message, message};

fn main() {
    let _: Message<'_, Instagram> =
        message!(Messenger { recipient: "7204418830956127", text: "The ferry leaves at nine." });
}
