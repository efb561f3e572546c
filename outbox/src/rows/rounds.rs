//! What a round writes, as the statements take it: rows in JSON.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use serde_json::{Value, json};

use crate::protocol::{Answer, Begin, Said};
use crate::state::{Event, State, Way, every_way};

/// One that is to begin.
pub(crate) fn beginning(begin: &Begin) -> Value {
    json!({
        "message": begin.wanted.message,
        "account": begin.wanted.account,
        "term": begin.wanted.term,
        "kind": begin.kind,
        "lasts": begin.lasts,
    })
}

/// What those that have begun carry, so that their echoes find them.
pub(crate) fn marks(begins: &[Begin], begun: &BTreeSet<(i64, i64)>) -> Vec<Value> {
    let has_begun =
        begins.iter().filter(|begin| begun.contains(&(begin.wanted.message, begin.wanted.term)));
    has_begun
        .filter_map(|begin| {
            Some(json!({ "mark": begin.mark?.name(), "message": begin.wanted.message }))
        })
        .collect()
}

/// What becomes of messages: each is for one statement, which takes one answer for a message, so that further ones go behind it.
/// From where an answer leads where, [`all_ways`] has.
pub(crate) fn settling<'a>(answers: impl Iterator<Item = &'a Answer<Said>>) -> Vec<Value> {
    let mut left: Vec<_> = answers.collect();
    let mut statements = Vec::new();
    while !left.is_empty() {
        let mut messages = HashSet::new();
        let (first, rest): (Vec<_>, _) =
            left.into_iter().partition(|answer| messages.insert(answer.begun.message));
        statements.push(first.into_iter().map(settled).collect());
        left = rest;
    }
    statements
}

fn settled(answer: &Answer<Said>) -> Value {
    let Answer { begun, event, said } = answer;
    json!({
        "message": begun.message,
        "term": begun.term,
        "round": begun.round,
        "event": number(*event),
        "tries": i64::from(said.is_try),
        "wait": said.wait,
        "message_id": said.message_id.as_deref().map(text),
        "code": said.code,
        "subcode": said.subcode,
        "why": said.why.as_deref().map(text),
    })
}

/// From where each answer leads where, for the statement that takes answers: the same for each of them.
pub(crate) fn all_ways() -> Value {
    // One that waits to be sent again has no answer to come but that an earlier copy has arrived: that one was refused
    // does not undo the decision.
    let may = |event, way: &Way| way.from != State::Waiting || event == Event::Arrive;
    let ways = every_way().filter(|(event, way)| may(*event, way));
    ways.map(|(event, way)| led(event, way)).collect()
}

fn led(event: Event, way: Way) -> Value {
    json!({
        "event": number(event),
        "from_state": way.from.number(),
        "to_state": way.to.map(State::number),
        "to_with_copies": way.to_with_copies.map(State::number),
        "is_end": i64::from(way.to.or(way.to_with_copies).is_some_and(|to| !to.is_open())),
        "copies": i64::from(event == Event::Risk),
    })
}

/// Within one statement alone: it is kept nowhere.
const fn number(event: Event) -> i64 {
    event as i64
}

/// What a database cannot hold of a text: others say this, and it must not keep a round from being written.
pub(crate) fn text(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { text.replace('\0', "\u{fffd}").into() } else { text.into() }
}
