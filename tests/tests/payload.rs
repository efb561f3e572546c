//! Payloads from Rust types: the text that a button gets, and what is read of it.

#![allow(clippy::unwrap_used, reason = "a test ends at the first surprise")]

use proptest::prelude::*;
use sendapi::payload::LIMIT;
use sendapi::webhook::Webhook;
use sendapi::{Message, Messenger, Payload, message};
use sendapi_tests::json_of;
use serde_json::json;

#[derive(Clone, Debug, PartialEq, Payload)]
enum Action {
    Menu,
    OrderAgain {
        id: u64,
        size: Size,
        note: Option<String>,
    },
    #[payload(name = "say", alias = "SAY", alias = "speak")]
    Say(String, #[payload(name = "loud", default)] bool),
    Turn {
        #[payload(alias = "angle")]
        by: i8,
        sign: char,
    },
    Ask {
        first: Option<Size>,
        then: Option<u8>,
    },
}

#[derive(Clone, Debug, PartialEq, Payload)]
enum Size {
    Small,
    Cut { slices: u8, note: String },
}

#[test]
fn the_text_of_each_kind_of_member() {
    let cut = || Size::Cut { slices: 12, note: "50% & thin".to_owned() };
    for (action, text) in [
        (Action::Menu, "menu"),
        (
            Action::OrderAgain { id: 7, size: Size::Small, note: None },
            "order_again?id=7&size=small",
        ),
        (
            Action::OrderAgain { id: 7, size: cut(), note: Some(String::new()) },
            "order_again?id=7&size=cut?slices=12%26note=50%2525 %2526 thin&note=",
        ),
        (Action::Say("brød = ?".to_owned(), true), "say?0=brød = ?&loud=true"),
        (Action::Turn { by: -128, sign: '&' }, "turn?by=-128&sign=%26"),
        (Action::Ask { first: None, then: None }, "ask"),
        (Action::Ask { first: None, then: Some(255) }, "ask?then=255"),
    ] {
        assert_eq!(action.to_payload(), text);
        assert_eq!(Action::from_payload(text), Ok(action));
    }
}

#[test]
fn what_is_older_than_the_program_is_read_as_far_as_can_be() {
    let small = |id| Action::OrderAgain { id, size: Size::Small, note: None };
    for (text, action) in [
        ("SAY?0=Hi", Action::Say("Hi".to_owned(), false)),
        ("speak?loud=true&0=Hi", Action::Say("Hi".to_owned(), true)),
        ("turn?angle=5&sign=x", Action::Turn { by: 5, sign: 'x' }),
        ("order_again?size=small&id=7&gone=1", small(7)),
        ("order_again?id=7&id=8&size=small", small(7)),
        ("say?0=100%", Action::Say("100%".to_owned(), false)),
        ("menu?", Action::Menu),
        ("menu?id=1", Action::Menu),
    ] {
        assert_eq!(Action::from_payload(text), Ok(action), "{text}");
    }
}

#[test]
fn what_no_variant_has_is_kept_with_its_text() {
    for (text, sentence) in [
        ("", "no variant has the payload ``"),
        ("DEVELOPER_DEFINED", "no variant has the payload `DEVELOPER_DEFINED`"),
        ("Menu", "no variant has the payload `Menu`"),
        ("a\nb", "no variant has the payload `a\\nb`"),
        ("order_again", "payload `order_again` has no `id` that `OrderAgain` can read"),
        (
            "order_again?id=-1&size=small",
            "payload `order_again?id=-1&size=small` has no `id` that `OrderAgain` can read",
        ),
        (
            "order_again?id=7&size=large",
            "payload `order_again?id=7&size=large` has no `size` that `OrderAgain` can read",
        ),
        ("say?0=Hi&loud=1", "payload `say?0=Hi&loud=1` has no `loud` that `Say` can read"),
        ("ask?then=256", "payload `ask?then=256` has no `then` that `Ask` can read"),
    ] {
        let unknown = Action::from_payload(text).unwrap_err();
        assert_eq!(unknown.to_string(), sentence);
        assert_eq!(unknown.into_text(), text);
    }
}

#[test]
fn a_value_fills_whatever_takes_a_payload() {
    let again = Action::OrderAgain { id: 7, size: Size::Small, note: None };
    let buttons = message!(Messenger {
        recipient: "7204418830956127",
        attachment: button {
            text: "Well?",
            buttons: [
                postback { title: "Menu", payload: Action::Menu },
                postback { title: "Again", payload: &again },
                postback { title: "Cut", payload: Action::Ask { first: None, then: Some(2) } },
            ],
        },
    });
    let payload = |index: usize| {
        json_of(&buttons)["message"]["attachment"]["payload"]["buttons"][index]["payload"].clone()
    };
    assert_eq!(
        [payload(0), payload(1), payload(2)],
        ["menu", "order_again?id=7&size=small", "ask?then=2"]
    );

    let chips = message!(Messenger {
        recipient: "7204418830956127",
        text: "Well?",
        quick_replies: [
            for then in 1..3 {
                text { title: "Ask", payload: Action::Ask { first: None, then: Some(then) } },
            },
            text { title: "Again", payload: &again },
        ],
    });
    let chips = json_of(&chips);
    let payloads = chips["message"]["quick_replies"].as_array().unwrap();
    let payloads: Vec<_> = payloads.iter().map(|chip| &chip["payload"]).collect();
    assert_eq!(payloads, ["ask?then=1", "ask?then=2", "order_again?id=7&size=small"]);
}

#[test]
fn what_is_too_long_at_run_time_is_refused_before_it_is_sent() {
    let say = |length: usize| -> Message<'static, Messenger> {
        let words = "å".repeat(length);
        message!(Messenger {
            recipient: "7204418830956127",
            attachment: button {
                text: "Well?",
                buttons: [postback { title: "Say", payload: Action::Say(words, true) }],
            },
        })
    };
    let around = Action::Say(String::new(), true).to_payload().len();
    assert!(say(LIMIT - around).validate().is_ok());
    let invalid = say(LIMIT - around + 1).validate().unwrap_err();
    assert_eq!(invalid.violations()[0].rule(), "btn.payload");
}

#[test]
fn an_event_gives_the_value_back() {
    let event = |what: serde_json::Value| {
        let mut event = json!({"sender": {"id": "7"}, "recipient": {"id": "1"}});
        event.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
        let body = json!({"object": "page", "entry": [{"id": "1", "messaging": [event]}]});
        let webhook = Webhook::from_json(body.to_string().as_bytes()).unwrap();
        webhook.events().next().unwrap().payload::<Action>()
    };
    let text = Action::Menu.to_payload();
    for what in [
        json!({"postback": {"payload": text}}),
        json!({"message": {"text": "Menu", "quick_reply": {"payload": text}}}),
        json!({"optin": {"type": "one_time_notif_req", "payload": text}}),
        json!({"template": {"type": "coupon", "payload": text}}),
    ] {
        assert_eq!(event(what.clone()), Some(Ok(Action::Menu)), "{what}");
    }
    assert_eq!(event(json!({"message": {"text": "menu"}})), None);
    assert_eq!(event(json!({"postback": {"title": "on standby"}})), None);
    let unknown = event(json!({"postback": {"payload": "OLD"}})).unwrap().unwrap_err();
    assert_eq!(unknown.text(), "OLD");
}

fn size() -> impl Strategy<Value = Size> {
    let cut = (any::<u8>(), any::<String>()).prop_map(|(slices, note)| Size::Cut { slices, note });
    prop_oneof![Just(Size::Small), cut]
}

fn action() -> impl Strategy<Value = Action> {
    let text = prop_oneof![any::<String>(), "[%&=?0-9 ]{0,12}"];
    prop_oneof![
        Just(Action::Menu),
        (any::<u64>(), size(), proptest::option::of(text.clone()))
            .prop_map(|(id, size, note)| Action::OrderAgain { id, size, note }),
        (text, any::<bool>()).prop_map(|(words, loud)| Action::Say(words, loud)),
        (any::<i8>(), any::<char>()).prop_map(|(by, sign)| Action::Turn { by, sign }),
        (proptest::option::of(size()), any::<Option<u8>>())
            .prop_map(|(first, then)| Action::Ask { first, then }),
    ]
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_it_was(action in action()) {
        prop_assert_eq!(Action::from_payload(&action.to_payload()), Ok(action));
    }

    #[test]
    fn whatever_comes_is_read_or_kept(text in any::<String>(), more in "[a-z_]{0,5}\\?[a-z0-9=&%]{0,20}") {
        for text in [text, more] {
            if let Err(unknown) = Action::from_payload(&text) {
                prop_assert_eq!(unknown.text(), text);
            }
        }
    }
}
