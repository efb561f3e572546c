//! What is read of a request and its answer.

use std::hash::{DefaultHasher, Hash, Hasher};

use sendapi_simulator::Exchange;
use serde_json::Value;

use crate::plan::Plan;
use crate::story::{IdHash, Refused};

/// The number of a message.
pub(crate) fn number_of(body: &Value) -> Option<usize> {
    Plan::number_in(body["message"]["text"].as_str()?)
}

/// Why the rules kept a message from getting through, if they did.
pub(crate) fn refused(exchange: &Exchange) -> Option<Refused> {
    if exchange.received().is_some() {
        return None;
    }
    let answer: Value = serde_json::from_str(exchange.answer()).ok()?;
    let error = answer.get("error")?;
    Some(match (error["code"].as_i64(), error["error_subcode"].as_i64()) {
        (_, Some(2_534_023)) => Refused::Answered,
        (Some(10_900), _) => Refused::AnsweredSomehow,
        _ => Refused::Otherwise,
    })
}

/// An id, in short.
pub(crate) fn hash(id: &str) -> IdHash {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// Whether a message is as it was sent.
pub(crate) fn is_whole(plan: &Plan, number: usize, exchange: &Exchange, body: &Value) -> bool {
    let recipient = &body["recipient"];
    let (found, wanted) = match plan.comment(number) {
        Some(comment) => (&recipient["comment_id"], comment.to_owned()),
        None => (&recipient["id"], plan.person(number).to_string()),
    };
    found.as_str() == Some(&*wanted)
        && body["message"]["text"].as_str() == Some(&*Plan::text(number))
        && exchange.path() == format!("/v27.0/{}/messages", plan.account(number))
}
