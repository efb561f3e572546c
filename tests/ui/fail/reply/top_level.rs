use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: "7204418830956127",
    message: { text: "The ferry leaves at nine.", reply_to: { mid: "m_71" } },
    });
}
