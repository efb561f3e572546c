use sendapi::message;

mod piers {
    pub const NORTH: &str = "The pier behind the lighthouse";
}

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: button {
            text: "Which pier?",
            buttons: [postback { title: piers::NORTH, payload: "NORTH" }],
        },
    });
}
