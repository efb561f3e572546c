//! The answer to a batch as the platform mostly writes it, read without a tree.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

/// What was answered to one item: a status, headers that are text, and a body that is text.
pub(super) struct Item<'a> {
    pub(super) status: u16,
    pub(super) headers: Vec<Header<'a>>,
    pub(super) body: String,
}

/// One header of such an answer.
pub(super) struct Header<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) value: Cow<'a, str>,
}

/// The items of the answer, `None` for each `null`; if all of them are such ones.
pub(super) fn items(answer: &[u8]) -> Option<Vec<Option<Item<'_>>>> {
    serde_json::from_slice(answer).ok()
}

impl<'de> Deserialize<'de> for Item<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ItemVisitor)
    }
}

struct ItemVisitor;

impl<'de> Visitor<'de> for ItemVisitor {
    type Value = Item<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the answer to an item")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Item<'de>, A::Error> {
        let (mut status, mut headers, mut body) = (None, Vec::new(), String::new());
        // Of two with the same name the last counts.
        while let Some(Word(name)) = members.next_key()? {
            match &*name {
                "code" => status = Some(members.next_value()?),
                "headers" => headers = members.next_value()?,
                "body" => body = members.next_value()?,
                other => return Err(A::Error::unknown_field(other, &["code", "headers", "body"])),
            }
        }
        let status = status.ok_or_else(|| A::Error::missing_field("code"))?;
        Ok(Item { status, headers, body })
    }
}

impl<'de> Deserialize<'de> for Header<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(HeaderVisitor)
    }
}

struct HeaderVisitor;

impl<'de> Visitor<'de> for HeaderVisitor {
    type Value = Header<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a header")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Header<'de>, A::Error> {
        let (mut name, mut value) = (None, None);
        while let Some(Word(member)) = members.next_key()? {
            let Word(text) = members.next_value()?;
            match &*member {
                "name" => name = Some(text),
                "value" => value = Some(text),
                other => return Err(A::Error::unknown_field(other, &["name", "value"])),
            }
        }
        let header = name.zip(value).map(|(name, value)| Header { name, value });
        header.ok_or_else(|| A::Error::missing_field("value"))
    }
}

/// A text that is borrowed, unless something in it is escaped.
struct Word<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Word<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(WordVisitor)
    }
}

struct WordVisitor;

impl<'de> Visitor<'de> for WordVisitor {
    type Value = Word<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Word<'de>, E> {
        Ok(Word(text.into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Word<'de>, E> {
        Ok(Word(text.to_owned().into()))
    }
}
