use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "When do you travel?",
        metadata: #[cfg(unix)]
        "ferry",
    });
}
