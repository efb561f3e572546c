//! The shelves, and what lies on them.

use sendapi::{Message, Recipient, Text, message};

use crate::shop::action::Action;
use crate::shop::catalogue::{Product, Shelf, kronur};
use crate::shop::pictures::Pictures;

/// Which shelves there are.
pub fn shelves(recipient: Recipient<'_>) -> Message<'_> {
    offered(recipient, "Three shelves, all of it baked last night:")
}

/// The same for somebody whose button means nothing any more.
pub fn of_today(recipient: Recipient<'_>) -> Message<'_> {
    let words =
        "That button is an old one, and the shelves look different now. This is what we have:";
    offered(recipient, words)
}

/// Any words, with the shelves to tap below.
pub fn offered<'a>(recipient: Recipient<'a>, words: impl Into<Text<'a>>) -> Message<'a> {
    message!(Messenger {
        recipient,
        text: words.into(),
        quick_replies: [for shelf in Shelf::ALL {
            text { title: shelf.title(), payload: Action::Show { shelf } }
        }],
    })
}

/// What lies on a shelf: a card for each product.
pub fn shelf<'a>(recipient: Recipient<'a>, shelf: Shelf, pictures: &Pictures) -> Message<'a> {
    message!(Messenger {
        recipient,
        attachment: generic {
            elements: [for product in shelf.products() {
                element {
                    title: product.title,
                    subtitle: described(product),
                    image_url: pictures.url(product),
                    buttons: [
                        postback { title: "Add one", payload: add(product, None) },
                        postback { title: "Add three", payload: add(product, Some(3)) },
                    ],
                }
            }],
        },
    })
}

fn described(product: &Product) -> String {
    format!("{} · {}", product.about, kronur(product.price))
}

fn add(product: &Product, loaves: Option<u8>) -> Action {
    Action::Add { product: product.id.to_owned(), loaves }
}
