//! A name that is misspelt is one error, in rustc's words, which know what is near: nothing that the macro makes of it is
//! told beside.
use sendapi::{Content, Message, Tag, content, message, profile};

const GREETING: &str = "Good morning";

const WELCOME: Content<'static> = content!(Messenger { text: GREETINGG });

static HELLO: Message<'static> =
    message!(Messenger { recipient: BAKERR, text: GREETINGG, persona_id: PERSONAA });

struct Bread {
    title: &'static str,
}

enum Action {
    Buy,
}

fn chips(breads: &[Bread]) -> Content<'_> {
    content!(Messenger {
        text: "Which?",
        quick_replies: [
            text { title: TITLEE, payload: "RYE" },
            if LATEE {
                text { title: "Tomorrow", payload: TOMORROWW },
            },
            for bread in breads {
                text { title: bread.titel, payload: Action::Sell },
            },
        ],
    })
}

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: MESSAGE_TAG,
        tag: Tag::HumanAgnet,
        text: GREETINGG,
    });
    let _ = message!(Both { recipient: "7204418830956127", text: Words::GREETING });
    let _ = content!(Instagram { text: greting() });
    let _ = content!(Messenger { text: const { GREETINGG } });
    let _ = content!(Messenger { text: "Which?", quick_replies: CHIPSS });
    let _ = content!(Messenger {
        attachment: receipt {
            recipient_name: NAMEE,
            order_number: ORDERR,
            currency: "USD",
            payment_method: "Visa",
            summary: { total_cost: COSTT },
        },
    });
    let _ = profile!(Messenger { get_started: { payload: STARTT }, whitelisted_domains: [BAKERY] });
}
