use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: "7204418830956127",
    metadata:
    #[cfg(debug_assertions)]
    text: "The ferry leaves at nine.",
    });
}
