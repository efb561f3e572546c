use sendapi::message;

fn main() {
    let _ = message!(Messenger { recipient: "", text: "The ferry leaves at nine." });
}
