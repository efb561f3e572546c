use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        notification_type: SILENT,
        text: "The ferry leaves at nine.",
    });
}
