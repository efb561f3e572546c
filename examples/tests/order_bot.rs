//! Orders for bread, in conversations.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use sendapi::Message;
use sendapi::webhook::Conversation;
use sendapi_examples::order_bot::{Action, Bread, OrderBot};
use serde_json::Value;

/// What the bot says in its answers; the titles of the cards, where it shows the shelf.
fn said(answers: &[Message<'_>]) -> String {
    answers.iter().map(words).collect::<Vec<_>>().join(" / ")
}

fn words(answer: &Message<'_>) -> String {
    let json = serde_json::to_value(answer).unwrap();
    let text =
        |value: &Value, pointer| value.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
    text(&json, "/message/text").unwrap_or_else(|| {
        let cards = json.pointer("/message/attachment/payload/elements").and_then(Value::as_array);
        let titles = cards.unwrap().iter().map(|card| text(card, "/title").unwrap());
        titles.collect::<Vec<_>>().join(" | ")
    })
}

const SHELF: &str = "Dark rye | Spelt with seeds";

#[tokio::test]
async fn somebody_orders_three_loaves() {
    let mut talk = Conversation::with(OrderBot::default()).unwrap();
    assert_eq!(said(&talk.person("7").says("Hello").await.unwrap()), SHELF);
    let basket = talk.person("7").taps("Two").await.unwrap();
    assert_eq!(said(&basket), "In your basket: 2 × Dark rye");
    assert_eq!(said(&talk.person("7").taps("More").await.unwrap()), SHELF);
    let spelt = Action::Add { bread: Bread::Spelt, loaves: None };
    let basket = talk.person("7").taps_payload(spelt).await.unwrap();
    assert_eq!(said(&basket), "In your basket: 2 × Dark rye, 1 × Spelt with seeds");
    let ordered = talk.person("7").taps("Order").await.unwrap();
    assert_eq!(
        said(&ordered),
        "Ordered: 2 × Dark rye, 1 × Spelt with seeds. See you at the bakery"
    );
    assert_eq!(said(&talk.person("7").taps("Order").await.unwrap()), SHELF, "the basket is empty");
}

#[tokio::test]
async fn each_person_has_a_basket() {
    let mut talk = Conversation::with(OrderBot::default()).unwrap();
    let rye = Action::Add { bread: Bread::Rye, loaves: Some(2) };
    talk.person("7").taps_payload(rye).await.unwrap();
    let basket = talk.person("8").taps_payload(rye).await.unwrap();
    assert_eq!(said(&basket), "In your basket: 2 × Dark rye");
}

#[tokio::test]
async fn old_buttons_still_do_something() {
    let mut talk = Conversation::with(OrderBot::default()).unwrap();
    for (payload, answer) in [
        ("SHELF", SHELF),
        ("add?bread=rye", "In your basket: 1 × Dark rye"),
        ("add?bread=wheat", SHELF),
        ("BUY_RYE", SHELF),
    ] {
        assert_eq!(
            said(&talk.person("7").taps_payload(payload).await.unwrap()),
            answer,
            "{payload}"
        );
    }
}
