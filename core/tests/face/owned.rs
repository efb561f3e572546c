//! Messages that borrow, made to be kept; and the ways from JSON and into it.

use std::thread;

use sendapi_core::button::{Button, Postback};
use sendapi_core::convert::stencil::{self, Hole};
use sendapi_core::expansion::message_at_run_time_as_in_a_fn_or_lazy_lock;
use sendapi_core::template::{Generic, Template as Card, generic};
use sendapi_core::{
    Attachment, Content, Instagram, Invalid, List, Message, Messenger, Recipient, Request, Text,
};

const HELLO: &str =
    r#"{"recipient":{"id":"7"},"messaging_type":"RESPONSE","message":{"text":"Hello"}}"#;

/// Lives as long as it has to and no longer.
fn with_a_name<T>(read: impl FnOnce(&str) -> T) -> T {
    let name = String::from("Rye");
    read(&name)
}

fn cards<'a>(name: &'a str, buttons: &'a [Button<'a>]) -> Request<'a> {
    let card = generic::Element { buttons: Some(buttons.into()), ..generic::Element::titled(name) };
    let cards = Attachment::Template(Card::from(Generic::new([card])));
    let message = Content { attachment: Some(cards), ..Content::EMPTY };
    Request { message: Some(message), ..Request::to(Recipient::id(name.len() as u64)) }
}

#[test]
fn a_message_that_borrows_is_kept_and_sent_to_another_thread() {
    let owned: Message<'static> = with_a_name(|name| {
        let buttons = [Postback::new(name, name).into()];
        let message = Message::<Messenger>::new(cards(name, &buttons)).unwrap();
        let owned = message.clone().into_owned();
        assert_eq!(owned, message);
        owned
    });
    let json = thread::spawn(move || owned.to_json()).join().unwrap();
    assert_eq!(json.matches("Rye").count(), 3);
}

#[test]
fn parts_and_lists_are_owned_as_well() {
    let (element, list) = with_a_name(|name| {
        let list = List::from(vec![Text::from(name)]);
        (generic::Element::titled(name).into_owned(), list.into_owned())
    });
    assert_eq!(element.title, "Rye");
    assert_eq!(list.into_vec(), ["Rye"]);
}

#[test]
fn a_message_of_the_macros_is_owned_in_each_of_its_holes() {
    const ITEM: &str = "{\"content_type\":\"text\",\"title\":\u{1},\"payload\":\u{1}}";
    const WHOLE: &str = "{\"recipient\":\u{1},\"messaging_type\":\u{1},\"message\":{\"text\":\u{1},\"attachment\":\u{1},\
         \"quick_replies\":\u{1}}}";
    let owned = with_a_name(|name| {
        let text = || Hole::Text(Text::Borrowed(name));
        let nested = sendapi_core::expansion::nested(stencil::text(ITEM).leak(), [text(), text()]);
        let buttons = [Postback::new(name, name).into()];
        let part = cards(name, &buttons).message.unwrap().attachment.unwrap();
        let holes = [
            Hole::single("id", Text::Borrowed("7")),
            Hole::Word("RESPONSE"),
            Hole::Absent,
            Hole::part(part),
            sendapi_core::expansion::items(vec![nested]),
        ];
        let message =
            message_at_run_time_as_in_a_fn_or_lazy_lock(stencil::text(WHOLE).leak(), holes);
        let (owned, read) = (message.clone().into_owned(), message.clone());
        assert!(read.validate().is_ok());
        assert_eq!(owned.to_json(), message.to_json());
        assert_eq!(read.into_owned(), message);
        owned.into_owned()
    });
    assert_eq!(owned.to_json().matches("Rye").count(), 5);
    assert_eq!(owned.content().unwrap().quick_replies.as_ref().unwrap().len(), 1);
}

#[test]
fn a_message_stays_covariant() {
    fn shorter<'a>(message: Message<'static>, _: &'a str) -> Message<'a> {
        message
    }
    let message = Message::<Messenger>::from_json(HELLO).unwrap();
    let _ = with_a_name(|name| shorter(message, name).to_json());
}

#[test]
fn json_is_what_is_sent_and_comes_back() {
    let message: Message<'_> = HELLO.parse().unwrap();
    assert_eq!(message.to_json(), HELLO);
    let read: Message<'static> = serde_json::from_str(&message.to_json()).unwrap();
    assert_eq!(read, message);
    let value = serde_json::to_value(&message).unwrap();
    assert_eq!(serde_json::from_value::<Message<'_>>(value).unwrap(), message);
}

#[test]
fn what_breaks_rules_is_no_message_by_any_way() {
    let broken = r#"{"recipient": {"id": "7"}, "message": {"text": "", "stciker_id": 1}}"#;
    let invalid = broken.parse::<Message<'_>>().unwrap_err();
    let error = serde_json::from_str::<Message<'_>>(broken).unwrap_err().to_string();
    for violation in invalid.violations() {
        assert!(error.contains(&violation.to_string()), "{error}");
        assert!(error.contains(violation.rule()), "{error}");
    }
    assert_eq!(invalid.violations().len(), 2);
    assert_eq!(invalid.clone().into_violations(), invalid.violations());
    let request = Request::to(Recipient::id("7"));
    let refused: Result<Message<'_>, Invalid> = request.try_into();
    assert_eq!(refused.unwrap_err().violations().len(), 1);
}

#[test]
fn each_platform_has_its_own_rules_when_it_is_read() {
    let sticker = r#"{"recipient": {"id": "7"}, "message": {"sticker_id": 369239263222822}}"#;
    assert!(serde_json::from_str::<Message<'_>>(sticker).is_ok());
    assert!(serde_json::from_str::<Message<'_, Instagram>>(sticker).is_err());
}

#[cfg(feature = "calls")]
#[test]
fn a_profile_goes_the_same_ways() {
    use sendapi_core::Profile;
    use sendapi_core::call::profile::Settings;
    use sendapi_core::call::welcome::GetStarted;

    let owned: Profile<'static> = with_a_name(|name| {
        let get_started = Some(GetStarted::new(name));
        let settings = Settings { get_started, ..Settings::EMPTY };
        Profile::<Messenger>::try_from(settings).unwrap().into_owned()
    });
    let json = r#"{"get_started":{"payload":"Rye"}}"#;
    assert_eq!(owned.to_json(), json);
    assert_eq!(json.parse::<Profile<'_>>().unwrap(), owned);
    assert_eq!(serde_json::from_str::<Profile<'_>>(json).unwrap(), owned);
    let error = serde_json::from_str::<Profile<'_>>(r#"{"get_started":{}}"#).unwrap_err();
    assert!(error.to_string().contains("profile.get_started_payload"), "{error}");
}
