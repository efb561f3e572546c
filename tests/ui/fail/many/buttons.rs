//! Too many buttons, and one that lacks something.
use sendapi::content;

fn main() {
    let _ = content!(Messenger {
        attachment: button {
            text: "Rye?",
            buttons: [
                postback { title: "One", payload: "1" },
                postback { title: "Two", payload: "2" },
                web_url { title: "Look" },
                postback { title: "Four", payload: "4" },
                postback { title: "Five", payload: "5" },
            ],
        },
    });
}
