//! Every rule that the library knows, each with a request that breaks it and nothing else, and the nearest neighbour that
//! keeps it.
#![cfg(feature = "calls")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that panics has told what it found, and `json!` reads best where it is handed over"
)]

mod account;
mod button;
mod call;
mod case;
mod counting;
mod elsewhere;
#[cfg(feature = "reference")]
mod json_schema;
mod marketing;
mod message;
mod mistakes;
mod profile;
mod request;
mod template;

use std::collections::BTreeSet;

use sendapi_core::call::CALLS;
use sendapi_core::convert::value::Schema;
use sendapi_core::rule_ids::rule_ids;
use sendapi_core::{Request, Severity, Violation};
use serde_json::Value;

use crate::case::{Case, Draft};

fn table() -> Vec<Case> {
    let messages = [request::cases(), message::cases(), button::cases(), template::cases()];
    let calls = [profile::cases(), call::cases(), account::cases(), marketing::cases()];
    messages.into_iter().chain(calls).flatten().collect()
}

#[test]
fn each_rule_is_broken_alone_and_kept_by_its_neighbour() {
    let wrong: Vec<_> = table().iter().flat_map(faults).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn faults(case: &Case) -> Vec<String> {
    let Case { rule, severity, at, broken, kept } = case;
    let told = |draft: &Draft| draft.judged().iter().map(line).collect::<Vec<_>>();
    let expected = [format!("{rule} at {at:?}, {severity:?}")];
    let mut faults = Vec::new();
    if told(broken) != expected {
        faults.push(format!("{} breaks {:?}, not {expected:?}", broken.json, told(broken)));
    }
    if !told(kept).is_empty() {
        faults.push(format!("{} should keep {rule} and breaks {:?}", kept.json, told(kept)));
    }
    faults
}

fn line(violation: &Violation) -> String {
    format!("{} at {:?}, {:?}", violation.rule(), violation.pointer(), violation.severity())
}

#[test]
fn no_rule_is_untested_and_no_test_is_stale() {
    let tested: BTreeSet<_> = table().iter().map(|case| case.rule).collect();
    let calls = CALLS.iter().map(|call| call.shape);
    let known: BTreeSet<_> = [Request::SHAPE].into_iter().chain(calls).flat_map(rule_ids).collect();
    let untested: Vec<_> = known.difference(&tested).collect();
    let stale: Vec<_> = tested.difference(&known).collect();
    assert!(untested.is_empty() && stale.is_empty(), "untested {untested:?}, stale {stale:?}");
}

#[test]
fn what_is_accepted_is_sent_as_it_was_written() {
    for Case { rule, severity, broken, kept, .. } in table() {
        let taken = (severity == Severity::Warn).then_some(broken);
        for draft in taken.into_iter().chain([kept]) {
            assert_eq!(draft.sent(), as_sent(draft.json), "{rule}");
        }
    }
}

/// A request with what the library writes differently: digits as text, words in the case of the guides.
fn as_sent(mut json: Value) -> Value {
    // What the platform passes over.
    json.as_object_mut().map(|members| members.remove(request::PASSED_OVER));
    for pointer in ["/message/quick_replies/0/payload", "/recipient/id"] {
        if let Some(value) = json.pointer_mut(pointer).filter(|value| value.is_number()) {
            *value = value.to_string().into();
        }
    }
    for pointer in [
        "/message/attachment/type",
        "/message/quick_replies/0/content_type",
        "/message/template/components/0/type",
    ] {
        if let Some(Value::String(word)) = json.pointer_mut(pointer)
            && word != "MEDIA_SHARE"
        {
            *word = word.to_lowercase();
        }
    }
    json
}
