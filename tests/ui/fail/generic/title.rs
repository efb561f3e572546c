use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: generic {
            elements: [element {
                title: "Round the island in two hours, with a stop at the lighthouse and at the old harbour",
                subtitle: "Two hours",
            }],
        },
    });
}
