use sendapi::message;

const NORTH: &str = "The pier behind the lighthouse";
const PICTURE: &str = "north.jpg";

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: generic {
            elements: [element {
                title: NORTH,
                image_url: PICTURE,
                buttons: [
                    postback { title: NORTH, payload: "NORTH" },
                    postback { title: const { "" }, payload: "SOUTH" },
                ],
            }],
        },
    });
}
