use sendapi::message;

fn main() {
    let mid = "m_71";
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "The ferry leaves at nine.",
        reply_to: { mid },
    });
}
