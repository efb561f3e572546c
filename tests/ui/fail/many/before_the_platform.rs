use sendapi::{content, message, profile};

fn main() {
    // Where a message is not lent rustc advises to write this.
    let _ = message!(&Messenger { recipient: "7204418830956127", text: "Hello", titel: "Rye" });
    let _ = profile!(&Messenger { get_started: { payload: "START" } });
    let _ = message!(sendapi::Instagram { recipient: "7204418830956127", text: "Hello" });
    let _ = content!(sendapi::Both { text: "" });
}
