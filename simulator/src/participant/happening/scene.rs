//! What something that happens is told from: who, where, when, and what was said of it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::SystemTime;

use sendapi_core::told::Written;
use serde_json::{Map, Value, json};

use crate::attachments::pictures;
use crate::context::Context;
use crate::participant::{ActionError, Participant};
use crate::wire::members::present;
use crate::{Platform, time};

/// What is told, without what stands around it.
pub(super) enum Told {
    /// The members of an event of a conversation, beside its sides and time.
    Event(Value),
    /// An event that names its sides by itself.
    Whole(Value),
    /// A change: its field and its value.
    Change(&'static str, Value),
    /// A change whose members stand in the entry itself.
    FlatChange(&'static str, Value),
    /// Members of the entry.
    InEntry(Value),
}

pub(super) struct Scene<'s> {
    pub(super) context: &'s Context,
    /// Where the simulator listens.
    pub(super) url: &'s str,
    pub(super) account: &'s str,
    pub(super) platform: Platform,
    /// None for what happens to the account.
    pub(super) person: Option<&'s Participant>,
    pub(super) at: SystemTime,
    pub(super) given: &'s BTreeMap<String, String>,
}

impl Scene<'_> {
    /// What was said, if it was.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.given.get(name).map(String::as_str)
    }

    /// What was said, or else this.
    pub(super) fn or(&self, name: &str, usual: &str) -> String {
        self.text(name).unwrap_or(usual).to_owned()
    }

    /// What was said in digits, as a number.
    pub(super) fn number(&self, name: &str) -> Option<u64> {
        self.text(name)?.parse().ok()
    }

    /// An id that was said, or else a new one.
    pub(super) fn id(&self, name: &str) -> String {
        self.text(name).map_or_else(|| self.context.ids.object(), ToOwned::to_owned)
    }

    pub(super) fn new_mid(&self) -> String {
        self.context.ids.message()
    }

    /// An address that was said, or else that of a picture that can be fetched.
    pub(super) fn picture(&self) -> String {
        self.text("url")
            .map_or_else(|| format!("{}{}", self.url, pictures::THUMB), ToOwned::to_owned)
    }

    pub(super) fn seconds(&self) -> u64 {
        time::seconds(self.at)
    }

    /// Of what happens to an account alone, none.
    pub(super) fn person_id(&self) -> &str {
        self.person.map_or("", Participant::id)
    }

    fn conversation(&self) -> &str {
        self.person.map_or("", Participant::conversation)
    }

    pub(super) fn person_name(&self) -> &str {
        self.person.map_or("", Participant::name)
    }

    /// What the person is called on Instagram.
    pub(super) fn username(&self) -> String {
        self.context.username_of(self.person_id(), self.person_name())
    }

    /// The message that was named, or else the newest that the account sent.
    pub(super) fn of_account(&self) -> Result<String, ActionError> {
        let newest = || self.context.conversations.newest(self.conversation());
        let mid = self.text("mid").map(ToOwned::to_owned).or_else(newest);
        mid.ok_or_else(|| ActionError::no_message(self.person_name()))
    }

    /// The message that was named, or else the newest that the person wrote.
    pub(super) fn of_person(&self) -> Result<String, ActionError> {
        let newest = || newest_written(&self.events());
        self.text("mid").map(ToOwned::to_owned).or_else(newest).ok_or_else(|| {
            let name = Written(self.person_name()).to_string();
            ActionError::impossible(format!(
                "`{name}` has written nothing yet: let them write first, or name a message by `mid`"
            ))
        })
    }

    /// How often the person has changed a message.
    pub(super) fn edits_of(&self, mid: &str) -> usize {
        let is_one = |it: &&Value| present(it, "/message_edit/mid").is_some_and(|own| own == mid);
        self.events().iter().filter(is_one).count()
    }

    /// What the person did, in the words of the platform's webhooks.
    pub(super) fn events(&self) -> Vec<Value> {
        use crate::talk::entry::What;
        let events = self.context.conversations.with(self.conversation(), |it| {
            let event = |what: &What| match what {
                What::Event(event) => Some(event.clone()),
                _ => None,
            };
            it.entries().filter_map(|entry| event(&entry.what)).collect()
        });
        events.unwrap_or_default()
    }
}

/// An object of the members that are there.
pub(super) fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let there = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(there.collect::<Map<_, _>>())
}

/// A message with one attachment.
pub(super) fn attached(scene: &Scene<'_>, kind: &str, payload: &Value) -> Told {
    let attachment = json!({ "type": kind, "payload": payload });
    Told::Event(json!({ "message": { "mid": scene.new_mid(), "attachments": [attachment] } }))
}

/// The id of the newest message that was written, and not taken back since.
fn newest_written(events: &[Value]) -> Option<String> {
    let mut gone = BTreeSet::new();
    events.iter().rev().find_map(|event| {
        let mid = present(event, "/message/mid")?.as_str()?;
        let is_gone = present(event, "/message/is_deleted").is_some();
        let is_new = gone.insert(mid);
        (is_new && !is_gone).then(|| mid.to_owned())
    })
}
