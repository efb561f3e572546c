use sendapi::message;

const HOUR: &u32 = &9;
const PIER: &Option<bool> = &None;
const PRICE: &f64 = &9.5;

fn main() {
    let _ = message!(Messenger { recipient: "7204418830956127", text: HOUR });
    let _ = message!(Messenger { recipient: PIER, text: "The ferry leaves at nine." });
    let _ = message!(Messenger { recipient: { id: PRICE }, text: PIER });
}
