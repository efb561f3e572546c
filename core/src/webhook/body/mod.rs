//! The body of a webhook: entries, and the events in them.

mod halves;
mod salvage;

use serde_core::de::DeserializeSeed as _;
use serde_json::{Deserializer, Value};

use crate::platform::PlatformKind;
use crate::reading::kind::{A_LIST, kind_of};
use crate::reading::member::Reader;
use crate::reading::object::object;
use crate::reading::words::words;
use crate::webhook::change::Change;
use crate::webhook::entry::Entry;
use crate::webhook::event::Event;
use crate::webhook::kinds::call::CallEvent;
use crate::webhook::trust::not_a_webhook::NotAWebhook;

object! {
    /// What the platform posts: events of one or several accounts.
    ///
    /// Whatever is not known here is kept as it came, so that the JSON which a webhook serialises to is the JSON that was
    /// read. Numbers are kept as `serde_json` holds them: whole ones exactly up to 64 bits, others as `f64`.
    ///
    /// ```
    /// use sendapi_core::webhook::Webhook;
    ///
    /// let body = br#"{"object": "page", "entry": [], "news": null}"#;
    /// let webhook = Webhook::from_json(body)?;
    /// assert_eq!(serde_json::to_string(&webhook)?, r#"{"object":"page","entry":[],"news":null}"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
    Webhook {
        /// For which kind of account.
        object: AccountKind,
        /// One for each account, or more.
        entry: Vec<Entry>,
    }
}

words! {
    /// A kind of account.
    AccountKind {
        /// A Facebook Page: Messenger.
        Page = "page",
        /// An Instagram account.
        Instagram = "instagram",
    }
}

impl Webhook {
    /// Reads a body. Its size is not limited here: [`Verifier::open`](crate::webhook::Verifier::open) limits it, and checks that
    /// the platform sent it.
    ///
    /// An event, a change or an entry that cannot be read does not affect the others: it is kept whole, as an
    /// [`Odd`](crate::webhook::Odd). What holds them must be readable: no name may stand twice in the body itself, which the
    /// platform never sends, since one of its values would be lost; and no more than 127 objects and lists may lie in one
    /// another.
    ///
    /// # Errors
    ///
    /// [`NotAWebhook`] when the body is not JSON or has no list `entry` of objects.
    pub fn from_json(body: &[u8]) -> Result<Self, NotAWebhook> {
        if body.trim_ascii_start().starts_with(b"[") {
            return Err(NotAWebhook::NotAnObject { found: A_LIST });
        }
        let webhook = match Self::at_once(body) {
            Ok(webhook) => webhook,
            Err(error) => Ok(salvage::webhook(body, error)?),
        };
        match webhook {
            Ok(webhook) if webhook.entry.is_some() => Ok(webhook),
            Ok(webhook) if webhook.is_sample() => Err(NotAWebhook::Sample),
            Ok(webhook) => Err(NotAWebhook::for_entry(webhook.extra.get(ENTRY))),
            Err(found) => Err(NotAWebhook::NotAnObject { found: kind_of(&found) }),
        }
    }

    fn at_once(body: &[u8]) -> serde_json::Result<Result<Self, Value>> {
        let mut deserializer = Deserializer::from_slice(body);
        let webhook = Reader::new().deserialize(&mut deserializer)?;
        deserializer.end().map(|()| webhook)
    }

    /// Whether it has what belongs into an entry in place of entries, as the app's dashboard shows it.
    fn is_sample(&self) -> bool {
        !self.says(ENTRY) && self.says("field") && self.says("value")
    }

    /// Whether there is a member of this name.
    pub(crate) fn says(&self, name: &str) -> bool {
        (name == ENTRY && self.entry.is_some()) || self.extra.contains_key(name)
    }

    /// The platform, if it is a known one.
    #[must_use]
    pub const fn platform(&self) -> Option<PlatformKind> {
        match &self.object {
            Some(AccountKind::Page) => Some(PlatformKind::Messenger),
            Some(AccountKind::Instagram) => Some(PlatformKind::Instagram),
            Some(AccountKind::Other(_)) | None => None,
        }
    }

    /// The entries.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        self.entry.as_deref().unwrap_or_default()
    }

    /// The events of all conversations, in the order of the entries: those among the [`changes`](Self::changes) too, but
    /// not those on [`standby`](Self::standby).
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.entries().iter().flat_map(Entry::events)
    }

    /// The events of conversations that another app has.
    pub fn standby(&self) -> impl Iterator<Item = &Event> {
        self.entries().iter().flat_map(|entry| entry.standby.iter().flatten())
    }

    /// What became of calls, each with its entry.
    pub fn calls(&self) -> impl Iterator<Item = (&Entry, &CallEvent)> {
        self.entries()
            .iter()
            .flat_map(|entry| entry.calls.iter().flatten().map(move |call| (entry, call)))
    }

    /// What happened outside the conversations, each with its entry, whose time is that of comments on Instagram.
    pub fn changes(&self) -> impl Iterator<Item = (&Entry, &Change)> {
        self.entries()
            .iter()
            .flat_map(|entry| entry.all_changes().map(move |change| (entry, change)))
    }
}

pub(crate) const ENTRY: &str = "entry";
