//! The webhooks about what happens in a conversation.

use std::time::SystemTime;

use sendapi_core::webhook::{
    AccountKind, Entry, Event, Kind, Party, PassThreadControl, RequestThreadControl, Scalar,
    TakeThreadControl, Time, Webhook,
};

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

/// The body that told what was written down as this: an event, or a change; none if it is neither.
pub(crate) fn read(
    platform: Platform,
    account: &str,
    at: SystemTime,
    written: &Value,
) -> Option<Webhook> {
    let object = match platform {
        Platform::Messenger => "page",
        Platform::Instagram => "instagram",
    };
    let list = if written.get("field").is_some() { "changes" } else { "messaging" };
    let entry = json!({ "id": account, "time": time::milliseconds(at), list: [written] });
    let body = json!({ "object": object, "entry": [entry] });
    Webhook::from_json(body.to_string().as_bytes()).ok()
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

/// What one app does with a conversation that another one has.
pub(crate) enum Handover<'h> {
    Passed { from: &'h str, to: &'h str },
    Taken { from: &'h str, to: &'h str },
    Asked { by: &'h str },
}

impl Handover<'_> {
    /// What the app is told that gets, loses or has the conversation.
    pub(crate) fn kind(&self, metadata: Option<&str>) -> Kind {
        let metadata = metadata.map(ToOwned::to_owned);
        match *self {
            Self::Passed { from, to } => {
                let mut pass = PassThreadControl::default();
                pass.new_owner_app_id = Some(to.into());
                pass.previous_owner_app_id = Some(from.into());
                pass.metadata = metadata;
                Kind::PassThreadControl(Box::new(pass))
            }
            Self::Taken { from, to } => {
                let mut take = TakeThreadControl::default();
                take.new_owner_app_id = Some(to.into());
                take.previous_owner_app_id = Some(from.into());
                take.metadata = metadata;
                Kind::TakeThreadControl(Box::new(take))
            }
            Self::Asked { by } => {
                let mut request = RequestThreadControl::default();
                request.requested_owner_app_id = Some(by.into());
                request.metadata = metadata;
                Kind::RequestThreadControl(Box::new(request))
            }
        }
    }
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
