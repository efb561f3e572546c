use sendapi::message;

fn main() {
    let _ = message!("The ferry leaves at nine.");
}
