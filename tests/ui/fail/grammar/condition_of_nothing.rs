use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "When do you travel?",
        quick_replies: [
            user_email {},
            #[cfg(unix)]
        ],
    });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "When do you travel?",
        #[cfg(unix)]
    });
}
