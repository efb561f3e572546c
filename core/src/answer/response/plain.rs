//! Receipts as the platform mostly writes them, read without a map: ids as text and nothing else.

use std::fmt;

use serde_core::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Deserializer as Json;

use super::Receipt;

/// The receipt, if it is such a one; whatever else it is, it is read as the members that it has.
pub(super) fn receipt(body: &[u8]) -> Option<Receipt> {
    let mut json = Json::from_slice(body);
    let receipt = json.deserialize_map(Plain).ok()?;
    json.end().ok()?;
    receipt.says_something().then_some(receipt)
}

struct Plain;

impl<'de> Visitor<'de> for Plain {
    type Value = Receipt;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ids of a receipt")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Receipt, A::Error> {
        let mut receipt = Receipt::default();
        while let Some(name) = members.next_key()? {
            let place = match name {
                Name::Recipient => &mut receipt.recipient_id,
                Name::Message => &mut receipt.message_id,
                Name::Attachment => &mut receipt.attachment_id,
            };
            let id: String = members.next_value()?;
            // Of two with the same name the last counts, and a blank one is none.
            if place.is_some() || id.trim().is_empty() {
                return Err(A::Error::custom("an id that is blank, or there twice"));
            }
            *place = Some(id);
        }
        Ok(receipt)
    }
}

/// The name of an id.
enum Name {
    Recipient,
    Message,
    Attachment,
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(OneOfThem)
    }
}

struct OneOfThem;

impl Visitor<'_> for OneOfThem {
    type Value = Name;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of an id")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Name, E> {
        match name {
            "recipient_id" => Ok(Name::Recipient),
            "message_id" => Ok(Name::Message),
            "attachment_id" => Ok(Name::Attachment),
            _ => Err(E::custom("a member that is none of them")),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{members, receipt as read};
    use super::*;

    #[test]
    fn what_is_more_than_ids_as_text_is_read_as_members() {
        for odd in [
            "{}",
            r#"{"message_id":" "}"#,
            r#"{"message_id":7}"#,
            r#"{"message_id":"1","message_id":"2"}"#,
            r#"{"message_id":"1","error":{}}"#,
            r#"{"message_id":"1"} 7"#,
            r#"{"id":"1"}"#,
        ] {
            assert_eq!(receipt(odd.as_bytes()), None, "{odd}");
        }
    }

    proptest! {
        /// Whichever way a receipt is read, it says the same.
        #[test]
        fn both_ways_read_the_same(
            all in prop::collection::vec(
                ("recipient_id|message_id|attachment_id|id|error|result|code", ".{0,3}|[0-9]{1,20}"),
                0..4,
            ),
        ) {
            let all: Vec<_> =
                all.iter().map(|(name, id)| format!("{name:?}:{}", serde_json::json!(id))).collect();
            let body = format!("{{{}}}", all.join(","));
            if let Some(plain) = receipt(body.as_bytes()) {
                prop_assert_eq!(plain, members(body.as_bytes()).and_then(read).unwrap());
            }
        }
    }
}
