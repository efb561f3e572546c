use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        text: "Which bread?",
        quick_replies: [text { payload: "RYE" }],
    });
}
