//! What is made at run time is no constant: rustc's words name the way, in the names of what it will not call.
use sendapi::{Content, Message, Payload, content, message};

#[derive(Payload)]
enum Action {
    Menu,
}

const WELCOME: Content<'static> = content!(Messenger {
    text: "Good morning",
    quick_replies: [text { title: "Menu", payload: Action::Menu }]
});

const BUTTON: Content<'static> = content!(Messenger {
    attachment: button {
        text: "Good morning",
        buttons: [postback { title: "Menu", payload: Action::Menu }],
    },
});

const HELLO: Message<'static> =
    message!(Messenger { recipient: "7204418830956127", text: hello() });

static BREADS: Content<'static> = content!(Messenger {
    text: "Which?",
    quick_replies: [
        if cfg!(debug_assertions) {
            text { title: "Rye", payload: "RYE" },
        },
    ],
});

const MENU: Action = Action::Menu;

fn hello() -> &'static str {
    "Hello"
}

fn main() {
    let _ = content!(Messenger {
        text: "Which?",
        quick_replies: [text { title: "Menu", payload: MENU }],
    });
}
