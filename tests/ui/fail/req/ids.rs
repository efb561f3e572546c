use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "The ferry leaves at nine.",
        id: "101",
    });
}
