use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: generic {
            image_aspect_ratio: "portrait",
            elements: [element {
                title: "Island tour",
                image_url: "https://ferry.example/pier.jpg"
            }],
        },
    });
}
