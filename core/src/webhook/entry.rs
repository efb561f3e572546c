//! What a body says of one account.

use serde_core::de::{DeserializeSeed as _, Error as _, MapAccess};
use serde_core::ser::SerializeMap as _;
use serde_core::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::reading::json::keep_whole;
use crate::reading::member::{Member, Members, Reader, keep};
use crate::reading::name::Name;
use crate::reading::odd::Odd;
use crate::reading::scalar::Scalar;
use crate::reading::time::Time;
use crate::webhook::change::{Change, FIELD, VALUE};
use crate::webhook::event::Event;
use crate::webhook::kinds::call::{CallEvent, CallSettings};

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
    /// What became of calls.
    pub calls: Option<Vec<CallEvent>>,
    /// How the account takes calls now.
    pub call_settings: Option<Box<CallSettings>>,
    /// A change whose `field` and `value` stand in the entry itself, as comments on Instagram also come.
    ///
    /// See <https://developers.facebook.com/docs/instagram-platform/webhooks/examples>.
    pub own_change: Option<Box<Change>>,
    /// An event of a conversation whose members stand in the entry itself:
    /// [`CallPermissionReply`](crate::webhook::Kind::CallPermissionReply).
    pub own_event: Option<Box<Event>>,
    /// Members that are not known, or whose value is not of the kind above, as they came.
    pub extra: Map<String, Value>,
    /// The whole entry as it came, if something in it beside its events cannot be read. It is written as this; of the
    /// members above id, time, events and changes are read as far as they can be, and no others.
    pub odd: Option<Box<Odd>>,
}

impl Entry {
    /// Its events, be they in the list, in the entry itself or among its changes; but not those on
    /// [`standby`](Self::standby).
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        let among_changes = self.all_changes().filter_map(Change::as_event);
        self.messaging.iter().flatten().chain(self.own_event.as_deref()).chain(among_changes)
    }

    /// Its changes, be they in the list or in the entry itself.
    pub fn all_changes(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().flatten().chain(self.own_change.as_deref())
    }

    /// Whose it is: its [id](Self::id), or of an event in the entry itself the recipient.
    #[must_use]
    pub fn account(&self) -> Option<&Scalar> {
        let recipient = || self.own_event.as_ref()?.recipient.as_ref()?.id.as_ref();
        self.id.as_ref().or_else(recipient)
    }

    /// Whether it says something that is neither an event nor a change nor a call: it is [odd](Self::odd), tells of
    /// [`call_settings`](Self::call_settings), has nothing but members that are not known, or in place of a list of
    /// events something else.
    #[must_use]
    pub fn says_something_else(&self) -> bool {
        let is_something = |name| self.extra.get(name).is_some_and(|value| !value.is_null());
        let has_events = self.events().next().is_some()
            || self.standby.as_ref().is_some_and(|list| !list.is_empty())
            || self.calls.as_ref().is_some_and(|list| !list.is_empty())
            || self.all_changes().next().is_some();
        self.odd.is_some()
            || self.call_settings.is_some()
            || LISTS.into_iter().any(is_something)
            || (!has_events && self.extra.keys().any(|name| !MEMBERS.contains(&name.as_str())))
    }

    /// The same without what [says something else](Self::says_something_else): what goes with each of its events, should
    /// they be handed on one by one.
    #[must_use]
    pub fn without_something_else(mut self) -> Self {
        self.odd = None;
        self.call_settings = None;
        self.extra.retain(|name, value| value.is_null() || !LISTS.contains(&name.as_str()));
        self
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
            CALLS => keep(&mut self.calls, name, members, &mut self.extra),
            CALL_SETTINGS => keep(&mut self.call_settings, name, members, &mut self.extra),
            _ => keep_whole(name, members, &mut self.extra),
        }
    }

    /// What only all members together tell.
    pub(crate) fn finish(&mut self) -> Result<(), serde_json::Error> {
        let field = self.extra.get(FIELD).and_then(Value::as_str).map(str::to_owned);
        if field.is_some() || self.extra.get(VALUE).is_some_and(|value| !value.is_null()) {
            let is_its = |name: &str| Change::has_in_entry(name, field.as_deref());
            self.own_change = self.taken(is_its)?.map(Box::new);
        }
        if self.extra.get(CALL_PERMISSION_REPLY).is_some_and(Value::is_object) {
            self.own_event = self.taken(|name| OF_AN_EVENT.contains(&name))?.map(Box::new);
        }
        self.tell_whose();
        Ok(())
    }

    /// Lets its events know the account, by which they tell what is the account's own doing.
    pub(crate) fn tell_whose(&mut self) {
        let account = self.account().cloned();
        let lists = self.messaging.iter_mut().chain(&mut self.standby).flatten();
        for event in lists.chain(self.own_event.as_deref_mut()) {
            event.belongs_to(account.as_ref());
        }
        for change in self.changes.iter_mut().flatten().chain(self.own_change.as_deref_mut()) {
            change.belongs_to(account.as_ref());
        }
    }

    /// An object that these members make, which stand among those of the entry.
    fn taken<T: Member>(
        &mut self,
        is_its: impl Fn(&str) -> bool,
    ) -> Result<Option<T>, serde_json::Error> {
        let names: Vec<String> = self.extra.keys().filter(|name| is_its(name)).cloned().collect();
        let members: Map<_, _> =
            names.iter().filter_map(|name| self.extra.remove_entry(name)).collect();
        Ok(Reader::new().deserialize(Value::Object(members))?.ok())
    }

    /// Whether a typed field says what this member would say again.
    fn says(&self, name: &str) -> bool {
        match name {
            ID => self.id.is_some(),
            TIME => self.time.is_some(),
            MESSAGING => self.messaging.is_some(),
            STANDBY => self.standby.is_some(),
            CHANGES => self.changes.is_some(),
            CALLS => self.calls.is_some(),
            CALL_SETTINGS => self.call_settings.is_some(),
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
        entry.finish().map_err(A::Error::custom)?;
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
        if let Some(calls) = &self.calls {
            map.serialize_entry(CALLS, calls)?;
        }
        if let Some(settings) = &self.call_settings {
            map.serialize_entry(CALL_SETTINGS, settings)?;
        }
        if let Some(change) = &self.own_change {
            change.write_members(&mut map)?;
        }
        if let Some(event) = &self.own_event {
            event.write_members(&mut map)?;
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
const CALLS: &str = "calls";
const CALL_SETTINGS: &str = "call_settings";
const CALL_PERMISSION_REPLY: &str = "call_permission_reply";

const LISTS: [&str; 4] = [MESSAGING, STANDBY, CHANGES, CALLS];
const MEMBERS: [&str; 6] = [ID, TIME, MESSAGING, STANDBY, CHANGES, CALLS];

/// What of an entry belongs to the event that it is itself.
const OF_AN_EVENT: [&str; 5] =
    ["sender", "recipient", "timestamp", "is_self", CALL_PERMISSION_REPLY];
