use sendapi::MessagingType;
use sendapi::message;

const KIND: MessagingType = MessagingType::Update;

fn main() {
    let _ = KIND;
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: KIND,
        text: "The ferry leaves at nine."
    });
}
