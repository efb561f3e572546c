use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: button {
            text: "When do you travel?",
            buttons: [postback { title: "\u{200b}", payload: "TODAY" }],
        },
    });
}
