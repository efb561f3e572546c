//! A head that leaves a level to write, and the tags written out: the same message.

#![deny(warnings)]

use sendapi::message;

fn main() {
    let short = message!(Messenger {
        recipient: "7204418830956127",
        attachment: button {
            text: "When do you travel?",
            buttons: [postback { title: "Today", payload: "TODAY" }],
        },
    });
    let middle = message!(Messenger {
        recipient: "7204418830956127",
        attachment: template {
            payload: button {
                text: "When do you travel?",
                buttons: [postback { title: "Today", payload: "TODAY" }],
            },
        },
    });
    let long = message!(Messenger {
        recipient: { id: "7204418830956127" },
        message: {
            attachment: {
                type: template,
                payload: {
                    template_type: button,
                    text: "When do you travel?",
                    buttons: [{ type: postback, title: "Today", payload: "TODAY" }],
                },
            },
        },
    });
    assert_eq!([&middle, &long], [&short; 2]);
}
