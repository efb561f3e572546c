//! What comes in can be kept, and handed in again.

use std::future::pending;
use std::time::Duration;

use proptest::prelude::*;
use sendapi::webhook::{Happened, Incoming, NotIncoming, Unfinished, Webhook};
use sendapi::{Accounts, Client};
use serde_json::{Value, json};

use crate::{Diary, Door, builder, event, line, page, pages, says, webhook};

/// One of each kind, as the platform writes them.
fn kinds() -> Vec<Value> {
    vec![
        json!({"message": {"mid": "m_1", "text": "Rye?", "attachments": [{"type": "image", "payload": {"url": "https://x.example"}}]}}),
        json!({"message": {"mid": "m_1", "is_echo": true, "app_id": 5, "brand_new": [1, {"x": null}]}}),
        json!({"message_edit": {"mid": "m_1", "text": "x", "num_edit": 1}}),
        json!({"postback": {"mid": "m_2", "title": "Rye", "payload": "RYE", "referral": {"ref": "x"}}}),
        json!({"reaction": {"mid": "m_1", "action": "react", "reaction": "love", "emoji": "🥖"}}),
        json!({"delivery": {"mids": ["m_1"], "watermark": 1_763_800_000_000_u64}}),
        json!({"read": {"watermark": 1_763_800_000_000_u64}}),
        json!({"referral": {"ref": "x", "source": "ADS", "ads_context_data": {"ad_title": "Bread"}}}),
        json!({"optin": {"type": "notification_messages", "notification_messages_token": "x"}}),
        json!({"account_linking": {"status": "linked", "authorization_code": "x"}}),
        json!({"pass_thread_control": {"new_owner_app_id": 1}}),
        json!({"take_thread_control": {"previous_owner_app_id": "1"}}),
        json!({"request_thread_control": {"requested_owner_app_id": 1, "metadata": "x"}}),
        json!({"app_roles": {"5": ["primary_receiver"]}}),
        json!({"game_play": {"game_id": "1", "score": 5}}),
        json!({"policy_enforcement": {"action": "warning", "reason": "x"}}),
        json!({"policy-enforcement": {"action": "block"}}),
        json!({"response_feedback": {"feedback": "Good response", "mid": "m_1"}}),
        json!({"messaging_feedback": {"feedback_screens": [{"screen_id": 0, "questions": {"q": {"type": "csat", "payload": 5}}}]}}),
        json!({"messaging_customer_information": {"screens": [{"screen_id": 0, "responses": [{"key": "city", "value": "Oslo"}]}]}}),
        json!({"order": {"products": [{"id": 1, "quantity": 2}], "note": "x"}}),
        json!({"template": {"type": "coupon", "coupon_code": "x"}}),
        json!({"lead": {"lead_id": 1}}),
        json!({"message": 5, "sender": null, "is_self": true}),
        json!({"brand_new": {"x": 1.5}}),
    ]
}

fn changes() -> Vec<Value> {
    let value = |field: &str, value: Value| json!({"field": field, "value": value, "brand_new": 1});
    vec![
        value("comments", json!({"id": "5", "text": "Rye?", "from": {"id": "7"}})),
        value("live_comments", json!({"id": "5", "media": {"id": 1}})),
        value(
            "feed",
            json!({"item": "comment", "verb": "add", "comment_id": "5", "created_time": 5}),
        ),
        value(
            "message_template_status_update",
            json!({"event": "APPROVED", "message_template_id": 1}),
        ),
        value("leadgen", json!({"leadgen_id": "5"})),
        value("messages", says("7", "m_1", "Hello")),
        value("mentions", json!({"media_id": "5"})),
        json!({"field": "story_insights"}),
    ]
}

/// Bodies with one thing each: every kind, in every place.
fn all() -> Vec<Value> {
    let events = kinds().into_iter().map(|kind| event("7", &kind));
    let in_lists =
        events.flat_map(|event| [json!({"messaging": [event]}), json!({"standby": [event]})]);
    let changes = changes().into_iter().map(|change| json!({"changes": [change]}));
    let others = [
        json!({"field": "comments", "value": {"id": "5"}}),
        json!({"calls": [1], "messaging": null}),
    ];
    let with_who = |entry: Value| {
        let mut whole =
            json!({"id": "1", "time": 1_763_800_000_000_u64, "hop_context": [{"app_id": 1}]});
        whole.as_object_mut().unwrap().extend(entry.as_object().unwrap().clone());
        json!({"object": "page", "entry": [whole], "brand_new": {"x": []}})
    };
    in_lists.chain(changes).chain(others).map(with_who).collect()
}

#[test]
fn whatever_came_in_comes_back_from_what_it_was_written_as() {
    for body in all() {
        comes_back(&body.to_string());
    }
}

#[test]
fn what_cannot_be_read_comes_back_too() {
    let odd = r#"{"sender": {"id": "7"},  "message": {"mid": "a", "mid": "b"}}"#;
    for entry in [
        format!(r#"{{"id":"1","messaging":[{odd}]}}"#),
        format!(r#"{{"id":"1","standby":[{odd}]}}"#),
        format!(r#"{{"id":"1","changes":[{odd}]}}"#),
        r#"{"id":"1","messaging":["text"]}"#.to_owned(),
        r#"{"id":"1","id":"2","messaging":[]}"#.to_owned(),
        r#"{"id":"1","time":5,"time":5,"messaging":[{"message":{"mid":"m_1"}}]}"#.to_owned(),
        r#"{"id":"1","messaging":[{"message":{"text":"\ud83d"}}]}"#.to_owned(),
    ] {
        let body = format!(r#"{{"object":"page","entry":[{entry}]}}"#);
        let incoming = Incoming::from_json(body.as_bytes()).unwrap();
        assert_eq!(incoming.to_json(), body);
        let again: Incoming = serde_json::from_str(&body).unwrap();
        assert_eq!(again.to_json(), body);
    }
}

#[test]
fn what_stands_in_place_of_a_list_is_kept_beside_the_events_of_another() {
    let item = |list: &str| match list {
        "changes" => json!({"field": "comments", "value": {"id": "5", "text": "Rye?"}}),
        "calls" => json!({"id": "c_1", "event": "connect"}),
        _ => event("7", &json!({"message": {"mid": "m_1"}})),
    };
    let lists = ["messaging", "standby", "changes", "calls"];
    for (list, other) in lists.into_iter().flat_map(|list| lists.map(|other| (list, other))) {
        if list == other {
            continue;
        }
        for odd in [json!(5), json!({"a": [1]}), json!([5])] {
            let is_a_list = odd.is_array() && other != "calls";
            let body =
                json!({"object": "page", "entry": [{"id": "1", list: [item(list)], other: odd}]});
            let got = handed_on(&body);
            assert_eq!(got.len(), 2, "{body}");
            for incoming in &got {
                let again = Incoming::from_json(incoming.to_json().as_bytes());
                let again = again.unwrap_or_else(|error| panic!("{body}: {error}"));
                assert_eq!(again.happened(), incoming.happened(), "{body}");
                let others = got.iter().filter(|it| *it.happened() == Happened::Other).count();
                assert_eq!(others, usize::from(!is_a_list), "{body}");
            }
        }
    }
}

fn comes_back(body: &str) {
    let value = |json: &str| -> Value { serde_json::from_str(json).unwrap() };
    let incoming = Incoming::from_json(body.as_bytes()).unwrap();
    let written = incoming.to_json();
    assert_eq!(value(&written), value(body), "it is the body of a webhook with one event");
    let webhook = Webhook::from_json(written.as_bytes()).unwrap();
    assert_eq!(serde_json::to_string(&webhook).unwrap(), written);

    let again = Incoming::from_json(written.as_bytes()).unwrap();
    assert_eq!(again.happened(), incoming.happened());
    assert_eq!((again.entry(), again.object()), (incoming.entry(), incoming.object()));
    assert_eq!(again.identity(), incoming.identity());
    assert_eq!(again.to_json(), written);
    let by_serde: Incoming =
        serde_json::from_str(&serde_json::to_string(&incoming).unwrap()).unwrap();
    let by_value: Incoming =
        serde_json::from_value(serde_json::to_value(&incoming).unwrap()).unwrap();
    let listed = serde_json::to_string(&[&incoming, &again]).unwrap();
    let listed: Vec<Incoming> = serde_json::from_str(&listed).unwrap();
    assert!(listed.iter().all(|it| it.to_json() == written) && listed.len() == 2);
    assert_eq!((by_serde.to_json(), by_value.to_json()), (written.clone(), written));
}

proptest! {
    /// Several in one body, whose parts they share: each alone comes back, and together they are the body again.
    #[test]
    fn every_event_of_any_body_comes_back(
        picked in prop::collection::vec((0..3_usize, prop::sample::select(kinds()), prop::sample::select(changes()), any::<bool>()), 1..8),
        object in prop::sample::select(vec![json!("page"), json!("instagram"), json!("brand_new"), json!(5), Value::Null]),
        id in prop::sample::select(vec![json!("1"), json!(1), Value::Null]),
    ) {
        let outline = json!({"object": object, "entry": [{"id": id, "time": 5, "x": {"y": 1}}]});
        let mut body = outline.clone();
        for (number, (place, kind, change, has_time)) in picked.iter().enumerate() {
            let mut item = if *place < 2 { event("7", kind) } else { change.clone() };
            item["number"] = json!(number);
            if !has_time {
                item.as_object_mut().unwrap().remove("timestamp");
            }
            push(&mut body, LISTS[*place], item);
        }
        let got = split(&body);
        prop_assert_eq!(got.len(), picked.len());
        let mut whole = outline;
        for incoming in got {
            comes_back(&incoming.to_json());
            let one: Value = serde_json::from_str(&incoming.to_json()).unwrap();
            let (list, item) = only_item(&one);
            push(&mut whole, list, item);
        }
        prop_assert_eq!(whole, body);
    }
}

fn push(body: &mut Value, list: &str, item: Value) {
    let entry = body["entry"][0].as_object_mut().unwrap();
    entry.entry(list).or_insert_with(|| json!([])).as_array_mut().unwrap().push(item);
}

fn only_item(body: &Value) -> (&'static str, Value) {
    let item = |list| Some((list, body["entry"][0].get(list)?.get(0)?.clone()));
    LISTS.into_iter().find_map(item).unwrap()
}

/// What an inbox makes of a body, in the order of the numbers.
fn split(body: &Value) -> Vec<Incoming> {
    let mut all = handed_on(body);
    all.sort_by_key(|incoming| {
        let one: Value = serde_json::from_str(&incoming.to_json()).unwrap();
        only_item(&one).1["number"].as_u64()
    });
    all
}

/// What an inbox makes of a body: all of it is given back, since nobody handles it.
fn handed_on(body: &Value) -> Vec<Incoming> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let inbox = builder().with_echoes().with_standby().remember(0, Duration::ZERO);
        let inbox = inbox.start(async |_: Incoming| pending::<Result<(), sendapi::Error>>().await);
        inbox.accept(webhook(body)).unwrap();
        let unfinished = inbox.shutdown(Duration::ZERO).await;
        [unfinished.begun, unfinished.waiting].concat()
    })
}

const LISTS: [&str; 3] = ["messaging", "standby", "changes"];

#[test]
fn what_is_not_one_event_is_told() {
    let none = Incoming::from_json(page(&[]).to_string().as_bytes()).unwrap_err();
    assert!(matches!(none, NotIncoming::NotOne { events: 0 }));
    let two = page(&[says("7", "m_1", "one"), says("7", "m_2", "two")]).to_string();
    let two = Incoming::from_json(two.as_bytes()).unwrap_err();
    assert_eq!(two.to_string(), "the webhook has 2 events, not one: an inbox takes it by `accept`");
    let good = says("7", "m_1", "one");
    let beside = format!(r#"{{"entry":[{{"id":1,"id":2}},{{"messaging":[{good}]}}]}}"#);
    let beside = Incoming::from_json(beside.as_bytes()).unwrap_err();
    assert!(matches!(beside, NotIncoming::NotOne { events: 2 }));
    assert!(matches!(Incoming::from_json(b"{"), Err(NotIncoming::NotAWebhook(_))));
    assert!(serde_json::from_str::<Incoming>("[]").is_err());
}

/// The whole way: broken off, kept as text, and taken up by the inbox of the next process in the order of each person.
#[tokio::test(start_paused = true)]
async fn what_a_shutdown_left_is_taken_up_by_the_next_inbox() {
    let door = Door::shut();
    let first = builder().concurrency(1).start(move |_: Incoming| {
        let door = door.clone();
        async move {
            door.pass().await;
            Ok::<(), sendapi::Error>(())
        }
    });
    let words: Vec<_> =
        (0..20).map(|number| (format!("7{}", number % 3), number.to_string())).collect();
    let events: Vec<_> =
        words.iter().map(|(person, word)| says(person, &format!("m_{word}"), word)).collect();
    let body = pages(&[("1", events.clone()), ("2", events)]);
    first.accept(webhook(&body)).unwrap();
    let unfinished = first.shutdown(Duration::from_secs(1)).await;
    assert_eq!((unfinished.begun.len(), unfinished.waiting.len()), (2, 38));
    let kept: Vec<String> =
        unfinished.begun.iter().chain(&unfinished.waiting).map(Incoming::to_json).collect();

    let diary = Diary::default();
    let mut accounts = Accounts::new();
    accounts.add(Client::new().page("1", "EAABexample")).unwrap();
    let next = builder().accounts(accounts).concurrency(5).start({
        let diary = diary.clone();
        move |incoming: Incoming| {
            let known = incoming.page().is_some();
            assert_eq!(known, incoming.account_id().as_deref() == Some("1"), "found anew");
            diary.note(format!("{} {}", incoming.account_id().unwrap(), line(&incoming)));
            async { Ok::<(), sendapi::Error>(()) }
        }
    });
    for line in &kept {
        next.accept_again(Incoming::from_json(line.as_bytes()).unwrap()).unwrap();
    }
    assert_eq!(
        next.accept(webhook(&body)).unwrap().duplicates,
        40,
        "the platform sends it once more"
    );
    next.settled().await;
    assert_eq!((next.counts().handled, next.counts().accepted), (40, 40));
    for account in ["1", "2"] {
        for person in ["70", "71", "72"] {
            let start = format!("{account} {person} ");
            let lines = diary.lines();
            let got: Vec<_> = lines.iter().filter_map(|line| line.strip_prefix(&start)).collect();
            let expected: Vec<_> =
                words.iter().filter(|(of, _)| of == person).map(|(_, word)| word).collect();
            assert_eq!(got, expected, "{start}");
        }
    }
}

#[tokio::test]
async fn what_is_remembered_is_handed_on_again_when_asked_for() {
    let diary = Diary::default();
    let inbox = builder().start(diary.handler());
    let body = page(&[says("7", "m_1", "Hello")]);
    inbox.accept(webhook(&body)).unwrap();
    inbox.settled().await;
    let kept = Incoming::from_json(body.to_string().as_bytes()).unwrap();
    inbox.accept_again(kept.clone()).unwrap();
    inbox.accept_again(kept).unwrap();
    assert_eq!(inbox.accept(webhook(&body)).unwrap().duplicates, 1);
    inbox.settled().await;
    assert_eq!(diary.lines(), ["7 Hello"; 3]);

    // Whatever it is: it was asked for when it came.
    let mut standby = page(&[]);
    standby["entry"][0]["standby"] = json!([says("7", "m_2", "Hello")]);
    let standby = Incoming::from_json(standby.to_string().as_bytes()).unwrap();
    assert!(matches!(standby.happened(), Happened::Standby(_)));
    inbox.accept_again(standby).unwrap();
    inbox.settled().await;
    assert_eq!(diary.lines().len(), 4);
    let _ = inbox.shutdown(Duration::ZERO).await;
    let late = Incoming::from_json(body.to_string().as_bytes()).unwrap();
    assert!(inbox.accept_again(late).is_err());
}

/// As one text, in the order of each person, and what comes once more after it is known.
#[tokio::test]
async fn unfinished_work_goes_through_a_file() {
    let door = Door::shut();
    let first = builder().concurrency(1).start(door.waiting());
    let body = page(&[says("7", "m_1", "one"), says("7", "m_2", "two"), says("8", "m_3", "three")]);
    first.accept(webhook(&body)).unwrap();
    let unfinished = first.shutdown(Duration::from_millis(20)).await;
    assert_eq!((unfinished.begun.len(), unfinished.waiting.len()), (1, 2));
    let file = serde_json::to_string(&unfinished).unwrap();

    let diary = Diary::default();
    let second = builder().start(diary.handler());
    second.take_up(serde_json::from_str(&file).unwrap()).unwrap();
    assert_eq!(
        second.accept(webhook(&body)).unwrap().duplicates,
        3,
        "the platform sends it once more"
    );
    second.settled().await;
    let lines = diary.lines();
    assert_eq!(
        lines.iter().filter(|line| line.starts_with('7')).collect::<Vec<_>>(),
        ["7 one", "7 two"]
    );
    assert_eq!(lines.len(), 3);
    let empty: Unfinished = serde_json::from_str("{}").unwrap();
    assert!(empty.is_empty() && second.take_up(empty).is_ok());
}

#[tokio::test]
async fn what_there_is_no_room_for_is_left_over_in_its_order() {
    let door = Door::shut();
    let full = builder().capacity(2).start(door.waiting());
    let all =
        Incoming::all_of(webhook(&page(&["a", "b", "c", "d"].map(|mid| says("7", mid, mid)))));
    let mut unfinished = Unfinished::default();
    unfinished.begun.push(all[0].clone());
    unfinished.waiting.extend(all[1..].iter().cloned());
    let left = full.take_up(unfinished).unwrap_err();
    assert!(
        left.to_string().starts_with("2 events were not handed on again: there is no room"),
        "{left}"
    );
    let left: Vec<_> = left.unfinished.waiting.iter().map(|it| it.mid().unwrap()).collect();
    assert_eq!(left, ["c", "d"]);
}

#[test]
fn what_came_is_taken_apart_as_an_inbox_does() {
    let echo = event("7", &json!({"message": {"mid": "m_2", "is_echo": true}}));
    let mut body = page(&[says("7", "m_1", "one"), echo]);
    body["entry"][0]["standby"] = json!([says("8", "m_3", "three")]);
    let all = Incoming::all_of(webhook(&body));
    let told: Vec<_> =
        all.iter().map(|it| (it.mid().unwrap(), it.is_echo(), it.is_standby())).collect();
    assert_eq!(told, [("m_1", false, false), ("m_2", true, false), ("m_3", false, true)]);
    assert!(all.iter().all(|it| it.account().is_none() && it.account_id().as_deref() == Some("1")));
}

#[test]
fn a_number_that_was_tapped_is_no_old_button() {
    #[derive(Debug, PartialEq, sendapi::Payload)]
    enum Action {
        #[payload(name = "RYE")]
        Rye,
    }
    let tap = |text: &str, payload: &str| {
        let tap =
            json!({"message": {"mid": "m_1", "text": text, "quick_reply": {"payload": payload}}});
        Incoming::all_of(webhook(&page(&[event("7", &tap)]))).remove(0)
    };
    let number = tap("+16505550123", "+16505550123");
    assert_eq!((number.phone_number(), number.email()), (Some("+16505550123"), None));
    assert!(number.payload::<Action>().is_none());
    assert_eq!(number.text(), Some("+16505550123"));
    let address = tap("ada@bakery.example", "ada@bakery.example");
    assert_eq!((address.email(), address.phone_number()), (Some("ada@bakery.example"), None));
    assert!(address.payload::<Action>().is_none());

    assert_eq!(tap("Rye", "RYE").payload(), Some(Ok(Action::Rye)));
    for old in [tap("Oat", "OAT"), tap("Oat", "Oat"), tap("a@b", "OAT"), tap("12", "12")] {
        assert!(matches!(old.payload::<Action>(), Some(Err(_))), "{old:?}");
        assert_eq!((old.phone_number(), old.email()), (None, None));
    }
    let typed = Incoming::all_of(webhook(&page(&[says("7", "m_1", "+16505550123")]))).remove(0);
    assert_eq!(typed.phone_number(), None);
}
