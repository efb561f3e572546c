use sendapi::message;

fn main() {
    let id = 7204418830956127_i64;
    let _ = message!(Messenger {
    recipient: id as u64
    text: "The ferry leaves at nine.",
    });
}
