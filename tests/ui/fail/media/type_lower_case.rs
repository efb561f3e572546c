use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: media { elements: [{ media_type: audio, attachment_id: "50211" }] },
    });
}
