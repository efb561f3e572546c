//! What is made at run time is no constant.
use sendapi::{Content, Payload, content};

#[derive(Payload)]
enum Action {
    Menu,
}

const WELCOME: Content<'static> = content!(Messenger {
    text: "Good morning",
    quick_replies: [text { title: "Menu", payload: Action::Menu }]
});

fn main() {}
