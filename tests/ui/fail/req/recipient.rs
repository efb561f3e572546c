use sendapi::message;

fn main() {
    let _ = message!(Messenger { text: "The ferry leaves at nine." });
}
