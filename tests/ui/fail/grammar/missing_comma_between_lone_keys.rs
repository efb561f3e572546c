use sendapi::message;

fn main() {
    let (recipient, text) = ("7204418830956127", "The ferry leaves at nine.");
    let _ = message!(Messenger { recipient text });
}
