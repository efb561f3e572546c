use sendapi::message;

fn main() {
    let _ =
        message!(<WhatsApp> { recipient: "7204418830956127", text: "The ferry leaves at nine." });
}
