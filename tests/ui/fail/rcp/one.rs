use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: { id: "7204418830956127", user_ref: "checkbox-12" },
    text: "The ferry leaves at nine.",
    });
}
