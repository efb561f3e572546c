//! A variant of an object that is one of several.

use super::{Field, Shape};

/// A variant of an enum that is an object with the members of one variant.
#[derive(Clone, Copy, Debug)]
pub struct Alternative {
    /// Its name in Rust.
    pub rust: &'static str,
    /// Its members.
    pub fields: &'static [Field],
    /// The struct that has the members; none where the variant holds the one that it has.
    pub shape: Option<fn() -> &'static Shape>,
}

impl Alternative {
    /// Whether the member of this name is its own.
    #[must_use]
    pub fn has_member(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }

    /// How many members all of them have.
    pub(crate) const fn count(all: &[Self]) -> usize {
        let (mut rest, mut count) = (all, 0);
        while let [one, tail @ ..] = rest {
            (rest, count) = (tail, count + one.fields.len());
        }
        count
    }

    /// The members of all of them, of which there are `N`.
    #[expect(clippy::panic, reason = "runs while this crate compiles, on what the derive reads")]
    pub(crate) const fn fields<const N: usize>(all: &[Self]) -> [Field; N] {
        // An array has to be filled before its items can be written one by one.
        let [Self { fields: [first, ..], .. }, ..] = all else {
            panic!("one of several needs a variant")
        };
        let mut fields = [*first; N];
        let (mut rest, mut free): (_, &mut [Field]) = (all, &mut fields);
        while let [one, tail @ ..] = rest {
            let (own, others) = free.split_at_mut(one.fields.len());
            own.copy_from_slice(one.fields);
            (rest, free) = (tail, others);
        }
        fields
    }
}
