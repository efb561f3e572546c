//! Whatever comes in place of an answer is an error, a receipt or told to be neither, by every door alike, and no member
//! of it is lost.
#![no_main]

use std::error::Error as _;

use libfuzzer_sys::fuzz_target;
use sendapi_core::call::answer::{Answer as _, Done};
use sendapi_core::graph_error::GraphError;
use sendapi_core::response::{Answer, Receipt};
use serde_json::{Map, Value};

fuzz_target!(|body: &[u8]| {
    let error = GraphError::from_json(body);
    let called = Done::from_json(body);
    assert_eq!(called.as_ref().err().and_then(|odd| odd.graph()), error.as_ref().ok());
    match Answer::from_json(body) {
        Ok(Answer::Error(of_answer)) => {
            assert_eq!(error.expect("an error by either door"), of_answer);
            is_whole(&of_answer, &members(body));
            is_told(&of_answer);
        }
        Ok(Answer::Receipt(receipt)) => {
            drop(error.expect_err("no receipt is an error").to_string());
            is_kept(&receipt, &members(body));
        }
        Err(odd) => {
            drop((odd.to_string(), odd.source().map(ToString::to_string)));
            error.expect_err("an error by either door");
        }
    }
});

/// The members of the error, or of the answer that is no more than one.
fn members(body: &[u8]) -> Map<String, Value> {
    let mut answer: Map<String, Value> = serde_json::from_slice(body).expect("an object");
    match answer.remove("error") {
        Some(Value::Object(error)) => error,
        _ => answer,
    }
}

fn is_whole(error: &GraphError, members: &Map<String, Value>) {
    for (name, written) in members {
        let text = match &**name {
            "message" | "error_message" => Some(error.message().to_owned()),
            "type" | "error_type" => Some(error.kind().to_owned()),
            "code" => Some(error.code().to_string()),
            "error_subcode" => error.subcode().map(|subcode| subcode.to_string()),
            "error_user_title" => error.user_title().map(str::to_owned),
            "error_user_msg" => error.user_message().map(str::to_owned),
            "fbtrace_id" => error.fbtrace_id().map(str::to_owned),
            "error_data" => error.error_data().map(str::to_owned),
            "is_transient" => error.transient_flag().map(|flag| flag.to_string()),
            _ => None,
        };
        match error.extra().get(name) {
            Some(kept) => assert_eq!(kept, written, "{name}"),
            None => is_read(name, written, &text.expect("what was read has a place")),
        }
    }
}

fn is_read(name: &str, written: &Value, read: &str) {
    match (name, written) {
        ("is_transient", _) => {}
        ("error_data", _) => assert_eq!(read, written.to_string()),
        ("code" | "error_subcode", Value::String(text)) => {
            assert_eq!(read.parse(), text.trim().parse::<i64>());
        }
        (_, Value::String(text)) => assert_eq!(read, text),
        (_, other) => assert_eq!(read, other.to_string()),
    }
}

/// In a line, and with whatever is asked of it.
fn is_told(error: &GraphError) {
    let line = format!("{error}{}", error.explain());
    assert!(!line.contains(char::is_control), "{line:?}");
    let questions = [
        error.is_transient(),
        error.is_window_closed(),
        error.is_recipient_unavailable(),
        error.is_blocked(),
        error.needs_new_token(),
        error.is_rate_limited(),
        error.is_delivered(),
        error.is_replied(),
        error.is_timeout(),
        error.is_from_graph(),
    ];
    assert!(!questions[6] || !questions[0], "what was delivered is sent again");
}

fn is_kept(receipt: &Receipt, members: &Map<String, Value>) {
    let ids = [receipt.recipient_id(), receipt.message_id(), receipt.attachment_id()];
    for (name, written) in members {
        let id = written.as_str().map_or_else(|| written.to_string(), str::to_owned);
        let is_kept = receipt.extra().get(name) == Some(written);
        assert!(is_kept || ids.contains(&Some(&*id)), "{name}");
    }
}
