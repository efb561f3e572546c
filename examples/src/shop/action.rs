//! What a tap means: the payloads of all buttons, quick replies and menu items.

use sendapi::Payload;

use super::catalogue::Shelf;

/// What a person wants.
///
/// Buttons live on for years in conversations, so they carry all that they need and rely on nothing that is remembered.
#[derive(Clone, Debug, PartialEq, Eq, Payload)]
pub enum Action {
    /// Begins: the button Get Started.
    Start,
    /// Asks which shelves there are.
    Shelves,
    /// Shows what lies on a shelf.
    Show {
        /// Which.
        shelf: Shelf,
    },
    /// Puts a product into the basket.
    Add {
        /// Its id in the catalogue. It may be sold no more when the button is tapped.
        product: String,
        /// How many; one if it is left out.
        loaves: Option<u8>,
    },
    /// Shows what is in the basket.
    Basket,
    /// Takes a product out of the basket, all there are of it.
    TakeOut {
        /// Its id in the catalogue.
        product: String,
    },
    /// Takes everything out of the basket.
    Empty,
    /// Goes to the till.
    CheckOut,
    /// Chooses when to collect the order.
    Collect {
        /// The day, in days since 1970.
        day: u64,
        /// The hour of the day.
        hour: u8,
    },
    /// Orders in this name.
    Order {
        /// Whose the order is.
        name: String,
    },
    /// Wants to order in another name.
    OtherName,
    /// Asks when the shop is open.
    Hours,
    /// Asks what is free of nuts.
    Nuts,
    /// Wants to talk to somebody.
    Person,
}
