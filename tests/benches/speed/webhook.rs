//! Webhooks as the platform posts them, signed.

use std::fmt::Write as _;
use std::ops::Range;

use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;

/// A body with a message of each number, and its signature.
pub(crate) fn signed(numbers: Range<usize>) -> (Vec<u8>, String) {
    let entries: Vec<Value> = numbers.map(entry).collect();
    let body = json!({"object": "page", "entry": entries}).to_string().into_bytes();
    let header = signature_header(&body);
    (body, header)
}

/// The header that goes along with a body.
pub(crate) fn signature_header(body: &[u8]) -> String {
    let mut header = "sha256=".to_owned();
    for byte in signature(body) {
        // Writing to a string does not fail.
        let _ = write!(header, "{byte:02x}");
    }
    header
}

/// The HMAC of a body.
#[expect(clippy::expect_used, reason = "keys of every length will do")]
pub(crate) fn signature(body: &[u8]) -> impl AsRef<[u8]> + IntoIterator<Item = u8> {
    let mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).expect("any key will do");
    mac.chain_update(body).finalize().into_bytes()
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
            },
        }],
    })
}

pub(crate) const SECRET: &str = "0123456789abcdef0123456789abcdef";
