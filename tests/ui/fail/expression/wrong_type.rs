use sendapi::message;

fn main() {
    let hour = 9.5;
    let _ = message!(Messenger { recipient: "7204418830956127", text: hour });
}
