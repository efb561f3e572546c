use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: image_grid {
            elements: [element {
                images: [
                    image { url: "https://millbakery.example/rye.jpg", action: web_url {} },
                    image { url: "https://millbakery.example/oat.jpg" },
                ],
            }],
        },
    });
}
