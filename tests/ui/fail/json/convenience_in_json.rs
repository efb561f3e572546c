use sendapi::message;

fn main() {
    let _ = message!({
    "recipient": "7204418830956127",
    "message": { "text": "The ferry leaves at nine." }
    });
}
