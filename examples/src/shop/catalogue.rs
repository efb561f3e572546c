//! What the shop sells: another product is another entry of [`PRODUCTS`].

use sendapi::Payload;

use super::pictures::Look;

/// A product.
#[derive(Debug, PartialEq)]
pub struct Product {
    /// What buttons call it. It stays, as buttons do.
    pub id: &'static str,
    /// Its name.
    pub title: &'static str,
    /// What is in it.
    pub about: &'static str,
    /// What one costs, in Icelandic krónur, which have no fractions.
    pub price: u32,
    /// Where it lies.
    pub shelf: Shelf,
    /// What it looks like.
    pub look: Look,
}

/// A shelf of the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Payload)]
pub enum Shelf {
    /// Loaves.
    Loaves,
    /// Rolls.
    Rolls,
    /// What is sweet.
    Sweets,
}

impl Shelf {
    /// All of them, as they stand in the shop.
    pub const ALL: [Self; 3] = [Self::Loaves, Self::Rolls, Self::Sweets];

    /// What is written above it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Loaves => "Loaves",
            Self::Rolls => "Rolls",
            Self::Sweets => "Something sweet",
        }
    }

    /// What lies on it.
    pub fn products(self) -> impl Iterator<Item = &'static Product> {
        PRODUCTS.iter().filter(move |product| product.shelf == self)
    }
}

/// The product of this id, unless it is sold no more.
#[must_use]
pub fn find(id: &str) -> Option<&'static Product> {
    PRODUCTS.iter().find(|product| product.id == id)
}

/// An amount of money in words.
#[must_use]
pub fn kronur(amount: u32) -> String {
    match (amount / 1000, amount % 1000) {
        (0, rest) => format!("{rest} kr."),
        (thousands, rest) => format!("{thousands}.{rest:03} kr."),
    }
}

/// The code of the currency.
pub const CURRENCY: &str = "ISK";

/// All that is sold.
pub static PRODUCTS: [Product; 8] = [
    Product {
        id: "rye",
        title: "Dark rye",
        about: "Baked for a day beside a hot spring",
        price: 1290,
        shelf: Shelf::Loaves,
        look: Look::Tin,
    },
    Product {
        id: "sourdough",
        title: "Sourdough",
        about: "Wheat, water, salt and two days of patience",
        price: 1190,
        shelf: Shelf::Loaves,
        look: Look::Round,
    },
    Product {
        id: "baguette",
        title: "Baguette",
        about: "A crust that can be heard across the street",
        price: 690,
        shelf: Shelf::Loaves,
        look: Look::Stick,
    },
    Product {
        id: "seed_roll",
        title: "Seed roll",
        about: "Sunflower, pumpkin and sesame",
        price: 290,
        shelf: Shelf::Rolls,
        look: Look::Roll,
    },
    Product {
        id: "bagel",
        title: "Bagel",
        about: "Boiled first, baked after, poppy seeds on top",
        price: 350,
        shelf: Shelf::Rolls,
        look: Look::Ring,
    },
    Product {
        id: "cinnamon_bun",
        title: "Cinnamon bun",
        about: "Butter, cinnamon and cardamom",
        price: 590,
        shelf: Shelf::Sweets,
        look: Look::Spiral,
    },
    Product {
        id: "croissant",
        title: "Croissant",
        about: "27 layers, and all of them butter",
        price: 490,
        shelf: Shelf::Sweets,
        look: Look::Crescent,
    },
    Product {
        id: "oat_cookie",
        title: "Oat cookie",
        about: "Oats and dark chocolate, no nuts",
        price: 390,
        shelf: Shelf::Sweets,
        look: Look::Cookie,
    },
];
