use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: button { text: "Call the pier", buttons: [phone_number { title: "Call" }] },
    });
}
