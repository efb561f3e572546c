use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: 99999999999999999999999999999999999999999999,
        text: "The ferry leaves at nine.",
    });
}
