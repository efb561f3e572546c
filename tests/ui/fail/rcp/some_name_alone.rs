use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: { name: { first_name: "Ada" } },
    text: "The ferry leaves at nine.",
    });
}
