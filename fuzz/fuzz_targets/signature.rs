//! Headers, queries and bodies of all kinds are refused, and nothing is verified that was not signed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sendapi_core::webhook::{Handshake, Verifier};

fuzz_target!(|input: (&str, &[u8])| {
    let (header, body) = input;
    let verifier = Verifier::new("not to be guessed").or("nor this").with_sha1();
    verifier.verify(header, body).expect_err("nobody signed it").to_string();
    verifier.verify(&format!("sha256={header}"), body).expect_err("nobody signed it");
    verifier.open(header, body).expect_err("nobody signed it").to_string();

    let handshake = Handshake::new("not to be guessed");
    handshake.answer(header).expect_err("nobody knows the token");
    let query = format!("hub.mode=subscribe&hub.verify_token={header}&hub.challenge=1");
    handshake.answer(&query).expect_err("nobody knows the token");
});
