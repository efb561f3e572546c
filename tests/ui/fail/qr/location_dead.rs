use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "Where are you?",
        quick_replies: [location {}],
    });
}
