use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: { phone_number: "+16505551234", name: { first: "Ada" } },
    text: "The ferry leaves at nine.",
    });
}
