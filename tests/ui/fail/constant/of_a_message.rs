use sendapi::{Message, message};

const NORTH: &str = "The pier behind the lighthouse";

static QUESTION: Message<'static> = message!(Messenger {
    recipient: "7204418830956127",
    attachment: button {
        text: "Which pier?",
        buttons: [postback { title: NORTH, payload: "NORTH" }],
    },
});

fn main() {
    let _ = &QUESTION;
}
