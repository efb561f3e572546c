//! The webhooks about what happens in a conversation.

use std::time::SystemTime;

use sendapi_core::webhook::{AccountKind, Entry, Event, Kind, Party, Scalar, Time, Webhook};

use serde_json::{Value, json};

use crate::{Platform, time};

/// An event that `sender` caused, the person or for echoes the account.
pub(crate) fn event(sender: &str, recipient: &str, at: SystemTime, kind: Kind) -> Event {
    let mut event = Event::default();
    event.sender = Some(Box::new(party(sender)));
    event.recipient = Some(Box::new(party(recipient)));
    event.timestamp = Some(milliseconds(at));
    event.kind = kind;
    event
}

/// The body that carries an event.
pub(crate) fn of_conversation(
    platform: Platform,
    account: &str,
    at: SystemTime,
    event: Event,
) -> Webhook {
    let mut entry = entry(account, at);
    entry.messaging = Some(vec![event]);
    webhook(platform, entry)
}

/// The event that was written down as this; none if it is no event.
pub(crate) fn read(event: &Value) -> Option<Event> {
    let webhook = json!({ "object": "page", "entry": [{ "messaging": [event] }] });
    let webhook = Webhook::from_json(webhook.to_string().as_bytes()).ok()?;
    webhook.events().next().cloned()
}

/// The body that carries an event of a conversation that another app has. The platform keeps payloads from
/// whoever is on standby.
pub(crate) fn on_standby(
    platform: Platform,
    account: &str,
    at: SystemTime,
    mut event: Event,
) -> Webhook {
    if let Kind::Postback(postback) = &mut event.kind {
        postback.payload = None;
    }
    let mut entry = entry(account, at);
    entry.standby = Some(vec![event]);
    webhook(platform, entry)
}

/// An app's id as echoes have it: a number.
pub(crate) fn number(app: &str) -> Scalar {
    app.parse::<u64>().map_or_else(|_| app.into(), Scalar::from)
}

/// Milliseconds since 1970.
pub(crate) fn milliseconds(at: SystemTime) -> Time {
    Scalar::from(time::milliseconds(at)).into()
}

fn party(id: &str) -> Party {
    let mut party = Party::default();
    party.id = Some(id.into());
    party
}

fn entry(account: &str, at: SystemTime) -> Entry {
    let mut entry = Entry::default();
    entry.id = Some(account.into());
    entry.time = Some(milliseconds(at));
    entry
}

fn webhook(platform: Platform, entry: Entry) -> Webhook {
    let mut webhook = Webhook::default();
    webhook.object = Some(match platform {
        Platform::Messenger => AccountKind::Page,
        Platform::Instagram => AccountKind::Instagram,
    });
    webhook.entry = Some(vec![entry]);
    webhook
}
