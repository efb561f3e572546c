use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: media {
            elements: [image { attachment_id: "50211" }, image { attachment_id: "50212" }],
        },
    });
}
