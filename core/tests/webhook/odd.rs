//! What cannot be read is kept as it came, and takes nothing else with it.

use sendapi_core::webhook::{ChangeValue, Entry, Event, Kind, Odd, Webhook};

const GOOD: &str = r#"{"sender":{"id":"7"},"message":{"mid":"m_1","text":"Rye?"}}"#;

/// JSON that is no event, by itself: names that stand twice, and what is no object or cannot be held.
const ODD: [&str; 13] = [
    r#"{"message": {"mid": "a", "mid": "b"}}"#,
    r#"{"message": {}, "message": {}}"#,
    r#"{"message": 5, "message": {}}"#,
    r#"{"sender": {"id": "7"}, "x": {"a": 1, "\u0061": 2}}"#,
    r#"{"app_roles": {"1": [], "1": []}}"#,
    r#"{"app_roles": {"1": 5, "1": []}}"#,
    r#"{"timestamp": 1e999}"#,
    "null",
    "true",
    "-1.5",
    r#""text""#,
    "[]",
    r#"[{"a": 1, "a": 2}]"#,
];

fn read(body: &str) -> Webhook {
    let webhook = Webhook::from_json(body.as_bytes()).unwrap();
    assert_eq!(without_spaces(&serde_json::to_string(&webhook).unwrap()), without_spaces(body));
    webhook
}

/// No text here has one.
fn without_spaces(json: &str) -> String {
    json.replace(' ', "")
}

fn odd_in(event: &Event) -> &Odd {
    let Kind::Odd(odd) = &event.kind else { panic!("{event:?}") };
    odd
}

#[test]
fn an_odd_event_is_kept_whole_and_the_others_are_read() {
    for list in ["messaging", "standby"] {
        for odd in ODD {
            let body = format!(
                r#"{{"object":"page","entry":[{{"id":"1","{list}":[{GOOD},{odd},{GOOD}]}},{{"id":"2","messaging":[{GOOD}]}}]}}"#
            );
            let webhook = read(&body);
            let events = match list {
                "standby" => webhook.standby().collect::<Vec<_>>(),
                _ => webhook.events().collect(),
            };
            assert_eq!(odd_in(events[1]).json(), odd);
            for good in [events[0], events[2], webhook.events().last().unwrap()] {
                assert!(matches!(good.kind, Kind::Message(_)), "{good:?}");
            }
        }
    }
}

#[test]
fn an_odd_change_is_kept_whole_and_the_others_are_read() {
    let good = r#"{"field":"comments","value":{"id":"5","text":"Rye?"}}"#;
    let more = [
        r#"{"field": "comments", "value": {"id": "5", "id": "6"}}"#,
        r#"{"value": 1, "value": 2}"#,
        r#"{"field": "x", "field": "x"}"#,
    ];
    for odd in ODD.into_iter().filter(|json| json.contains("a\"")).chain(more) {
        let body = format!(r#"{{"entry":[{{"messaging":[{GOOD}],"changes":[{good},{odd}]}}]}}"#);
        let webhook = read(&body);
        let [(_, comment), (_, change)] = webhook.changes().collect::<Vec<_>>()[..] else {
            panic!("{webhook:?}")
        };
        assert!(matches!(comment.value, Some(ChangeValue::Comment(_))));
        let Some(ChangeValue::Odd(found)) = &change.value else { panic!("{change:?}") };
        assert_eq!(found.json(), odd);
        assert_eq!(webhook.events().count(), 1);
    }
    let comment = read(r#"{"entry":[{"changes":[{"field":"comments","value":{"id":5,"id":6}}]}]}"#);
    assert_eq!(comment.changes().next().unwrap().1.field.as_deref(), Some("comments"));
}

#[test]
fn an_odd_entry_is_kept_whole_and_the_others_are_read() {
    let odd_ones = [
        (r#"{"id": 1, "id": null}"#, None),
        (r#"{"id": "1", "time": 1, "time": 2}"#, Some("1")),
        (r#"{"id": "1", "calls": [{"id": 1, "id": 2}]}"#, Some("1")),
        (r#"{"id": "1", "messaging": [], "messaging": []}"#, Some("1")),
        (r#"{"id": "1", "messaging": [], "messaging": 5}"#, Some("1")),
        (r#"{"id": "1", "messaging": 5, "messaging": []}"#, Some("1")),
        (r#"{"id": "1", "standby": null, "standby": []}"#, Some("1")),
        (r#"{"id": "1", "changes": {}, "changes": []}"#, Some("1")),
        (r#"{"id": "1", "time": 1, "id": "1"}"#, Some("1")),
    ];
    for (odd, id) in odd_ones {
        let body = format!(r#"{{"entry":[{odd},{{"id":"2","messaging":[{GOOD}]}}]}}"#);
        let webhook = read(&body);
        let [entry, other] = webhook.entries() else { panic!("{webhook:?}") };
        assert_eq!(entry.odd.as_ref().unwrap().json(), odd);
        assert_eq!(entry.id.as_ref().map(ToString::to_string).as_deref(), id);
        assert!(entry.says_something_else() && !other.says_something_else());
        assert_eq!(webhook.events().count(), 1);
    }
}

#[test]
fn the_events_of_an_odd_entry_are_read() {
    let odd = format!(
        r#"{{"id":"1","x":{{"a":1,"a":2}},"messaging":[{GOOD}],"changes":[{{"field":"x"}}],"messaging":[{GOOD},5]}}"#
    );
    let webhook = read(&format!(r#"{{"entry":[{odd}]}}"#));
    let kinds: Vec<_> = webhook.events().map(|event| event.kind.name()).collect();
    assert_eq!(kinds, [Some("message"), Some("message"), None]);
    assert_eq!((webhook.changes().count(), webhook.entries()[0].extra.len()), (1, 0));
}

#[test]
fn half_a_surrogate_pair_takes_nothing_but_itself() {
    let cases = [
        (r"Rye \ud83d", "Rye \u{fffd}"),
        (r"\udc00\ud83d\ude00\ud83d", "\u{fffd}😀\u{fffd}"),
        (r"\ud83d\ud83d\ude00", "\u{fffd}😀"),
        (r"\\ud83d\ud83d", "\\ud83d\u{fffd}"),
        (r"\ud83dA\u00e4", "\u{fffd}Aä"),
    ];
    for (text, seen) in cases {
        let event = format!(
            r#"{{"sender":{{"id":"7"}},"message":{{"mid":"m","text":"{}"}}}}"#,
            text.replace(' ', "")
        );
        let webhook = read(&format!(r#"{{"entry":[{{"id":"1","messaging":[{event},{GOOD}]}}]}}"#));
        let [cut, _] = webhook.events().collect::<Vec<_>>()[..] else { panic!("two events") };
        let Kind::Message(message) = &cut.kind else { panic!("{cut:?}") };
        assert_eq!(message.text.as_deref(), Some(&*seen.replace(' ', "")));
        assert!(cut.reply().is_some());
        assert_eq!(cut.odd.as_ref().unwrap().json(), event);
        let change = format!(
            r#"{{"field":"comments","value":{{"id":"5","text":"{}"}}}}"#,
            text.replace(' ', "")
        );
        let webhook = read(&format!(r#"{{"entry":[{{"id":"1","changes":[{change}]}}]}}"#));
        let (entry, change) = webhook.changes().next().unwrap();
        assert!(change.reply(entry).is_some() && change.odd.is_some());
    }
    let own =
        read(r#"{"entry":[{"id":"1","field":"comments","value":{"id":"5","text":"\ud83d"}}]}"#);
    assert!(own.changes().next().is_some() && own.entries()[0].odd.is_some());
    let name = read(r#"{"entry":[{"messaging":[{"\udc00":1}]}]}"#);
    assert_eq!(name.events().next().unwrap().extra["\u{fffd}"], 1);
    let both = read(r#"{"entry":[{"messaging":[{"a":"\ud83d","b":1,"b":2}]}]}"#);
    odd_in(both.events().next().unwrap());
}

#[test]
fn the_change_of_an_odd_entry_is_read() {
    let webhook = read(
        r#"{"entry":[{"id":"1","x":{"a":1,"a":2},"field":"comments","value":{"id":"5","text":"Rye?"}}]}"#,
    );
    let [(_, change)] = webhook.changes().collect::<Vec<_>>()[..] else { panic!("{webhook:?}") };
    assert!(matches!(change.value, Some(ChangeValue::Comment(_))));
    let webhook = read(r#"{"entry":[{"id":"1","field":"comments","value":{"id":"5","id":"6"}}]}"#);
    assert!(webhook.changes().next().is_none() && webhook.entries()[0].odd.is_some());
}

#[test]
fn whose_and_when_an_odd_event_is_shows_unless_that_is_odd() {
    let event = |json: &str| {
        let webhook = read(&format!(r#"{{"entry":[{{"messaging":[{json}]}}]}}"#));
        webhook.events().next().unwrap().clone()
    };
    let sides = r#""sender": {"id": "7"}, "recipient": {"id": "1"}, "timestamp": 1763800000000"#;
    let odd = event(&format!(r#"{{{sides}, "message": {{"mid": 1, "mid": 2}}}}"#));
    assert_eq!(odd.sender.as_ref().unwrap().id.as_ref().unwrap(), &"7");
    assert_eq!(odd.recipient.as_ref().unwrap().id.as_ref().unwrap(), &"1");
    assert!(odd.timestamp.is_some() && odd.reply().is_none());
    assert!(
        odd_in(&odd).to_string().starts_with("`mid` stands twice in one object at line 1 column")
    );
    let odd = event(r#"{"sender": {"id": "7"}, "sender": {"id": "8"}, "timestamp": {}}"#);
    assert!(odd.sender.is_none() && odd.timestamp.is_none());
}

#[test]
fn an_event_that_goes_too_deep_takes_no_other_with_it() {
    let deep = format!(r#"{{"x": {}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
    let webhook = read(&format!(r#"{{"entry":[{{"messaging":[{GOOD},{deep}]}}]}}"#));
    let [_, odd] = webhook.events().collect::<Vec<_>>()[..] else { panic!("two events") };
    assert_eq!(odd_in(odd).json(), deep);
}

#[test]
fn what_says_something_else_than_events_is_told_apart() {
    let entry = |members: &str| -> Entry {
        let body = format!(r#"{{"entry":[{{"id":"1","time":5{members}}}]}}"#);
        read(&body).entries()[0].clone()
    };
    for something in [
        r#","calls":{"id":"5"}"#,
        r#","call_settings":{"audio_enabled":true}"#,
        r#","call_permission_reply":"approve""#,
        r#","field":null,"value":null"#,
        r#","messaging":{"sender":{"id":"7"}}"#,
        r#","messaging":[],"changes":5"#,
    ] {
        assert!(entry(something).says_something_else(), "{something}");
    }
    for happening in [r#","field":"comments","value":{"id":"5"}"#, r#","calls":[{"id":"5"}]"#] {
        assert!(!entry(happening).says_something_else(), "{happening}");
    }
    let beside = format!(r#","messaging":[{GOOD}],"hop_context":[{{"app_id":1}}]"#);
    for nothing in ["", r#","messaging":[]"#, r#","messaging":null"#, r#","standby":[{}]"#, &beside]
    {
        assert!(!entry(nothing).says_something_else(), "{nothing}");
    }
    let both = entry(&format!(
        r#","messaging":[{GOOD}],"call_settings":{{}},"changes":5,"hop_context":[],"standby":null"#
    ));
    let left = both.clone().without_something_else();
    assert!(both.says_something_else() && !left.says_something_else());
    assert_eq!(left.events().count(), 1);
    assert_eq!(left.extra.keys().collect::<Vec<_>>(), ["hop_context", "standby"]);
}
