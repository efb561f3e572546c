//! What may be sent until when, on both sides of every limit.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sendapi_core::webhook::{Closed, Instead, Opening, Window};
use sendapi_core::{Instagram, Message, Messenger, Platform};

const HOUR: u64 = 3_600;

const DAY: u64 = 24 * HOUR;

#[test]
fn how_long_each_kind_of_message_may_be_sent() {
    let text = r#""message": {"text": "Hi"}"#;
    let cases = [
        (text.to_owned(), DAY),
        (format!(r#""messaging_type": "UPDATE", {text}"#), DAY),
        (format!(r#""messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT", {text}"#), 7 * DAY),
        (r#""messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT", "reply_to": {"mid": "m"}, "message": {"text": "Hi"}"#.to_owned(), DAY),
    ];
    for (members, length) in cases {
        let message = to::<Messenger>(r#"{"id": "7204418830956127"}"#, &members);
        is_allowed_for(length, &conversation(), &message);
    }
    let message = to::<Instagram>(r#"{"id": "1783320945561208"}"#, text);
    is_allowed_for(DAY, &conversation(), &message);
}

#[test]
fn what_knows_no_window() {
    let cases = [
        r#""sender_action": "typing_on""#,
        r#""messaging_type": "UTILITY", "message": {"template": {"name": "n", "language": {"code": "en"}}}"#,
    ];
    for members in cases {
        let message = to::<Messenger>(r#"{"id": "7204418830956127"}"#, members);
        assert_eq!(
            conversation().allows(&message, opened() + Duration::from_secs(1_000 * DAY)),
            Ok(())
        );
    }
}

#[test]
fn private_replies_and_tokens_have_their_own() {
    let text = r#""message": {"text": "Hi"}"#;
    let reply = to::<Messenger>(r#"{"comment_id": "9_8"}"#, text);
    is_allowed_for(7 * DAY, &Window::private_reply(opened()), &reply);
    is_allowed_for(7 * DAY, &Window::live_comment(opened()), &reply);
    let post = to::<Messenger>(r#"{"post_id": "9_8"}"#, text);
    is_allowed_for(7 * DAY, &Window::private_reply(opened()), &post);
    let once = to::<Messenger>(r#"{"one_time_notif_token": "t"}"#, text);
    is_allowed_for(365 * DAY, &Window::one_time_notification(opened()), &once);
    let marketing = to::<Messenger>(r#"{"notification_messages_token": "t"}"#, text);
    is_allowed_for(0, &Window::notification_messages(opened()), &marketing);
}

#[test]
fn a_broadcast_may_be_over_earlier() {
    let reply = to::<Instagram>(r#"{"comment_id": "9"}"#, r#""message": {"text": "Hi"}"#);
    let over = opened() + Duration::from_secs(HOUR);
    is_allowed_for(HOUR, &Window::live_comment(opened()).ending(over), &reply);
    is_allowed_for(
        7 * DAY,
        &Window::live_comment(opened()).ending(over + Duration::from_secs(30 * DAY)),
        &reply,
    );
}

#[test]
fn after_an_advertisement_it_is_uncertain_for_a_week() {
    let window = conversation().after_ad();
    let text = to::<Instagram>(r#"{"id": "1783320945561208"}"#, r#""message": {"text": "Hi"}"#);
    let after = |seconds: u64| opened() + Duration::from_secs(seconds);
    assert_eq!(window.opening(&text, after(DAY)), Opening::Open);
    let Opening::Uncertain(why) = window.opening(&text, after(DAY + HOUR)) else {
        panic!("it may be open")
    };
    assert_eq!((why.since(), why.until()), (after(DAY), after(7 * DAY)));
    assert_eq!(why.instead(), [Instead::HumanAgent { until: after(7 * DAY) }, Instead::NewMessage]);
    let sentence = why.to_string();
    assert!(sentence.contains("closed 1 hour ago, 24 hours after"), "{sentence}");
    assert!(sentence.contains("7 days after the advertisement"), "{sentence}");
    is_allowed_for(7 * DAY, &window, &text);
    let Opening::Closed(closed) = window.opening(&text, after(8 * DAY)) else { panic!("over") };
    assert_eq!(closed.since(), after(7 * DAY));
    assert_eq!(window.closes(), Some(after(DAY)));
    assert_eq!(window.perhaps_closes(), Some(after(7 * DAY)));
    assert_eq!(conversation().perhaps_closes(), None);
    let over = window.ending(after(2 * DAY));
    is_allowed_for(2 * DAY, &over, &text);
}

#[test]
fn an_advertisement_makes_nothing_else_longer() {
    let window = conversation().after_ad();
    let person = r#"{"id": "7204418830956127"}"#;
    for members in [
        r#""message": {"sticker_id": 369239263222822}"#,
        r#""reply_to": {"mid": "m"}, "message": {"text": "Hi"}"#,
    ] {
        is_allowed_for(DAY, &window, &to::<Messenger>(person, members));
    }
    let reply = to::<Messenger>(r#"{"comment_id": "9_8"}"#, r#""message": {"text": "Hi"}"#);
    is_allowed_for(7 * DAY, &Window::private_reply(opened()).after_ad(), &reply);
    assert_eq!(Window::private_reply(opened()).after_ad().perhaps_closes(), None);
    let once = Window::one_time_notification(opened()).after_ad();
    let message =
        to::<Messenger>(r#"{"one_time_notif_token": "t"}"#, r#""message": {"text": "Hi"}"#);
    is_allowed_for(365 * DAY, &once, &message);
}

#[test]
fn a_window_lets_pass_what_it_is_not_about() {
    let late = opened() + Duration::from_secs(1_000 * DAY);
    let reply = to::<Messenger>(r#"{"comment_id": "9_8"}"#, r#""message": {"text": "Hi"}"#);
    assert_eq!(conversation().allows(&reply, late), Ok(()));
    let answer = to::<Messenger>(r#"{"id": "7204418830956127"}"#, r#""message": {"text": "Hi"}"#);
    assert_eq!(Window::private_reply(opened()).allows(&answer, late), Ok(()));
}

#[test]
fn clocks_may_differ() {
    let answer = to::<Messenger>(r#"{"id": "7204418830956127"}"#, r#""message": {"text": "Hi"}"#);
    assert_eq!(conversation().allows(&answer, UNIX_EPOCH), Ok(()));
}

#[test]
fn what_may_be_sent_instead() {
    let week = opened() + Duration::from_secs(7 * DAY);
    let on_messenger = closed::<Messenger>(2 * DAY);
    let ways = [
        Instead::HumanAgent { until: week },
        Instead::CustomerFeedback { until: week },
        Instead::Utility,
        Instead::NewMessage,
    ];
    assert_eq!(on_messenger.instead(), ways);
    assert_eq!(on_messenger.since(), opened() + Duration::from_secs(DAY));
    assert_eq!(closed::<Messenger>(8 * DAY).instead(), &ways[2..]);
    assert_eq!(closed::<Instagram>(2 * DAY).instead(), [ways[0], ways[3]]);
    assert_eq!(closed::<Instagram>(8 * DAY).instead(), [Instead::NewMessage]);
}

#[test]
fn the_sentence_says_since_when_and_the_way_out() {
    assert_eq!(
        closed::<Instagram>(2 * DAY + 60).to_string(),
        "the window for this message closed 24 hours ago, 24 hours after the person's last action: \
         the tag `HUMAN_AGENT` for what a person writes, for 4 days more, or wait until the person writes again"
    );
    assert_eq!(
        closed::<Instagram>(9 * DAY).to_string(),
        "the window for this message closed 8 days ago, 24 hours after the person's last action: \
         wait until the person writes again"
    );
}

#[test]
fn what_goes_within_the_24_hours_only_is_told_of_before_any_other_ground() {
    let late = opened() + Duration::from_secs(2 * DAY + 60);
    let person = r#"{"id": "7204418830956127"}"#;
    for (members, bound_by) in [
        (r#""reply_to": {"mid": "m"}, "message": {"text": "Hi"}"#, "reply_to"),
        (
            r#""messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT", "reply_to": {"mid": "m"}, "message": {"text": "Hi"}"#,
            "reply_to",
        ),
        (r#""message": {"sticker_id": 369239263222822}"#, "sticker_id"),
    ] {
        let closed = conversation().allows(&to::<Messenger>(person, members), late).unwrap_err();
        assert_eq!(closed.bound_by(), Some(bound_by));
        assert_eq!(
            closed.to_string(),
            format!(
                "the window for this message closed 24 hours ago, 24 hours after the person's last action: \
                 without `{bound_by}`, which goes within 24 hours only, the tag `HUMAN_AGENT` for what a person writes, \
                 for 4 days more, the tag `CUSTOMER_FEEDBACK` with its template, for 4 days more, an approved utility \
                 template with `messaging_type: UTILITY`, or wait until the person writes again"
            )
        );
    }
    let quotes = r#""reply_to": {"mid": "m"}, "message": {"text": "Hi"}"#;
    let later = opened() + Duration::from_secs(9 * DAY);
    let closed = conversation().allows(&to::<Instagram>(person, quotes), later).unwrap_err();
    assert_eq!(closed.advice(), "wait until the person writes again");
    assert_eq!(self::closed::<Messenger>(2 * DAY).bound_by(), None);
}

fn closed<P: Platform>(after: u64) -> Closed {
    let message = to::<P>(r#"{"id": "7204418830956127"}"#, r#""message": {"text": "Hi"}"#);
    conversation().allows(&message, opened() + Duration::from_secs(after)).unwrap_err()
}

fn is_allowed_for<P: Platform>(length: u64, window: &Window, message: &Message<'_, P>) {
    let end = opened() + Duration::from_secs(length);
    assert_eq!(window.allows(message, end), Ok(()), "{message:?}");
    assert!(window.allows(message, end + Duration::from_millis(1)).is_err(), "{message:?}");
}

fn to<P: Platform>(recipient: &str, members: &str) -> Message<'static, P> {
    Message::from_json(&format!(r#"{{"recipient": {recipient}, {members}}}"#)).unwrap()
}

fn conversation() -> Window {
    Window::conversation(opened())
}

fn opened() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_763_800_000)
}
