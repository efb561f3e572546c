//! The webhooks about what happens in a conversation and below posts.

use std::time::SystemTime;

use sendapi_core::webhook::{
    AccountKind, Author, Change, ChangeValue, Comment, CommentedMedia, Entry, Event, Kind, Party,
    Scalar, Time, Verb, Webhook,
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

/// Something that a person wrote in public.
pub(crate) struct Written<'w> {
    pub(crate) person: &'w str,
    pub(crate) name: &'w str,
    pub(crate) post: &'w str,
    pub(crate) comment: &'w str,
    pub(crate) text: &'w str,
}

/// The entry about a comment.
pub(crate) fn of_comment(
    platform: Platform,
    account: &str,
    at: SystemTime,
    written: &Written<'_>,
) -> (Entry, Change) {
    let (field, comment) = match platform {
        Platform::Messenger => ("feed", below_a_post(at, written)),
        Platform::Instagram => ("comments", below_a_medium(written)),
    };
    let mut change = Change::default();
    change.field = Some(field.to_owned());
    change.value = Some(ChangeValue::Comment(Box::new(comment)));
    (entry(account, at), change)
}

/// The body that carries a change.
pub(crate) fn of_change(platform: Platform, mut entry: Entry, change: Change) -> Webhook {
    entry.changes = Some(vec![change]);
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

fn seconds(at: SystemTime) -> Time {
    Scalar::from(time::seconds(at)).into()
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

fn below_a_post(at: SystemTime, written: &Written<'_>) -> Comment {
    let mut author = Author::default();
    author.id = Some(written.person.into());
    author.name = Some(written.name.to_owned());
    let mut comment = Comment::default();
    comment.comment_id = Some(written.comment.into());
    comment.post_id = Some(written.post.into());
    comment.parent_id = Some(written.post.into());
    comment.message = Some(written.text.to_owned());
    comment.from = Some(author);
    comment.item = Some("comment".to_owned());
    comment.verb = Some(Verb::Add);
    comment.created_time = Some(seconds(at));
    comment
}

fn below_a_medium(written: &Written<'_>) -> Comment {
    let mut author = Author::default();
    author.id = Some(written.person.into());
    author.username = Some(written.name.to_owned());
    let mut media = CommentedMedia::default();
    media.id = Some(written.post.into());
    media.media_product_type = Some("FEED".to_owned());
    let mut comment = Comment::default();
    comment.id = Some(written.comment.into());
    comment.text = Some(written.text.to_owned());
    comment.from = Some(author);
    comment.media = Some(Box::new(media));
    comment
}
