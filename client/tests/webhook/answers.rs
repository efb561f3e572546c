//! Answers within the window and after it.

use std::time::{Duration, SystemTime};

use sendapi::webhook::{Instead, Opening};
use sendapi::{Account, AnyAccount, Client, Delivery, ErrorKind, Retry, message};

use serde_json::json;

use crate::{event, page, says, webhook};

const WRITTEN: SystemTime = SystemTime::UNIX_EPOCH;

/// Nobody listens there.
fn account() -> Account {
    let client = Client::builder().base_url("http://127.0.0.1:1").retry(Retry::NEVER);
    client.build().unwrap().page("1", "EAABexample")
}

#[tokio::test]
async fn an_answer_that_comes_too_late_is_not_sent() {
    let webhook = webhook(&page(&[says("7", "m_1", "Hello")]));
    let reply = webhook.events().next().unwrap().reply().unwrap();
    let yes = message!(Messenger { recipient: reply.recipient.clone(), text: "Yes" });
    let at = |hours: u64| {
        WRITTEN + Duration::from_secs(1_763_800_000) + Duration::from_secs(hours * 60 * 60)
    };

    let open = account().answer_at(&reply, &yes, at(23)).await.unwrap_err();
    assert_eq!(open.kind(), ErrorKind::Connect, "it was to be sent");

    let late = account().answer_at(&reply, &yes, at(25)).await.unwrap_err();
    assert_eq!((late.kind(), late.delivery()), (ErrorKind::WindowClosed, Delivery::NotSent));
    assert!(late.is_window_closed() && !late.is_transient() && late.graph().is_none());
    assert!(late.to_string().starts_with(
        "answer comes too late: the window for this message closed 1 hour ago, 24 hours"
    ));
    assert!(late.to_string().ends_with("; the message was not sent"));
    assert!(late.cause().unwrap().to_string().contains("closed 1 hour ago"));
    assert!(late.closed().unwrap().instead().contains(&Instead::Utility));

    let now = account().answer(&reply, &yes).await.unwrap_err();
    assert!(now.is_window_closed(), "that was in 2025");
}

#[tokio::test]
async fn an_answer_for_both_platforms_knows_its_window_on_either() {
    let webhook = webhook(&page(&[says("7", "m_1", "Hello")]));
    let reply = webhook.events().next().unwrap().reply().unwrap();
    let yes = message!(Both { recipient: reply.recipient.clone(), text: "Yes" });
    let client = Client::builder().base_url("http://127.0.0.1:1").retry(Retry::NEVER);
    let instagram = client.build().unwrap().instagram("1", "EAABexample");
    let at = |hours: u64| {
        WRITTEN + Duration::from_secs(1_763_800_000) + Duration::from_secs(hours * 60 * 60)
    };
    for account in [AnyAccount::from(account()), instagram.into()] {
        let open = account.answer_at(&reply, &yes, at(23)).await.unwrap_err();
        assert_eq!(open.kind(), ErrorKind::Connect, "it was to be sent");
        let late = account.answer_at(&reply, &yes, at(25)).await.unwrap_err();
        assert_eq!((late.kind(), late.delivery()), (ErrorKind::WindowClosed, Delivery::NotSent));
        let is_page = account.messenger().is_some();
        assert_eq!(late.closed().unwrap().instead().contains(&Instead::Utility), is_page);
        assert!(account.answer(&reply, &yes).await.unwrap_err().is_window_closed());
    }
}

#[tokio::test]
async fn what_is_allowed_instead_is_sent() {
    let webhook = webhook(&page(&[says("7", "m_1", "Hello")]));
    let reply = webhook.events().next().unwrap().reply().unwrap();
    let recipient = reply.recipient.clone();
    let tagged = message!(Messenger {
        recipient,
        messaging_type: MESSAGE_TAG,
        tag: HUMAN_AGENT,
        text: "Yes",
    });
    let at = WRITTEN + Duration::from_secs(1_763_800_000) + Duration::from_secs(25 * 60 * 60);
    let error = account().answer_at(&reply, &tagged, at).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
}

#[tokio::test]
async fn within_some_minutes_after_the_end_the_platform_decides() {
    let webhook = webhook(&page(&[says("7", "m_1", "Hello")]));
    let reply = webhook.events().next().unwrap().reply().unwrap();
    let yes = message!(Messenger { recipient: reply.recipient.clone(), text: "Yes" });
    let closes = WRITTEN + Duration::from_secs(1_763_800_000) + Duration::from_secs(24 * 60 * 60);
    for (seconds, kind) in
        [(0, ErrorKind::Connect), (299, ErrorKind::Connect), (301, ErrorKind::WindowClosed)]
    {
        let late = account().answer_at(&reply, &yes, closes + Duration::from_secs(seconds)).await;
        assert_eq!(late.unwrap_err().kind(), kind, "{seconds}");
    }
    let jumped = account().answer_at(&reply, &yes, WRITTEN).await.unwrap_err();
    assert_eq!(jumped.kind(), ErrorKind::Connect, "a clock that is behind closes nothing");
}

#[tokio::test]
async fn after_an_advertisement_the_platform_decides_for_a_week() {
    let ad = json!({"message": {"mid": "m_1", "text": "Hello"}, "referral": {"source": "ADS", "ad_id": "5"}});
    let webhook = webhook(&page(&[event("7", &ad)]));
    let reply = webhook.events().next().unwrap().reply().unwrap();
    let yes = message!(Messenger { recipient: reply.recipient.clone(), text: "Yes" });
    let at = |hours: u64| WRITTEN + Duration::from_secs(1_763_800_000 + hours * 60 * 60);

    assert_eq!(reply.opening(&yes, at(24)), Opening::Open);
    let Opening::Uncertain(why) = reply.opening(&yes, at(25)) else { panic!("it may be open") };
    assert!(why.to_string().contains("the advertisement"), "{why}");
    for (hours, kind) in [
        (25, ErrorKind::Connect),
        (7 * 24, ErrorKind::Connect),
        (7 * 24 + 1, ErrorKind::WindowClosed),
    ] {
        let error = account().answer_at(&reply, &yes, at(hours)).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{hours}");
    }
}

#[tokio::test]
async fn an_answer_that_waited_beyond_the_window_is_not_sent() {
    let webhook = webhook(&page(&[says("7", "m_1", "Hello")]));
    let reply = webhook.events().next().unwrap().reply().unwrap();
    let yes = message!(Messenger { recipient: reply.recipient.clone(), text: "Yes" });
    let end = WRITTEN + Duration::from_secs(1_763_800_000) + Duration::from_secs(24 * 60 * 60);
    let (almost, page) = (end + Duration::from_secs(299), account());
    page.pause(Duration::from_millis(1500));
    let error = page.answer_at(&reply, &yes, almost).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::WindowClosed, Delivery::NotSent));
}
