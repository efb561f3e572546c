//! What cannot be read as what it stands for.

use std::fmt;

use serde_core::{Serialize, Serializer};
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};

use crate::reading::kind::kind_of;

/// An event, a change or an entry that cannot be read: whole, as the text that came. Everything else in its body is read
/// all the same.
///
/// That is what has a name twice in one object (one of its values would be lost), what is no object, holds a number beyond
/// all bounds, or goes deeper than 127 objects and lists in one another. Nothing of the kind is known of the platform. An
/// event or a change with half of a surrogate pair in it is read all the same, and kept as this
/// [beside](field@crate::webhook::Event::odd).
///
/// ```
/// use sendapi_core::webhook::{Kind, Webhook};
///
/// let webhook = Webhook::from_json(br#"{"object": "page", "entry": [{"id": "1", "messaging": [
///     {"sender": {"id": "7"}, "message": {"mid": "m_1", "mid": "m_2"}},
///     {"sender": {"id": "7"}, "message": {"mid": "m_3", "text": "Rye?"}}
/// ]}]}"#)?;
/// let [odd, message] = webhook.events().collect::<Vec<_>>()[..] else { panic!("two events") };
/// let Kind::Odd(odd) = &odd.kind else { panic!("an odd one") };
/// assert!(odd.json().contains(r#""mid": "m_1", "mid": "m_2""#));
/// assert!(odd.to_string().starts_with("`mid` stands twice in one object"));
/// assert!(matches!(message.kind, Kind::Message(_)));
/// # Ok::<(), sendapi_core::webhook::NotAWebhook>(())
/// ```
#[derive(Clone)]
pub struct Odd {
    json: Box<RawValue>,
    why: String,
}

impl Odd {
    /// The text as it came. It is JSON by its form.
    #[must_use]
    pub fn json(&self) -> &str {
        self.json.get()
    }

    pub(crate) fn unreadable(json: &RawValue, why: &serde_json::Error) -> Self {
        Self { json: json.to_owned(), why: why.to_string() }
    }

    /// For a value that is no object.
    pub(crate) fn no_object(value: Value) -> Result<Self, Value> {
        let why = format!("it is {}, not an object", kind_of(&value));
        match to_raw_value(&value) {
            Ok(json) => Ok(Self { json, why }),
            Err(_) => Err(value),
        }
    }
}

impl PartialEq for Odd {
    fn eq(&self, other: &Self) -> bool {
        self.json() == other.json()
    }
}

/// Why it cannot be read: line and column count from its own beginning.
impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

impl fmt::Debug for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Odd").field("why", &self.why).field("json", &self.json()).finish()
    }
}

/// It is written as it came, by `serde_json`.
impl Serialize for Odd {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}
