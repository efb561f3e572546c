//! What is not there is not warned of.

#![deny(deprecated)]

use sendapi::message;

fn main() {
    let tagged = message!(
        recipient: "7204418830956127",
        messaging_type: MESSAGE_TAG,
        #[cfg(any())]
        tag: ACCOUNT_UPDATE,
        #[cfg(all())]
        tag: HUMAN_AGENT,
        text: "Nine.",
    );
    assert!(tagged.to_json().contains("HUMAN_AGENT"));

    let to = message!(
        recipient: {
            #[cfg(any())]
            notification_messages_token: "t",
            #[cfg(all())]
            id: "7204418830956127",
        },
        text: "Nine.",
    );
    assert_eq!(to.recipient().person_id(), Some("7204418830956127"));
}
