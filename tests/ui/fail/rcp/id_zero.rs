use sendapi::message;

fn main() {
    let _ = message!(Messenger { recipient: 0, text: "The ferry leaves at nine." });
}
