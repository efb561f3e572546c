use sendapi::message;

const COMMENT: f64 = 7204.5;

fn main() {
    let _ = message!(Messenger { recipient: { comment_id: COMMENT }, text: "Thank you." });
}
