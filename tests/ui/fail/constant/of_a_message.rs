use sendapi::{Message, message};

const NORTH: &str =
    "The pier behind the lighthouse, on the far side of the island, where the ferry of nine leaves";

static QUESTION: Message<'static> = message!(Messenger {
    recipient: "7204418830956127",
    attachment: generic { elements: [element { title: NORTH, subtitle: "Ferry" }] },
});

fn main() {
    let _ = &QUESTION;
}
