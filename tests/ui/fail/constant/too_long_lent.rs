use sendapi::message;

const NORTH: &&str = &"North pier, on the far side";
const PIER: &Option<&str> = &Some("nowhere");

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "Which pier?",
        quick_replies: [text { title: NORTH, payload: "NORTH", image_url: PIER }],
    });
}
