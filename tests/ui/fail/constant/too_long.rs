use sendapi::message;

const NORTH: &str = "The pier behind the lighthouse";

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "Which pier?",
        quick_replies: [text { title: NORTH, payload: "NORTH" }],
    });
}
