//! Conditions of which none holds, and two; and two constants.

use sendapi::message;

const PERSON: u64 = 7_204_418_830_956_127;
const COMMENT: &str = "17";

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
        recipient: { id: PERSON, comment_id: COMMENT },
        text: "Nine.",
    });
}
