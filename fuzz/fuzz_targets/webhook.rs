//! A webhook that is read and written is the same JSON, and the same webhook when it is read again.
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
    answer(&webhook);
});

fn answer(webhook: &Webhook) {
    let of_events = webhook.events().filter_map(|event| event.reply());
    let of_changes = webhook.changes().filter_map(|(entry, change)| change.reply(entry));
    for reply in of_events.chain(of_changes) {
        let Some(window) = reply.window else { continue };
        window.ending(SystemTime::UNIX_EPOCH).closes().expect("it ends");
    }
}
