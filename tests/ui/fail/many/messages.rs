use sendapi::{Content, content, message};

const GREETING: Content<'static> = content!(text: "");

fn main() {
    let hour = 9.5;
    let _ = GREETING;
    let _ = message!(Messenger { recipient: "", text: "The ferry leaves at nine." });
    let _ = message!(Instagram { recipient: "7204418830956127", sticker_id: 369239263222822 });
    let _ = message!(Messenger { recipient: "7204418830956127", sender_action: "typing" });
    let _ = message!(Messenger { recipient: "7204418830956127", text: hour });
}
