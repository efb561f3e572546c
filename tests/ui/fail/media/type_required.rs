use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: media { elements: [element { attachment_id: "50211" }] },
    });
}
