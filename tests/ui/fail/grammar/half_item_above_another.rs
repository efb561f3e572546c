use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: "7204418830956127",
    attachment: button {
        text: "Which pier?",
        buttons: [
            post
            postback { title: "North", payload: "NORTH" },
        ],
    },
    });
}
