use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: media {
            elements: [image {
                attachment_id: "50211",
                buttons: [
                    postback { title: "Rye", payload: "RYE" },
                    postback { title: "Spelt", payload: "SPELT" },
                    postback { title: "Oat", payload: "OAT" },
                    postback { title: "Barley", payload: "BARLEY" },
                ],
            }],
        },
    });
}
