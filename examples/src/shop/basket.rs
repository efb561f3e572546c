//! A basket, which holds only so much.

use super::catalogue::{PRODUCTS, Product, find};

/// What somebody is about to order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Basket {
    /// What was put in first comes first.
    lines: Vec<Line>,
}

/// A product in a basket.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// What it is.
    pub product: &'static Product,
    /// How many there are of it.
    pub loaves: u8,
}

impl Basket {
    /// How many loaves and rolls a basket holds.
    pub const HOLDS: u8 = 12;

    /// Puts in as many as there is room for, and tells how many that were.
    pub fn add(&mut self, product: &'static Product, loaves: u8) -> u8 {
        let fitting = loaves.min(Self::HOLDS.saturating_sub(self.loaves()));
        match self.lines.iter_mut().find(|line| line.product == product) {
            Some(line) => line.loaves = line.loaves.saturating_add(fitting),
            None if fitting > 0 => self.lines.push(Line { product, loaves: fitting }),
            None => {}
        }
        fitting
    }

    /// Takes out all there are of the product with this id, and tells what it was.
    pub fn take_out(&mut self, id: &str) -> Option<&'static Product> {
        let product = find(id)?;
        let before = self.lines.len();
        self.lines.retain(|line| line.product != product);
        (self.lines.len() < before).then_some(product)
    }

    /// What is in it. There is a line for each product, so never more than there are [`PRODUCTS`].
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        debug_assert!(self.lines.len() <= PRODUCTS.len(), "a product has one line");
        &self.lines
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// How many are in it.
    #[must_use]
    pub fn loaves(&self) -> u8 {
        self.lines.iter().map(|line| line.loaves).fold(0, u8::saturating_add)
    }

    /// What it costs.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.lines.iter().map(Line::price).sum()
    }

    /// In words: "2 × Dark rye, 1 × Bagel".
    #[must_use]
    pub fn listed(&self) -> String {
        let lines = self.lines.iter();
        let lines = lines.map(|line| format!("{} × {}", line.loaves, line.product.title));
        lines.collect::<Vec<_>>().join(", ")
    }
}

impl Line {
    /// What all of them cost.
    #[must_use]
    pub fn price(&self) -> u32 {
        self.product.price * u32::from(self.loaves)
    }
}
