//! The places of a macro call, by number: what the checker's findings point back to.

use crate::tokens::Tokens;

/// Every place of a call, in the order of the source.
#[derive(Debug, Default)]
pub(crate) struct Places {
    places: Vec<Spot>,
}

/// What can be pointed at in one place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spot {
    /// The key or the value.
    pub(crate) whole: Tokens,
    /// Of an object, the token that stands for it where something is missing in it.
    pub(crate) opening: Tokens,
    /// Of a list, its items with the least number that each stands for.
    pub(crate) items: Vec<(Tokens, usize)>,
}

impl Places {
    /// Takes the next number.
    pub(crate) fn next(&mut self, whole: Tokens) -> usize {
        self.places.push(Spot { opening: whole.clone(), whole, items: Vec::new() });
        self.places.len() - 1
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
    /// The items behind the first `from`.
    pub(crate) fn surplus(&self, from: usize) -> Tokens {
        let mut count = 0;
        let surplus = self.items.iter().filter(|(_, at_least)| {
            count += at_least;
            count > from
        });
        surplus.flat_map(|(tokens, _)| tokens.as_slice().iter().cloned()).collect()
    }
}
