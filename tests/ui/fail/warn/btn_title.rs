#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: button {
            text: "When do you travel?",
            buttons: [web_url {
                title: "Open the whole timetable",
                url: "https://ferry.example/timetable"
            }],
        },
    });
}
