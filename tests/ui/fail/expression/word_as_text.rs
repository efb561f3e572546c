use sendapi::message;

fn main() {
    let action = String::from("typing_on");
    let _ = message!(Messenger { recipient: "7204418830956127", sender_action: action });
}
