use sendapi::message;

fn kind() -> &'static str {
    "postback"
}

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: button {
            text: "When do you travel?",
            buttons: [{ type: kind(), title: "Today", payload: "TODAY" }],
        },
    });
}
