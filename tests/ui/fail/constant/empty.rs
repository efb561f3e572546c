use sendapi::message;

const GREETING: &str = "";

fn main() {
    let _ = message!(Messenger { recipient: "7204418830956127", text: GREETING });
}
