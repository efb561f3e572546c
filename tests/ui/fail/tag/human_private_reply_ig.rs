use sendapi::message;

fn main() {
    let _ = message!(Instagram {
    recipient: { comment_id: "18023345989012587" },
    messaging_type: MESSAGE_TAG,
    tag: HUMAN_AGENT,
    text: "We found your umbrella.",
    });
}
