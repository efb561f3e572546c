use sendapi::message;

mod piers {
    pub const NORTH: &str = "The pier behind the lighthouse, on the far side of the island, where the ferry of nine leaves";
}

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: generic { elements: [element { title: piers::NORTH, subtitle: "Ferry" }] },
    });
}
