use sendapi::message;

const NORTH: &str =
    "The pier behind the lighthouse, on the far side of the island, where the ferry of nine leaves";
const PICTURE: &str = "north.jpg";

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: generic {
            elements: [element {
                title: NORTH,
                image_url: PICTURE,
                buttons: [
                    postback { title: "North", payload: const { "" } },
                    postback { title: const { "" }, payload: "SOUTH" },
                ],
            }],
        },
    });
}
