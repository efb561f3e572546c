//! The next morning.

use std::time::Duration;

use sendapi::call::routing::PAGE_INBOX;
use sendapi_simulator::{Fault, Participant, Requests};
use serde_json::Value;

use crate::bakery::{Bakery, first_reply, next, next_words};
use crate::story::owned_by;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

async fn order(person: &Participant) {
    person.posts_back("Add one", "add?product=rye").await.unwrap();
    next(person).await;
    person.taps("Check out").await.unwrap();
    let first = first_reply(&next(person).await);
    person.taps(&first).await.unwrap();
    next(person).await;
    person.taps("Yes, order").await.unwrap();
    assert_eq!(next_words(person).await, "receipt");
    assert_eq!(next_words(person).await, "customer_feedback");
}

fn is_reminder(body: &Value) -> bool {
    body["messaging_type"] == "UTILITY"
}

/// Long enough for the bot to look at the clock twice.
async fn wait() {
    tokio::time::sleep(Duration::from_millis(2300)).await;
}

fn reminders(person: &Participant) -> usize {
    person.messages().iter().filter(|message| is_reminder(message.body())).count()
}

#[tokio::test]
async fn an_order_is_reminded_of_once() {
    let bakery = Bakery::open().await;
    let (ada, bo) = (bakery.person("Ada Berg"), bakery.person("Bo"));
    order(&ada).await;
    order(&bo).await;
    wait().await;
    assert_eq!((reminders(&ada), reminders(&bo)), (0, 0), "it is no morning yet");
    bakery.simulator().clock().advance(DAY);
    next(&ada).await;
    next(&bo).await;
    bakery.simulator().clock().advance(3 * DAY);
    wait().await;
    assert_eq!((reminders(&ada), reminders(&bo)), (1, 1));
}

#[tokio::test]
async fn what_may_have_been_sent_is_not_sent_again() {
    let bakery = Bakery::open().await;
    let ada = bakery.person("Ada Berg");
    order(&ada).await;
    let fault = Fault::cut_after_reading().delivered();
    let requests = Requests::to(ada.id()).matching(is_reminder).first(1);
    bakery.simulator().faults().add(requests, fault);
    bakery.simulator().clock().advance(DAY);
    next(&ada).await;
    bakery.simulator().clock().advance(Duration::from_secs(60 * 60));
    wait().await;
    assert_eq!(reminders(&ada), 1);
}

#[tokio::test]
async fn what_was_not_sent_is_tried_later() {
    let bakery = Bakery::open().await;
    let ada = bakery.person("Ada Berg");
    order(&ada).await;
    let tries = Requests::to(ada.id()).matching(is_reminder).first(4);
    bakery.simulator().faults().add(tries, Fault::graph_error(1200, None));
    bakery.simulator().clock().advance(DAY);
    while bakery.refused().len() < 4 {
        wait().await;
    }
    assert_eq!(reminders(&ada), 0, "the client gives up after four tries");
    bakery.simulator().clock().advance(Duration::from_secs(10 * 60));
    next(&ada).await;
    assert_eq!(reminders(&ada), 1);
}

#[tokio::test]
async fn while_somebody_has_the_conversation_it_waits() {
    let bakery = Bakery::open().await;
    let ada = bakery.person("Ada Berg");
    order(&ada).await;
    bakery.simulator().clock().advance(Duration::from_secs(3 * 60 * 60));
    ada.says("Let me talk to somebody").await.unwrap();
    next(&ada).await;
    owned_by(&bakery, ada.id(), Some(PAGE_INBOX)).await;
    bakery.simulator().clock().advance(Duration::from_secs(21 * 60 * 60));
    wait().await;
    assert_eq!(reminders(&ada), 0);
    ada.staff().hands_back().await.unwrap();
    assert!(next_words(&ada).await.starts_with("Here I am again"));
    bakery.simulator().clock().advance(Duration::from_secs(10 * 60));
    next(&ada).await;
    assert_eq!(reminders(&ada), 1);
    assert!(bakery.refused().is_empty(), "{:?}", bakery.refused());
}
