//! Conversation Routing.

use std::time::Duration;

use sendapi::call::person::Person;
use sendapi::call::routing::{INSTAGRAM_INBOX, PAGE_INBOX, PassThreadControl};
use sendapi::{Account, ErrorKind, Instagram, Message, Platform, message};

use crate::{PERSON, Stage, code, rules};

async fn owner<P: Platform>(account: &Account<P>) -> Option<String> {
    account.thread_owner(PERSON).await.unwrap().and_then(|owner| owner.app_id)
}

#[tokio::test]
async fn control_goes_to_the_inbox_and_comes_back() {
    let Stage { page, simulator, .. } = Stage::set().await;
    let hello = message!(recipient: PERSON, text: "Hello");
    assert_eq!(owner(&page).await, None);
    page.pass_thread(PERSON, PAGE_INBOX).await.unwrap();
    assert_eq!(owner(&page).await.as_deref(), Some(PAGE_INBOX));
    assert_eq!(simulator.account("101").thread_owner(PERSON), Some(PAGE_INBOX));

    let refused = page.send(&hello).await.unwrap_err();
    assert_eq!(code(&refused), (10, Some(2_018_300)));
    assert!(page.send(&message!(recipient: "8", text: "Hello")).await.is_ok());
    page.request_thread(PERSON).await.unwrap();
    assert_eq!(owner(&page).await.as_deref(), Some(PAGE_INBOX));
    page.take_thread(PERSON).await.unwrap();
    page.send(&hello).await.unwrap();
    page.release_thread(PERSON).await.unwrap();
    assert_eq!(owner(&page).await, None);
}

#[tokio::test]
async fn who_is_not_in_control_cannot_give_it_away() {
    let stage = Stage::set().await;
    let Stage { page, .. } = &stage;
    page.pass_thread(PERSON, PAGE_INBOX).await.unwrap();
    for refused in [
        page.pass_thread(PERSON, "42").await,
        page.release_thread(PERSON).await,
        page.extend_thread(PERSON, Duration::from_secs(60 * 60)).await,
    ] {
        assert_eq!(code(&refused.unwrap_err()), (10, Some(2_018_300)));
    }
}

#[tokio::test]
async fn control_can_be_kept_for_seven_days_and_no_longer() {
    let stage = Stage::set().await;
    let Stage { page, .. } = &stage;
    let week = Duration::from_secs(7 * 24 * 60 * 60);
    let refused = page.extend_thread(PERSON, week + Duration::from_secs(1)).await.unwrap_err();
    assert_eq!(rules(&refused), ["route.extend"]);
    page.extend_thread(PERSON, week).await.unwrap();
    let expiration = page.thread_owner(PERSON).await.unwrap().unwrap().expiration.unwrap();
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs();
    let left = u64::try_from(expiration).unwrap() - now;
    assert!((week.as_secs() - 60..=week.as_secs()).contains(&left), "{left}");
}

#[tokio::test]
async fn a_word_for_the_other_app_has_its_limit() {
    let stage = Stage::set().await;
    let Stage { page, .. } = &stage;
    let word = "ä".repeat(1001);
    let pass = |metadata| PassThreadControl {
        recipient: Person::new(PERSON),
        target_app_id: PAGE_INBOX.into(),
        metadata: Some(metadata),
        ..PassThreadControl::EMPTY
    };
    let refused = page.perform(&pass(word.as_str().into())).await.unwrap_err();
    assert_eq!(rules(&refused), ["route.metadata"]);
    page.perform(&pass("Seats of order 12".into())).await.unwrap();
}

#[tokio::test]
async fn instagram() {
    let stage = Stage::set().await;
    let Stage { by_login, .. } = &stage;
    let hello: Message<'_, Instagram> = message!(Instagram { recipient: PERSON, text: "Hello" });
    by_login.pass_thread(PERSON, INSTAGRAM_INBOX).await.unwrap();
    assert_eq!(code(&by_login.send(&hello).await.unwrap_err()), (10, Some(2_018_300)));
    // With Instagram login nothing takes control back: that is known before anything is sent.
    let untaken = by_login.take_thread(PERSON).await.unwrap_err();
    assert_eq!((untaken.kind(), untaken.attempts()), (ErrorKind::Setup, 0));

    let Stage { instagram, .. } = &stage;
    instagram.pass_thread(PERSON, INSTAGRAM_INBOX).await.unwrap();
    instagram.take_thread(PERSON).await.unwrap();
    instagram.send(&hello).await.unwrap();
}
