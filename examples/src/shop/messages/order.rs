//! The order: when, in whose name, the receipt, what the person thinks of it, and the next morning.

use std::time::{SystemTime, UNIX_EPOCH};

use sendapi::template::receipt::Summary;
use sendapi::{Message, Recipient, message};

use crate::shop::NAME;
use crate::shop::action::Action;
use crate::shop::catalogue::CURRENCY;
use crate::shop::collection::Collection;
use crate::shop::ordering::Order;
use crate::shop::pictures::Pictures;
use crate::shop::template;

/// When to collect it?
pub fn when(recipient: Recipient<'_>, now: SystemTime) -> Message<'_> {
    message!(Messenger {
        recipient,
        text: "When do you want to collect it?",
        quick_replies: [for collection in Collection::all(now) {
            text { title: collection.title(), payload: collection.action() }
        }],
    })
}

/// In this name?
pub fn is_that_the_name<'a>(
    recipient: Recipient<'a>,
    collection: Collection,
    name: &str,
) -> Message<'a> {
    message!(Messenger {
        recipient,
        text: format!("{}. Shall we keep it in the name of {name}?", collection.title()),
        quick_replies: [
            text { title: "Yes, order", payload: Action::Order { name: name.to_owned() } },
            text { title: "Another name", payload: Action::OtherName },
            text { title: "My basket", payload: Action::Basket },
        ],
    })
}

/// In which name?
pub fn which_name(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger { recipient, text: "In which name shall we keep it? Write it here." })
}

/// The receipt.
pub fn receipt<'a>(recipient: Recipient<'a>, order: &'a Order, pictures: &Pictures) -> Message<'a> {
    let since_1970 = order.at.duration_since(UNIX_EPOCH).unwrap_or_default();
    message!(Messenger {
        recipient,
        attachment: receipt {
            recipient_name: &order.name,
            order_number: &order.number,
            merchant_name: NAME,
            currency: CURRENCY,
            payment_method: "In the shop",
            timestamp: since_1970.as_secs().to_string(),
            elements: [for line in order.basket.lines() {
                element {
                    title: line.product.title,
                    subtitle: line.product.about,
                    quantity: u32::from(line.loaves),
                    price: line.price(),
                    currency: CURRENCY,
                    image_url: pictures.url(line.product),
                }
            }],
            summary: Summary::total(order.basket.total()),
        },
    })
}

/// How was it to order here?
pub fn feedback(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger {
        recipient,
        attachment: customer_feedback {
            title: "Ordered. How was that?",
            subtitle: "One question, ten seconds",
            button_title: "Rate it",
            feedback_screens: [screen {
                questions: [csat {
                    id: QUESTION,
                    title: "How do you like to order here?",
                    score_label: neg_pos,
                    score_option: five_stars,
                    follow_up: free_form { placeholder: "What could be better?" },
                }],
            }],
            business_privacy: business_privacy { url: "https://bakery.example/privacy" },
        },
    })
}

/// For somebody who liked it.
pub fn rated_well(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger {
        recipient,
        text: "Thank you, the baker will be glad to hear that.",
        quick_replies: [text { title: "Shelves", payload: Action::Shelves }],
    })
}

/// For somebody who did not.
pub fn rated_badly(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger {
        recipient,
        text: "Thank you for saying so. Do you want to tell somebody what went wrong?",
        quick_replies: [
            text { title: "Talk to somebody", payload: Action::Person },
            text { title: "Shelves", payload: Action::Shelves },
        ],
    })
}

/// The next morning: an approved template, which may be sent at any time.
pub fn ready(recipient: Recipient<'_>, collection: Collection) -> Message<'_> {
    message!(Messenger {
        recipient,
        messaging_type: UTILITY,
        template: utility {
            name: template::NAME,
            language: language { code: template::LANGUAGE },
            components: [body {
                parameters: [text { text: collection.weekday() }, text { text: collection.time() },],
            }],
        },
    })
}

/// What the answer to [`feedback`] calls the question.
pub const QUESTION: &str = "ordering";
