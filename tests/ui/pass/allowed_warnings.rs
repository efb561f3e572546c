//! What warns is allowed where everything deprecated can be: at the statement, the block, the function, the constant.

#![deny(deprecated)]

use sendapi::{Message, message};

#[allow(deprecated)]
const RENEWED: Message<'static> = message!(Messenger {
    recipient: "7204418830956127",
    messaging_type: MESSAGE_TAG,
    tag: ACCOUNT_UPDATE,
    text: "Your pass was renewed.",
});

#[expect(deprecated)]
fn begins() -> Message<'static> {
    message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: MESSAGE_TAG,
        tag: CONFIRMED_EVENT_UPDATE,
        text: "The tour begins at ten.",
    })
}

fn main() {
    #[allow(deprecated)]
    let call = message!(Messenger {
        recipient: "7204418830956127",
        attachment: button {
            text: "Call the pier",
            buttons: [phone_number { title: "Call", payload: "650 555 1234" }],
        },
    });
    #[allow(deprecated)]
    let silent = {
        message!(Instagram {
            recipient: "7204418830956127",
            notification_type: NO_PUSH,
            text: "Nine."
        })
    };
    for warnings in [RENEWED.warnings(), begins().warnings(), call.warnings(), silent.warnings()] {
        assert_eq!(warnings.len(), 1);
    }
}
