use sendapi::message;

fn main() {
    let respons = sendapi::MessagingType::Response;
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: respons,
        text: "The ferry leaves at nine."
    });
}
