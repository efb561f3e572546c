use sendapi::message;

fn main() {
    let _ = message!(Instagram {
        recipient: "7204418830956127",
        messaging_type: UTILITY,
        text: "The ferry leaves at nine.",
    });
}
