use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: {
        i
        id: "7204418830956127",
    },
    text: "The ferry leaves at nine.",
    });
}
