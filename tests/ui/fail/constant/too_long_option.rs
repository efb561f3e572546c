use sendapi::message;

const NOTE: Option<&str> =
    Some("Round the island in two hours, with a stop at the lighthouse and at the old harbour");

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: generic {
            elements: [element {
                title: "Island tour",
                subtitle: NOTE,
                image_url: "https://ferry.example/pier.jpg"
            }]
        },
    });
}
