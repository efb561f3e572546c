use sendapi::message;

fn main() {
    let summer = true;
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "The ferry leaves at nine.",
        if summer { metadata: "summer" },
    });
}
