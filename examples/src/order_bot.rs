//! A bot that takes orders for bread: what its buttons send are values of [`Action`], and each person has a basket.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sendapi::webhook::{Handler, Incoming};
use sendapi::{Message, Payload, Recipient, message};

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Payload)]
pub enum Action {
    /// Shows the shelf. The first version of the bot called it `SHELF`, and those buttons are still out there.
    #[payload(alias = "SHELF")]
    Shelf,
    /// Puts a bread into the basket. Buttons from before there were loaves to choose add one.
    Add {
        /// Which.
        bread: Bread,
        /// How many; one if it is left out.
        loaves: Option<u8>,
    },
    /// Orders what is in the basket.
    Order,
}

/// A kind of bread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Payload)]
pub enum Bread {
    /// Dark rye.
    Rye,
    /// Spelt with seeds.
    Spelt,
}

impl Bread {
    const ALL: [Self; 2] = [Self::Rye, Self::Spelt];

    const fn title(self) -> &'static str {
        match self {
            Self::Rye => "Dark rye",
            Self::Spelt => "Spelt with seeds",
        }
    }
}

/// The bot. It forgets the baskets when the program ends.
#[derive(Debug, Default)]
pub struct OrderBot {
    baskets: Mutex<HashMap<String, Basket>>,
}

type Basket = BTreeMap<Bread, u32>;

impl Handler for OrderBot {
    type Error = sendapi::Error;

    async fn handle(&self, incoming: Incoming) -> Result<(), sendapi::Error> {
        let (Some(page), Some(reply)) = (incoming.page(), incoming.reply()) else { return Ok(()) };
        let person = incoming.person().unwrap_or_default();
        // A button that is older than anything this program knows gets the shelf, like any word.
        let tapped = incoming.payload().and_then(Result::ok);
        let message = self.answer(&person, tapped, reply.recipient.clone());
        page.answer(&reply, &message).await.map(drop)
    }
}

impl OrderBot {
    fn answer<'a>(
        &self,
        person: &str,
        tapped: Option<Action>,
        recipient: Recipient<'a>,
    ) -> Message<'a> {
        match tapped {
            None | Some(Action::Shelf) => shelf(recipient),
            Some(Action::Add { bread, loaves }) => {
                let basket = self.add(person, bread, loaves.unwrap_or(1));
                in_the_basket(recipient, &basket)
            }
            Some(Action::Order) => match self.baskets().remove(person) {
                Some(basket) => ordered(recipient, &basket),
                None => shelf(recipient),
            },
        }
    }

    fn add(&self, person: &str, bread: Bread, loaves: u8) -> Basket {
        let mut baskets = self.baskets();
        let basket = baskets.entry(person.to_owned()).or_default();
        *basket.entry(bread).or_default() += u32::from(loaves);
        basket.clone()
    }

    fn baskets(&self) -> MutexGuard<'_, HashMap<String, Basket>> {
        self.baskets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn shelf(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger {
        recipient,
        attachment: generic {
            elements: [for bread in Bread::ALL {
                element {
                    title: bread.title(),
                    subtitle: "Baked today",
                    buttons: [
                        postback { title: "One", payload: Action::Add { bread, loaves: None } },
                        postback { title: "Two", payload: Action::Add { bread, loaves: Some(2) } },
                    ],
                }
            }],
        },
    })
}

fn in_the_basket<'a>(recipient: Recipient<'a>, basket: &Basket) -> Message<'a> {
    message!(Messenger {
        recipient,
        text: format!("In your basket: {}", listed(basket)),
        quick_replies: [
            text { title: "Order", payload: Action::Order },
            text { title: "More", payload: Action::Shelf },
        ],
    })
}

fn ordered<'a>(recipient: Recipient<'a>, basket: &Basket) -> Message<'a> {
    message!(Messenger {
        recipient,
        text: format!("Ordered: {}. See you at the bakery", listed(basket)),
    })
}

fn listed(basket: &Basket) -> String {
    let lines = basket.iter().map(|(bread, loaves)| format!("{loaves} × {}", bread.title()));
    lines.collect::<Vec<_>>().join(", ")
}
