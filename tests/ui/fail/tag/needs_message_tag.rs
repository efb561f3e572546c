use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        tag: HUMAN_AGENT,
        text: "We found your umbrella.",
    });
}
