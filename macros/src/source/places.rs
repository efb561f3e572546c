//! The places of a macro call, by number: what the checker's findings point back to.

use crate::source::tokens::Tokens;

/// Every place of a call, in the order of the source.
#[derive(Debug, Default)]
pub(crate) struct Places {
    places: Vec<Spot>,
}

/// An item of a list.
#[derive(Clone, Debug)]
pub(crate) struct ItemSpot {
    pub(crate) tokens: Tokens,
    /// The least number of items that it stands for.
    pub(crate) at_least: usize,
    pub(crate) order: usize,
}

/// What can be pointed at in one place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spot {
    /// The key or the value.
    pub(crate) whole: Tokens,
    /// Of an object, the token that stands for it where something is missing in it.
    pub(crate) opening: Tokens,
    /// Where it stands among the mistakes.
    pub(crate) order: usize,
    /// Of a list, its items.
    pub(crate) items: Vec<ItemSpot>,
}

impl Places {
    /// Takes the next number.
    pub(crate) fn next(&mut self, whole: Tokens) -> usize {
        let order = self.places.len();
        self.places.push(Spot { opening: whole.clone(), whole, order, items: Vec::new() });
        order
    }

    /// Takes a number for tokens inside the place `number`, which is already taken.
    pub(crate) fn within(&mut self, number: usize, whole: Tokens) -> usize {
        let order = self.get(number).map_or(number, |place| place.order);
        let place = self.next(whole);
        if let Some(spot) = self.get_mut(place) {
            spot.order = order;
        }
        place
    }

    /// The place with a number.
    pub(crate) fn get(&self, number: usize) -> Option<&Spot> {
        self.places.get(number)
    }

    /// The place with a number, to add to it.
    pub(crate) fn get_mut(&mut self, number: usize) -> Option<&mut Spot> {
        self.places.get_mut(number)
    }
}

impl Spot {
    /// The items behind the first `from`, and where the first of them stands among the mistakes.
    pub(crate) fn surplus(&self, from: usize) -> Option<(Tokens, usize)> {
        let mut count = 0;
        let mut surplus = self.items.iter().skip_while(|item| {
            count += item.at_least;
            count <= from
        });
        let first = surplus.next()?;
        let mut tokens = first.tokens.as_slice().to_vec();
        for item in surplus {
            tokens.extend_from_slice(item.tokens.as_slice());
        }
        Some((Tokens::from(tokens.as_slice()), first.order))
    }
}
