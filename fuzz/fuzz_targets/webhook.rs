//! A webhook that is read and written is the same JSON, and the same webhook when it is read again; nothing is answered
//! that the account did itself.
#![no_main]

use std::time::SystemTime;

use libfuzzer_sys::fuzz_target;
use sendapi_core::webhook::Webhook;
use serde_json::Value;

fuzz_target!(|body: &[u8]| {
    let webhook = match Webhook::from_json(body) {
        Ok(webhook) => webhook,
        Err(error) => return drop(error.to_string()),
    };
    let written = serde_json::to_vec(&webhook).expect("a webhook is JSON");
    // An odd event may hold what `Value` cannot, such as half of a surrogate pair.
    if let Ok(before) = serde_json::from_slice::<Value>(body) {
        let after: Value = serde_json::from_slice(&written).expect("what was written is JSON");
        assert_eq!(before, after);
    }
    assert_eq!(Webhook::from_json(&written).expect("what was written is a webhook"), webhook);
    look(&webhook);
    answer(&webhook);
});

/// At all that is read of events, changes and calls.
fn look(webhook: &Webhook) {
    for event in webhook.events().chain(webhook.standby()) {
        assert!(!event.is_by_account() || event.reply().is_none());
        assert!(!event.is_by_account() || event.payload_text().is_none());
        let _ = event.came_by().map(|referral| referral.is_by_an_ad());
    }
    for (entry, call) in webhook.calls() {
        let person = call.person(entry.id.as_ref());
        assert!(person.is_none() || person.map(|id| id.as_text()) != entry.id.as_ref().map(|id| id.as_text()));
    }
    for entry in webhook.entries() {
        let _ = (entry.account().and_then(|id| id.as_id()), entry.says_something_else());
    }
}

fn answer(webhook: &Webhook) {
    let of_events = webhook.events().filter_map(|event| event.reply());
    let of_changes = webhook.changes().filter_map(|(entry, change)| change.reply(entry));
    for reply in of_events.chain(of_changes) {
        assert!(reply.recipient.person_id().is_none_or(|id| !id.trim().is_empty()));
        let Some(window) = reply.window else { continue };
        let _ = window.perhaps_closes();
        window.ending(SystemTime::UNIX_EPOCH).closes().expect("it ends");
    }
}
