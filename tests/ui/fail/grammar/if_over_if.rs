use sendapi::message;

fn main() {
    let (summer, open) = (true, true);
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "Which pier?",
        quick_replies: [if if summer { open } else { false } {
            user_email {}
        }],
    });
}
