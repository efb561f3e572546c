use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: generic {
            elements: [element {
                title: "Island tour",
                buttons: [
                    postback { title: "Book", payload: "BOOK" },
                    postback { title: "Prices", payload: "PRICES" },
                    postback { title: "Map", payload: "MAP" },
                    postback { title: "Weather", payload: "WEATHER" },
                ],
            }],
        },
    });
}
