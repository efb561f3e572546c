//! Parts of the API inside Rust's expressions, which do not know them.
use sendapi::content;

fn main() {
    let (breads, late) = (["Rye", "Spelt"], true);
    let _ = content!(Messenger {
        text: "When?",
        quick_replies: [match late {
            true => text { title: "Tomorrow", payload: "TOMORROW" },
            false => text { title: "Today", payload: "TODAY" },
        }],
    });
    let _ = content!(Messenger {
        text: "Which?",
        quick_replies: breads.map(|bread| text { title: bread, payload: bread })
    });
    let _ = content!(Messenger {
        attachment: match late {
            true => image { url: "https://bakery.example/closed.png" },
            false => image { url: "https://bakery.example/open.png" },
        },
    });
}
