use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: airline_checkin { intro_message: "Check in now" },
    });
}
