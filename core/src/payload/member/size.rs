//! How long a payload can be, as far as is known while compiling.

use super::Member;
use crate::limit::sentence::Sentence;
use crate::limit::{Unit, characters};
use crate::payload::LIMIT;

/// How many characters a text has.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// No fewer than these.
    least: usize,
    /// No more than these; `None` if any number.
    most: Option<usize>,
    /// How many of them are written as three in another payload, at most.
    escaped: usize,
    members: usize,
}

impl Size {
    /// Any text.
    pub const ANY: Self = Self { least: 0, most: None, escaped: 0, members: 0 };

    /// No text: the start of [`or`](Self::or).
    pub const NONE: Self = Self { least: usize::MAX, most: Some(0), escaped: 0, members: 0 };

    /// A text of so many characters.
    #[must_use]
    pub const fn between(least: usize, most: usize) -> Self {
        Self { least, most: Some(most), escaped: 0, members: 0 }
    }

    /// With so many characters among them that are written as three.
    #[must_use]
    pub const fn escaping(self, escaped: usize) -> Self {
        Self { escaped, ..self }
    }

    /// A payload of this name.
    #[must_use]
    pub const fn of(name: &str) -> Self {
        Self::between(characters(name), characters(name))
    }

    /// With a member.
    #[must_use]
    pub const fn with<T>(self, key: &str, member: Member<T>) -> Self {
        let Member { size: value, optional, .. } = member;
        // The sign before it and the one behind its key.
        let around = 2 + characters(key);
        let most = match (self.most, value.most) {
            (Some(most), Some(more)) => Some(most + around + more + 2 * value.escaped),
            _ => None,
        };
        Self {
            least: if optional { self.least } else { self.least + around + value.least },
            most,
            escaped: self.escaped + value.escaped + if self.members > 0 { 1 } else { 0 },
            members: self.members + 1,
        }
    }

    /// Either of the two.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        let most = match (self.most, other.most) {
            (Some(one), Some(another)) => Some(larger(one, another)),
            _ => None,
        };
        Self {
            least: if self.least < other.least { self.least } else { other.least },
            most,
            escaped: larger(self.escaped, other.escaped),
            members: 0,
        }
    }

    /// Refuses a variant whose payload can be too long while its texts are short.
    ///
    /// # Panics
    /// Then, while compiling.
    #[track_caller]
    #[expect(clippy::panic, reason = "this is how a variant is refused while compiling")]
    pub const fn check(self, variant: &str) {
        let (size, verb) = match self.most {
            Some(most) => (most, " can be "),
            None => (self.least, " is at least "),
        };
        if size > LIMIT {
            let sentence = Sentence::new()
                .push("payload of ")
                .quoted(variant)
                .push(verb)
                .count(size, Unit::Characters)
                .push(" long, ")
                .number(size - LIMIT)
                .push(" over the limit of ")
                .number(LIMIT)
                .push(": shorten its names, or give it fewer members");
            panic!("{}", sentence.as_str())
        }
    }
}

const fn larger(one: usize, another: usize) -> usize {
    if one > another { one } else { another }
}
