use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: image_grid {
            elements: [element {
                images: [
                    image { url: "https://ferry.example/a.jpg", action: web_url { url: "tour" } },
                    image { url: "https://ferry.example/b.jpg" },
                ],
            }],
        },
    });
}
