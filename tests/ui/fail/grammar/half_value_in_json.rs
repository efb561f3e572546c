use sendapi::message;

fn main() {
    let _ = message!({
        "recipient":
        "message": { "text": "The ferry leaves at nine." }
    });
}
