use sendapi::message;

fn main() {
    let person = 7204.5;
    let _ = message!(Messenger { recipient: { id: person }, text: "The ferry leaves at nine." });
}
