use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: image_grid {
            elements: [element {
                images: [
                    image {
                        url: "https://millbakery.example/rye.jpg",
                        action: { type: "audio_call", text: "Call us" },
                    },
                    image { url: "https://millbakery.example/oat.jpg" },
                ],
            }],
        },
    });
}
