use sendapi::message;

fn main() {
    let _ = message!(Mesenger { recipient: "7204418830956127", text: "The ferry leaves at nine." });
}
