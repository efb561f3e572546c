use sendapi::message;

fn main() {
    let piers = ["North", "South"];
    let _ = message!(Messenger {
    recipient: "7204418830956127",
    text: "Which pier?",
    quick_replies: [
        for pier in piers
        text { title: "Neither", payload: "NONE" },
    ],
    });
}
