use sendapi::message;

fn main() {
    let psid = String::from("7204418830956127");
    let _ = message!(Messenger { recipient: psid, text: "Which pier?", quick_replies: [null] });
}
