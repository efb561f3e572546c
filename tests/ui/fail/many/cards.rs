use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: generic {
            image_aspect_ratio: "portrait",
            elements: [
                element { titel: "Island tour", subtitle: "Two hours" },
                element { title: "Lighthouse" },
                element {
                    title: "Old harbour",
                    image_url: "harbour.jpg",
                    default_action: web_url { title: "Timetable" },
                    buttons: [
                        postback { title: "Book" },
                        web_url { title: "", url: "/timetable" },
                        phone_number { title: "Call", payload: "0800-FERRY" },
                        postback { title: "Weather", payload: "WEATHER" },
                    ],
                },
            ],
        },
    });
}
