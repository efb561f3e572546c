use sendapi::message;

const CAPTAIN: &str = "psid-7204";

fn main() {
    let _ = message!(Messenger { recipient: CAPTAIN, text: "The ferry leaves at nine." });
}
