use sendapi::{Payload, content};

#[derive(Payload)]
enum Action {
    FAQ,
}

fn main() {
    let _ = content!(Messenger {
        text: "What would you like to know?",
        quick_replies: [text { title: "Questions", payload: Action::FAQ }],
    });
}
