use sendapi::message;

fn main() {
    let _ = message!(Messenger { recipient: true, text: "The ferry leaves at nine." });
}
