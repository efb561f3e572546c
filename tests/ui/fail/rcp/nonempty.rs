use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: { user_ref: "" },
    text: "The ferry leaves at nine.",
    });
}
