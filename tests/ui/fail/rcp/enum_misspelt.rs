use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: { comment: "18023345989012587" },
    text: "The ferry leaves at nine.",
    });
}
