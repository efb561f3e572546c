//! What a webhook costs, beside the least that any program would do with it: the same HMAC, and the same body as
//! `serde_json::Value`.
//!
//! ```text
//! cargo bench -p sendapi-core --bench webhook
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a benchmark that panics has told what it found"
)]

use std::fmt::Write as _;
use std::hint::black_box;

use divan::Bencher;
use divan::counter::BytesCount;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sendapi_core::webhook::{Verifier, Webhook};
use serde_json::{Value, json};
use sha2::Sha256;

fn main() {
    divan::main();
}

/// A body with one message, and one with fifty.
const ENTRIES: [usize; 2] = [1, 50];

#[divan::bench(args = ENTRIES)]
fn verify_and_read(bencher: Bencher<'_, '_>, entries: usize) {
    let (body, header) = signed(entries);
    let verifier = Verifier::new(SECRET);
    bencher
        .counter(BytesCount::of_slice(&body))
        .bench(|| verifier.open(black_box(&header), black_box(&body)).expect("it is signed"));
}

#[divan::bench(args = ENTRIES)]
fn hmac_and_value(bencher: Bencher<'_, '_>, entries: usize) {
    let (body, _) = signed(entries);
    bencher.counter(BytesCount::of_slice(&body)).bench(|| {
        let code = signature(black_box(&body));
        (code, serde_json::from_slice::<Value>(black_box(&body)).expect("it is JSON"))
    });
}

#[divan::bench(args = ENTRIES)]
fn read_alone(bencher: Bencher<'_, '_>, entries: usize) {
    let (body, _) = signed(entries);
    bencher
        .counter(BytesCount::of_slice(&body))
        .bench(|| Webhook::from_json(black_box(&body)).expect("it is a webhook"));
}

#[divan::bench(args = ENTRIES)]
fn value_alone(bencher: Bencher<'_, '_>, entries: usize) {
    let (body, _) = signed(entries);
    bencher
        .counter(BytesCount::of_slice(&body))
        .bench(|| serde_json::from_slice::<Value>(black_box(&body)).expect("it is JSON"));
}

const SECRET: &str = "0123456789abcdef0123456789abcdef";

fn signed(entries: usize) -> (Vec<u8>, String) {
    let entries: Vec<Value> = (0..entries).map(entry).collect();
    let body = json!({"object": "page", "entry": entries}).to_string().into_bytes();
    let mut header = "sha256=".to_owned();
    for byte in signature(&body) {
        write!(header, "{byte:02x}").unwrap();
    }
    (body, header)
}

fn entry(number: usize) -> Value {
    json!({
        "id": "104512345678901",
        "time": 1_763_800_000_123_u64,
        "messaging": [{
            "sender": {"id": format!("72044188309{number:05}")},
            "recipient": {"id": "104512345678901"},
            "timestamp": 1_763_800_000_000_u64,
            "message": {
                "mid": format!("m_Z3vQ8kT1xw5bJc0yR7hUeN2aLs6dPf9gVo4iKtMqXrBzEwYjHnClSuAvDpFkGmOi{number:04}"),
                "text": "Good morning, is there any of the dark rye left? I would come by at four.",
                "quick_reply": {"payload": "RYE"},
                "attachments": [{"type": "image", "payload": {"url": "https://example.com/rye.jpg"}}],
            },
        }],
    })
}

fn signature(body: &[u8]) -> impl AsRef<[u8]> + IntoIterator<Item = u8> {
    let mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).expect("any key will do");
    mac.chain_update(body).finalize().into_bytes()
}
