//! Words out of text.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{Deserializer, Error, Visitor};

use crate::check::unknown_word::UnknownWord;
use crate::convert::value::{Storage, Word};
use crate::tree::{Node, View};

/// The word that is written in `text`, in any of the spellings that the platform takes.
pub(crate) fn read<T: Word>(text: &str) -> Result<T, UnknownWord> {
    let word = T::read(Node::new(View::Text(text)), Storage::Owned);
    word.ok_or_else(|| UnknownWord::new(text, T::CHOICES))
}

/// The word that a format's string is.
pub(crate) fn deserialize<'de, T: Word, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(Text(PhantomData))
}

struct Text<T>(PhantomData<fn() -> T>);

impl<T: Word> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", T::CHOICES.noun)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        read(text).map_err(E::custom)
    }
}
