use sendapi::message;

fn main() {
    let _ = message!(Messenger { recipient: 7204.5, text: "The ferry leaves at nine." });
}
