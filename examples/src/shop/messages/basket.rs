//! The basket.

use sendapi::{Message, Recipient, message};

use crate::shop::action::Action;
use crate::shop::basket::{Basket, Line};
use crate::shop::catalogue::kronur;
use crate::shop::pictures::Pictures;

/// That something was put in, or what did not fit.
pub fn added<'a>(recipient: Recipient<'a>, basket: &Basket, left_over: u8) -> Message<'a> {
    let head = match left_over {
        0 => String::new(),
        _ => format!("A basket holds {}, so {left_over} did not fit. ", Basket::HOLDS),
    };
    message!(Messenger {
        recipient,
        text: format!("{head}In your basket: {}.", basket.listed()),
        quick_replies: [
            text { title: "Check out", payload: Action::CheckOut },
            text { title: "My basket", payload: Action::Basket },
            text { title: "More", payload: Action::Shelves },
        ],
    })
}

/// What is in the basket: a card for each product.
pub fn contents<'a>(recipient: Recipient<'a>, basket: &Basket, pictures: &Pictures) -> Message<'a> {
    message!(Messenger {
        recipient,
        attachment: generic {
            elements: [for line in basket.lines() {
                element {
                    title: line.product.title,
                    subtitle: format!("{} × {}", line.loaves, kronur(line.product.price)),
                    image_url: pictures.url(line.product),
                    buttons: [
                        postback { title: "One more", payload: one_more(line) },
                        postback { title: "Take out", payload: take_out(line) },
                    ],
                }
            }],
        },
    })
}

/// What it costs, and where to go from here.
pub fn total<'a>(recipient: Recipient<'a>, basket: &Basket) -> Message<'a> {
    message!(Messenger {
        recipient,
        text: format!("{} in all.", kronur(basket.total())),
        quick_replies: [
            text { title: "Check out", payload: Action::CheckOut },
            text { title: "More", payload: Action::Shelves },
            text { title: "Empty the basket", payload: Action::Empty },
        ],
    })
}

/// That something was taken out.
pub fn taken_out<'a>(recipient: Recipient<'a>, title: &str, basket: &Basket) -> Message<'a> {
    message!(Messenger {
        recipient,
        text: format!("{title} is out. In your basket: {}.", basket.listed()),
        quick_replies: [
            text { title: "Check out", payload: Action::CheckOut },
            text { title: "My basket", payload: Action::Basket },
            text { title: "More", payload: Action::Shelves },
        ],
    })
}

/// That nothing is in it.
pub fn empty(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger {
        recipient,
        text: "Your basket is empty.",
        quick_replies: [text { title: "Shelves", payload: Action::Shelves }],
    })
}

fn one_more(line: &Line) -> Action {
    Action::Add { product: line.product.id.to_owned(), loaves: None }
}

fn take_out(line: &Line) -> Action {
    Action::TakeOut { product: line.product.id.to_owned() }
}
