use sendapi::message;

const CAPTAIN: &str = "psid-7204";

fn main() {
    let _ = message!(Messenger { recipient: { id: CAPTAIN }, text: "The ferry leaves at nine." });
}
