//! Reading a body around what is odd in it. Slower than reading it at once, and only tried where that fails.
//!
//! Events, changes and entries are read one by one. What of them cannot be read is kept as [`Odd`]; whatever else cannot
//! be read makes the body unreadable.

use std::borrow::Cow;
use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer as _, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Deserializer, Error, Value};

use crate::reading::json::{Whole, repeated};
use crate::reading::kind::{AN_OBJECT, kind_of_text};
use crate::reading::member::{Member, Reader};
use crate::reading::name::Name;
use crate::reading::odd::Odd;
use crate::webhook::body::{ENTRY, Webhook, halves};
use crate::webhook::change::Change;
use crate::webhook::entry::{CHANGES, Entry, MESSAGING, STANDBY};
use crate::webhook::event::Event;
use crate::webhook::trust::not_a_webhook::NotAWebhook;

/// The body, unless the fault lies elsewhere than in an event, a change or an entry: `first` is the one that the reader
/// met who read it at once, and knows its place.
pub(crate) fn webhook(body: &[u8], first: Error) -> Result<Webhook, NotAWebhook> {
    let mut webhook = Webhook::default();
    for (name, value) in outline(body).map_err(NotAWebhook::unreadable)? {
        match items(value) {
            Some(items) if name == ENTRY && !webhook.says(ENTRY) => {
                webhook.entry = Some(entries(items)?);
            }
            _ if is_too_deep(value) || webhook.take(&name, &mut One(value)).is_err() => {
                return Err(NotAWebhook::unreadable(first));
            }
            _ => {}
        }
    }
    Ok(webhook)
}

fn outline(body: &[u8]) -> Result<Vec<(Cow<'_, str>, &RawValue)>, Error> {
    let mut deserializer = Deserializer::from_slice(body);
    let members = deserializer.deserialize_map(Members)?;
    deserializer.end().map(|()| members)
}

/// Whether it goes deeper than it may as a member of the body; read by itself it would have one level more.
fn is_too_deep(value: &RawValue) -> bool {
    // The brackets stand for that level; the depth limit of serde_json cannot be set.
    serde_json::from_str::<Value>(&format!("[{value}]")).is_err()
}

fn entries(items: Vec<&RawValue>) -> Result<Vec<Entry>, NotAWebhook> {
    let other = items.iter().map(|item| kind_of_text(item.get())).enumerate();
    match other.into_iter().find(|(_, kind)| *kind != AN_OBJECT) {
        Some((index, found)) => Err(NotAWebhook::EntryIsNoObject { index, found }),
        None => Ok(items.into_iter().map(entry).collect()),
    }
}

fn entry(json: &RawValue) -> Entry {
    match read::<Entry>(json) {
        Ok(entry) => entry.unwrap_or_default(),
        Err(why) => entry_around(json).unwrap_or_else(|_| odd_entry(json, &why)),
    }
}

/// An entry that can be read but for the events in it.
fn entry_around(json: &RawValue) -> Result<Entry, Error> {
    let mut entry = Entry::default();
    for (name, value) in members(json)? {
        // Something that is no list may have come under this name before.
        if entry.extra.contains_key(&*name) {
            return Err(repeated(&name));
        }
        match (&*name, items(value)) {
            (MESSAGING, Some(list)) => fill(&mut entry.messaging, list, event, MESSAGING)?,
            (STANDBY, Some(list)) => fill(&mut entry.standby, list, event, STANDBY)?,
            (CHANGES, Some(list)) => fill(&mut entry.changes, list, change, CHANGES)?,
            _ => entry.take(&name, &mut One(value))?,
        }
    }
    entry.finish()?;
    Ok(entry)
}

fn fill<T>(
    field: &mut Option<Vec<T>>,
    items: Vec<&RawValue>,
    read: impl Fn(&RawValue) -> T,
    name: &str,
) -> Result<(), Error> {
    if field.is_some() {
        return Err(repeated(name));
    }
    *field = Some(items.into_iter().map(read).collect());
    Ok(())
}

/// What happened is read all the same. Whose it is shows if that is said once, or the same each time.
fn odd_entry(json: &RawValue, why: &Error) -> Entry {
    let mut entry = Entry::default();
    let members = members(json).unwrap_or_default();
    for (name, value) in &members {
        let items = items(value).unwrap_or_default().into_iter();
        match &**name {
            MESSAGING => entry.messaging.get_or_insert_default().extend(items.map(event)),
            STANDBY => entry.standby.get_or_insert_default().extend(items.map(event)),
            CHANGES => entry.changes.get_or_insert_default().extend(items.map(change)),
            _ => {}
        }
    }
    entry.id = single(&members, "id");
    entry.time = single(&members, "time");
    entry.own_change = own_change(&members).map(Box::new);
    entry.tell_whose();
    entry.odd = Some(Box::new(Odd::unreadable(json, why)));
    entry
}

/// The change that stands in an odd entry itself, if it can be read.
fn own_change(members: &[(Cow<'_, str>, &RawValue)]) -> Option<Change> {
    let read = |json: &str| Whole.deserialize(&mut Deserializer::from_str(json)).ok();
    let whole = |json: &str| read(json).or_else(|| read(&halves::replaced(json)?));
    let member = |name| Some((String::from(name), whole(the_one(members, name)?.get())?));
    let its = [member("field")?, member("value")?].into_iter().collect();
    Reader::new().deserialize(Value::Object(its)).ok()?.ok()
}

fn event(json: &RawValue) -> Event {
    match read::<Event>(json) {
        Ok(Some(event)) => event,
        Ok(None) => Event::default(),
        Err(why) => match without_halves::<Event>(json) {
            Some(mut event) => {
                event.odd = Some(Box::new(Odd::unreadable(json, &why)));
                event
            }
            None => odd_event(json, &why),
        },
    }
}

/// It, if all that is wrong are halves of surrogate pairs.
fn without_halves<T: Member>(json: &RawValue) -> Option<T> {
    let whole = halves::replaced(json.get())?;
    Reader::new().deserialize(&mut Deserializer::from_str(&whole)).ok()?.ok()
}

/// Of whom it is and when still shows, so that it is handed on in its turn.
fn odd_event(json: &RawValue, why: &Error) -> Event {
    let mut event = Event::odd(Odd::unreadable(json, why));
    let members = members(json).unwrap_or_default();
    event.sender = single(&members, "sender");
    event.recipient = single(&members, "recipient");
    event.timestamp = single(&members, "timestamp");
    event
}

fn change(json: &RawValue) -> Change {
    match read::<Change>(json) {
        Ok(Some(change)) => change,
        Ok(None) => Change::default(),
        Err(why) => match without_halves::<Change>(json) {
            Some(mut change) => {
                change.odd = Some(Box::new(Odd::unreadable(json, &why)));
                change
            }
            None => odd_change(json, &why),
        },
    }
}

fn odd_change(json: &RawValue, why: &Error) -> Change {
    let mut change = Change::odd(Odd::unreadable(json, why));
    change.field = single(&members(json).unwrap_or_default(), "field");
    change
}

/// The value as this type; `None` if it is of another kind.
fn read<T: Member>(json: &RawValue) -> Result<Option<T>, Error> {
    let mut deserializer = Deserializer::from_str(json.get());
    Ok(Reader::new().deserialize(&mut deserializer)?.ok())
}

fn items(json: &RawValue) -> Option<Vec<&RawValue>> {
    serde_json::from_str(json.get()).ok()
}

fn members(json: &RawValue) -> Result<Vec<(Cow<'_, str>, &RawValue)>, Error> {
    Deserializer::from_str(json.get()).deserialize_map(Members)
}

/// The member of this name, if it stands there once, or says the same each time.
fn single<T: Member>(members: &[(Cow<'_, str>, &RawValue)], name: &str) -> Option<T> {
    read(the_one(members, name)?).ok().flatten()
}

fn the_one<'de>(members: &[(Cow<'_, str>, &'de RawValue)], name: &str) -> Option<&'de RawValue> {
    let mut named = members.iter().filter(|(other, _)| other == name).map(|(_, value)| *value);
    let first = named.next()?;
    named.all(|value| value.get() == first.get()).then_some(first)
}

/// Reads the members of an object, each value as its text.
struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some(name) = members.next_key_seed(Name)? {
            all.push((name, members.next_value()?));
        }
        Ok(all)
    }
}

/// The value of a member that was named already.
struct One<'de>(&'de RawValue);

impl<'de> MapAccess<'de> for One<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, _: K) -> Result<Option<K::Value>, Error> {
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(&mut Deserializer::from_str(self.0.get()))
    }
}
