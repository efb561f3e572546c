use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: { id: "7204418830956127", name: { first_name: "Ada" } },
    text: "The ferry leaves at nine.",
    });
}
