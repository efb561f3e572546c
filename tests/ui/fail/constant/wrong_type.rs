use sendapi::message;

const HOUR: u32 = 9;

fn main() {
    let _ = message!(Messenger { recipient: "7204418830956127", text: HOUR });
}
