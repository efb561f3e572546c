use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        persona_id: "captain",
        text: "The ferry leaves at nine.",
    });
}
