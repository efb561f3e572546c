//! Bodies of all kinds, with every member of them missing, null, of another kind, twice, or in another place: nothing is
//! lost, and nothing hangs on the order.

use proptest::prelude::*;
use sendapi_core::webhook::Webhook;
use serde_json::{Map, Value, json};

use crate::round_trip;
use crate::samples::{bodies, event, in_an_entry, kinds};

/// What a member may be in place of what it is.
fn others() -> [Value; 9] {
    [
        Value::Null,
        json!(true),
        json!(5),
        json!(-1.5),
        json!(1e300),
        json!(""),
        json!("word"),
        json!([{"id": 1}, null]),
        json!({"id": {"x": []}}),
    ]
}

#[test]
fn a_member_may_be_missing_or_of_any_kind() {
    for body in bodies() {
        for pointer in pointers(&body) {
            if let Some(less) = without(&body, &pointer) {
                judged(&less);
            }
            for other in others() {
                let mut changed = body.clone();
                *changed.pointer_mut(&pointer).unwrap() = other;
                judged(&changed);
            }
        }
    }
}

/// What is no webhook any more is refused with a word; all else comes back, and its replies are made without a panic.
fn judged(body: &Value) {
    match Webhook::from_json(body.to_string().as_bytes()) {
        Ok(webhook) => {
            assert_eq!(serde_json::to_value(&webhook).unwrap(), *body);
            looked_at(&webhook);
            let written = serde_json::to_vec(&webhook).unwrap();
            assert_eq!(Webhook::from_json(&written).unwrap(), webhook, "{body}");
        }
        Err(error) => assert!(error.to_string().contains("entry"), "{error}: {body}"),
    }
}

fn looked_at(webhook: &Webhook) {
    for event in webhook.events().chain(webhook.standby()) {
        let _ = (event.reply(), event.came_by(), event.payload_text(), event.is_by_account());
    }
    for (entry, change) in webhook.changes() {
        let _ = (change.reply(entry), entry.says_something_else());
    }
    for (entry, call) in webhook.calls() {
        let _ = (call.person(entry.id.as_ref()), entry.account());
    }
}

#[test]
fn a_member_that_stands_twice_is_kept() {
    for body in bodies() {
        for pointer in pointers(&body) {
            let Some(name) =
                pointer.rsplit('/').next().filter(|name| name.parse::<usize>().is_err())
            else {
                continue;
            };
            let parent = &pointer[..pointer.len() - name.len() - 1];
            let twice = with_member_twice(&body, parent, name);
            match Webhook::from_json(twice.as_bytes()) {
                Ok(webhook) => {
                    let written = serde_json::to_string(&webhook).unwrap();
                    assert_eq!(sorted(&written), sorted(&twice), "{twice}");
                    assert_eq!(Webhook::from_json(written.as_bytes()).unwrap(), webhook);
                    looked_at(&webhook);
                }
                Err(error) => assert!(parent.is_empty(), "{error}: {twice}"),
            }
        }
    }
}

#[test]
fn the_order_of_members_means_nothing() {
    for body in bodies() {
        let webhook = round_trip(&body);
        let turned = turned(&body);
        assert_eq!(Webhook::from_json(turned.as_bytes()).unwrap(), webhook, "{turned}");
    }
}

#[test]
fn of_two_kinds_the_same_is_told_in_either_order() {
    for (first, value) in kinds() {
        for (second, other) in kinds().into_iter().filter(|(second, _)| *second != first) {
            let sides = r#""sender":{"id":"7"},"recipient":{"id":"101"}"#;
            let event = |one: &str, two: &str| {
                format!(r#"{{"entry":[{{"messaging":[{{{one},{sides},{two}}}]}}]}}"#)
            };
            let (one, two) = (format!(r#""{first}":{value}"#), format!(r#""{second}":{other}"#));
            let (there, back) = (event(&one, &two), event(&two, &one));
            let there = Webhook::from_json(there.as_bytes()).unwrap();
            assert_eq!(there, Webhook::from_json(back.as_bytes()).unwrap(), "{first} {second}");
            let json = serde_json::to_value(&there).unwrap();
            let written = json.pointer("/entry/0/messaging/0").unwrap();
            assert_eq!((&written[first], &written[second]), (&value, &other));
            let kind = there.events().next().unwrap().kind.name().unwrap();
            let places = [first, second]
                .map(|name| kinds().iter().position(|(other, _)| *other == name).unwrap());
            let expected = if places[0] < places[1] { first } else { second };
            assert_eq!(kind, expected.replace('-', "_"), "{first} {second}");
        }
    }
}

proptest! {
    #[test]
    fn however_an_event_is_mixed_nothing_is_lost(
        names in prop::collection::vec(0..kinds().len(), 1..4),
        other in prop::sample::select(others().to_vec()),
        is_odd in any::<bool>(),
        turn in any::<bool>(),
    ) {
        let mut members = Map::new();
        for (place, index) in names.into_iter().enumerate() {
            let (name, value) = kinds().swap_remove(index);
            let value = if is_odd && place == 0 { other.clone() } else { value };
            members.insert(name.to_owned(), value);
        }
        let body = in_an_entry(json!({"messaging": [event(Value::Object(members))]}));
        let webhook = round_trip(&body);
        prop_assert_eq!(webhook.events().count(), 1);
        let text = if turn { turned(&body) } else { body.to_string() };
        prop_assert_eq!(Webhook::from_json(text.as_bytes()).unwrap(), webhook);
    }

    #[test]
    fn whatever_stands_in_an_entry_itself_nothing_is_lost(
        index in 0..bodies().len(),
        beside in 0..bodies().len(),
    ) {
        let (mut body, other) = (bodies().swap_remove(index), bodies().swap_remove(beside));
        let more = other["entry"][0].as_object().unwrap().clone();
        body["entry"][0].as_object_mut().unwrap().extend(more);
        let webhook = round_trip(&body);
        prop_assert_eq!(Webhook::from_json(turned(&body).as_bytes()).unwrap(), webhook);
    }
}

/// The places of all values but the body itself.
fn pointers(body: &Value) -> Vec<String> {
    let mut all = Vec::new();
    collect(body, "", &mut all);
    all
}

fn collect(value: &Value, at: &str, all: &mut Vec<String>) {
    let members: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(name, it)| (name.clone(), it)).collect(),
        Value::Array(items) => {
            items.iter().enumerate().map(|(i, it)| (i.to_string(), it)).collect()
        }
        _ => return,
    };
    for (name, member) in members {
        let at = format!("{at}/{name}");
        collect(member, &at, all);
        all.push(at);
    }
}

fn without(body: &Value, pointer: &str) -> Option<Value> {
    let mut body = body.clone();
    let (parent, name) = pointer.rsplit_once('/')?;
    body.pointer_mut(parent)?.as_object_mut()?.remove(name)?;
    Some(body)
}

/// The body as text, in which a member of the object at `parent` stands a second time.
fn with_member_twice(body: &Value, parent: &str, name: &str) -> String {
    const MARK: &str = "a mark that nothing else has";
    let mut marked = body.clone();
    let object = marked.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    let value = object[name].to_string();
    object.insert(MARK.to_owned(), Value::Null);
    marked.to_string().replace(&format!("\"{MARK}\":null"), &format!("\"{name}\":{value}"))
}

/// The body as text, the members of all objects in the opposite order.
fn turned(value: &Value) -> String {
    match value {
        Value::Object(object) => {
            let members = object.iter().rev();
            let members = members.map(|(name, it)| format!("{}:{}", json!(name), turned(it)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(turned).collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}

/// Its characters, whose order alone may differ.
fn sorted(json: &str) -> Vec<char> {
    let mut all: Vec<char> = json.chars().collect();
    all.sort_unstable();
    all
}
