//! What a body says of one account.

use serde_core::de::MapAccess;
use serde_core::ser::SerializeMap as _;
use serde_core::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::reading::json::keep_whole;
use crate::reading::member::{Member, keep};
use crate::reading::name::Name;
use crate::reading::odd::Odd;
use crate::reading::scalar::Scalar;
use crate::reading::time::Time;
use crate::webhook::change::Change;
use crate::webhook::event::Event;

/// Events of one account.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Entry {
    /// The Page or Instagram account.
    pub id: Option<Scalar>,
    /// When it was sent.
    pub time: Option<Time>,
    /// Events of conversations.
    pub messaging: Option<Vec<Event>>,
    /// Events of conversations that another app has.
    pub standby: Option<Vec<Event>>,
    /// What happened outside the conversations, such as comments.
    pub changes: Option<Vec<Change>>,
    /// Members that are not known, or whose value is not of the kind above, as they came.
    pub extra: Map<String, Value>,
    /// The whole entry as it came, if something in it beside its events cannot be read. It is written as this; of the
    /// members above id, time, events and changes are read as far as they can be, and no others.
    pub odd: Option<Box<Odd>>,
}

impl Entry {
    /// Whether it says something that is neither an event nor a change: it is [odd](Self::odd), or has no events and
    /// changes but members that are not known, or in place of a list of them something else.
    #[must_use]
    pub fn says_something_else(&self) -> bool {
        let is_something = |name| self.extra.get(name).is_some_and(|value| !value.is_null());
        let has_events = self.messaging.iter().chain(&self.standby).any(|list| !list.is_empty())
            || self.changes.as_ref().is_some_and(|list| !list.is_empty());
        self.odd.is_some()
            || LISTS.into_iter().any(is_something)
            || (!has_events && self.extra.keys().any(|name| !MEMBERS.contains(&name.as_str())))
    }

    /// Reads the value of the member that was just named.
    pub(crate) fn take<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        members: &mut A,
    ) -> Result<(), A::Error> {
        match name {
            ID => keep(&mut self.id, name, members, &mut self.extra),
            TIME => keep(&mut self.time, name, members, &mut self.extra),
            MESSAGING => keep(&mut self.messaging, name, members, &mut self.extra),
            STANDBY => keep(&mut self.standby, name, members, &mut self.extra),
            CHANGES => keep(&mut self.changes, name, members, &mut self.extra),
            _ => keep_whole(name, members, &mut self.extra),
        }
    }

    /// Whether a typed field says what this member would say again.
    fn says(&self, name: &str) -> bool {
        match name {
            ID => self.id.is_some(),
            TIME => self.time.is_some(),
            MESSAGING => self.messaging.is_some(),
            STANDBY => self.standby.is_some(),
            CHANGES => self.changes.is_some(),
            _ => false,
        }
    }
}

impl Member for Entry {
    fn of_object<'de, A: MapAccess<'de>>(mut members: A) -> Result<Result<Self, Value>, A::Error> {
        let mut entry = Self::default();
        while let Some(name) = members.next_key_seed(Name)? {
            entry.take(&name, &mut members)?;
        }
        Ok(Ok(entry))
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(odd) = &self.odd {
            return odd.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        if let Some(id) = &self.id {
            map.serialize_entry(ID, id)?;
        }
        if let Some(time) = &self.time {
            map.serialize_entry(TIME, time)?;
        }
        let events = [(MESSAGING, &self.messaging), (STANDBY, &self.standby)];
        for (name, events) in events {
            if let Some(events) = events {
                map.serialize_entry(name, events)?;
            }
        }
        if let Some(changes) = &self.changes {
            map.serialize_entry(CHANGES, changes)?;
        }
        for (name, value) in self.extra.iter().filter(|(name, _)| !self.says(name)) {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

const ID: &str = "id";
const TIME: &str = "time";
pub(crate) const MESSAGING: &str = "messaging";
pub(crate) const STANDBY: &str = "standby";
pub(crate) const CHANGES: &str = "changes";

const LISTS: [&str; 3] = [MESSAGING, STANDBY, CHANGES];
const MEMBERS: [&str; 5] = [ID, TIME, MESSAGING, STANDBY, CHANGES];
