#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Instagram {
        recipient: "7204418830956127",
        attachment: button {
            text: "When do you travel?",
            buttons: [web_url {
                title: "Timetable",
                url: "https://ferry.example/timetable",
                webview_height_ratio: tall
            }],
        },
    });
}
