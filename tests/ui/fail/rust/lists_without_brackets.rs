//! `for` and `if` make items of a list and stand in its brackets.
use sendapi::content;

fn main() {
    let (breads, late) = (["Rye", "Spelt"], true);
    let _ = content!(Messenger {
        text: "Which?",
        quick_replies: for bread in breads {
            text { title: bread, payload: bread }
        },
    });
    let _ = content!(Messenger {
        text: "Which?",
        quick_replies: if late {
            text { title: "Tomorrow", payload: "TOMORROW" }
        },
    });
}
