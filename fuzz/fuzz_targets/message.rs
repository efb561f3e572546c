//! A request that `Message::from_json` takes writes JSON that it takes again, with the same value.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sendapi_core::{Instagram, Message, Messenger, Platform};

fuzz_target!(|json: &str| {
    comes_back::<Messenger>(json);
    comes_back::<Instagram>(json);
});

fn comes_back<P: Platform>(json: &str) {
    let message = match Message::<P>::from_json(json) {
        Ok(message) => message,
        Err(invalid) => {
            assert!(!invalid.violations().is_empty());
            return drop(invalid.to_string());
        }
    };
    let mut written = Vec::new();
    message.write_json(&mut written);
    let written = String::from_utf8(written).expect("JSON is UTF-8");
    let again = Message::<P>::from_json(&written);
    assert_eq!(again.as_ref(), Ok(&message), "{written}");
    let by_serde = serde_json::to_string(&message).expect("a message is JSON");
    assert_eq!(Message::<P>::from_json(&by_serde).as_ref(), Ok(&message), "{by_serde}");
}
