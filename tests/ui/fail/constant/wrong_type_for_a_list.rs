use sendapi::message;

const PIERS: [&str; 2] = ["North", "South"];

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "Which pier?",
        quick_replies: PIERS
    });
}
