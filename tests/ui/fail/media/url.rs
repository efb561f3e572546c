use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: media { elements: [video { url: "https://millbakery.example/oven.mp4" }] },
    });
}
