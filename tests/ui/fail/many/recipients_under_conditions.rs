//! Conditions of which none holds, and two, of other members and of the same.

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: {
            #[cfg(any())]
            id: "7204418830956127",
        },
        text: "Nine.",
    });
    let _ = message!(Messenger {
        recipient: {
            #[cfg(all())]
            id: "7204418830956127",
            #[cfg(not(any()))]
            user_ref: "box",
        },
        text: "Nine.",
    });
    let _ = message!(Messenger {
        recipient: {
            #[cfg(all())]
            id: "7204418830956127",
            #[cfg(not(any()))]
            id: "1",
        },
        text: "Nine.",
    });
}
