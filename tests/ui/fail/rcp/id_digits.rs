use sendapi::message;

fn main() {
    let _ = message!(Messenger { recipient: "psid-7204", text: "The ferry leaves at nine." });
}
