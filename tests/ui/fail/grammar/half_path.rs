use sendapi::message;

mod texts {
    pub const GREETING: &str = "Welcome aboard";
}

fn main() {
    let _ = texts::GREETING;
    let _ = message!(Messenger { recipient: "7204418830956127", text: texts:: });
}
