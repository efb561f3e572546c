//! What comes in, as it is kept.

use sendapi::webhook::{AccountKind, Incoming, Kind};
use sha2::{Digest, Sha256};

use crate::AccountName;
use crate::mark::Mark;
use crate::protocol::{Arrival, Echo, SHARDS, conversation};

/// As it is kept.
pub(super) fn arrival(incoming: &Incoming) -> Arrival {
    let body = incoming.to_json();
    let account = format!("{}:{}", kind(incoming), incoming.account_id().unwrap_or_default());
    let key = key(incoming, &body);
    let lane = match incoming.person() {
        Some(person) => conversation(account, &person),
        // What is about nobody waits for nobody.
        None => format!("{account}#{key}"),
    };
    Arrival { shard: shard(&lane), lane, key, body }
}

/// The account that an event is for, as the outbox names it: among the accounts that the inbox knows by its own id, which
/// may be another than the event's.
pub(super) fn account_of(incoming: &Incoming) -> Option<AccountName> {
    if let Some(account) = incoming.account() {
        return AccountName::of_either(&account).ok();
    }
    let id = incoming.account_id()?;
    format!("{}:{id}", kind(incoming)).parse().ok()
}

/// What an echo of a message tells that the outbox has sent with a mark.
pub(super) fn echo(incoming: &Incoming) -> Option<Echo> {
    let event = incoming.event()?;
    let Kind::Message(message) = &event.kind else { return None };
    let mark = message.metadata.as_deref().and_then(Mark::read).filter(|_| incoming.is_echo())?;
    let account = account_of(incoming)?.as_str().to_owned();
    Some(Echo { mark, account, message_id: incoming.mid()?.to_owned() })
}

/// By what the platform's repetition is known: its [identity](Incoming::identity) where it has one. What has none is told by
/// all that it says, which is the same only when the same body comes again.
fn key(incoming: &Incoming, body: &str) -> String {
    if let Some(identity) = incoming.identity() {
        return identity.to_string();
    }
    let digest = Sha256::digest(body);
    digest.iter().fold("body:".to_owned(), |key, byte| format!("{key}{byte:02x}"))
}

fn kind(incoming: &Incoming) -> &'static str {
    match incoming.object() {
        Some(AccountKind::Instagram) => "instagram",
        _ => "messenger",
    }
}

/// The same in every release: processes of two of them may work side by side.
fn shard(lane: &str) -> i64 {
    let [first, ..] = <[u8; 32]>::from(Sha256::digest(lane));
    (first % SHARDS).into()
}
