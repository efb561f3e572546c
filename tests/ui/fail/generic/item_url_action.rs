#![allow(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: generic {
            elements: [element {
                title: "Island tour",
                item_url: "https://ferry.example/tour",
                default_action: web_url { url: "https://ferry.example/timetable" },
            }],
        },
    });
}
