//! An enum of one's own as a payload wants the derive.
use sendapi::content;

enum Action {
    Buy,
}

fn main() {
    let _ = content!(Messenger {
        text: "Which?",
        quick_replies: [text { title: "Rye", payload: Action::Buy }]
    });
    let _ = content!(Messenger {
        attachment: button {
            text: "Which?",
            buttons: [postback { title: "Rye", payload: Action::Buy }]
        },
    });
}
