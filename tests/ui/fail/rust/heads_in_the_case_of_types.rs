//! A head that is written as Rust writes the names of types.
use sendapi::{content, message};

fn main() {
    let _ = content!(Messenger {
        text: "Which?",
        quick_replies: [Text { title: "Rye", payload: "RYE" }]
    });
    let _ = content!(Messenger {
        attachment: ButtonTemplate {
            text: "Shall we put one aside?",
            buttons: [Postback { title: "Yes", payload: "YES" }],
        },
    });
    let _ = content!(Messenger {
        attachment: button {
            text: "Shall we put one aside?",
            buttons: [Postback { title: "Yes", payload: "YES" }],
        },
    });
    let _ = content!(Messenger {
        attachment: generic { elements: [Element { title: "Rye", subtitle: "Baked today" }] }
    });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "Which?",
        quick_replies: [QuickReply { title: "Rye", payload: "RYE" }],
    });
}
