use sendapi::message;

fn main() {
    let _ = message!(Instagram {
        recipient: "6618203947715",
        text: "Where do we send the bill?",
        quick_replies: [user_email {}],
    });
}
