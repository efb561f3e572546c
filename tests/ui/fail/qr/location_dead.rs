use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        text: "Where do we bring the bread?",
        quick_replies: [quick_reply { content_type: location }],
    });
}
