use sendapi::message;

const NORTH: &&str =
    &"North pier, on the far side of the island, where the ferry of nine leaves in every weather";
const PIER: &Option<&str> = &Some("nowhere");

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: generic { elements: [element { title: NORTH, image_url: PIER }] },
    });
}
