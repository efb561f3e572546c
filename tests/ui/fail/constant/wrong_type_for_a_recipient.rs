use sendapi::message;

const OPEN: bool = true;

fn main() {
    let _ = message!(Messenger { recipient: OPEN, text: "The ferry leaves at nine." });
}
