use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: image_grid {
            elements: [element {
                images: [
                    image { url: "https://millbakery.example/rye.jpg" },
                    image { url: "https://millbakery.example/oat.jpg" },
                ],
                buttons: [
                    postback { title: "Rye", payload: "RYE" },
                    postback { title: "Spelt", payload: "SPELT" },
                    postback { title: "Oat", payload: "OAT" },
                    postback { title: "Barley", payload: "BARLEY" },
                ],
            }],
        },
    });
}
