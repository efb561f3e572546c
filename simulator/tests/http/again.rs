//! The bot is told the same once more.

use std::time::Duration;

use reqwest::Client;
use sendapi_core::call::subscription::SubscribedField;
use sendapi_simulator::{Builder, Delivery, Simulator, Subscription};
use serde_json::{Value, json};

use crate::bot::{Bot, echoes, is_silent};
use crate::chat::get;

const DELIVERIES: &str = "/simulator/deliveries";

#[tokio::test]
async fn a_webhook_is_brought_again_to_the_byte_and_signed() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    ada.says("Grüße 😀").await.unwrap();
    ada.says("Another").await.unwrap();
    let [first, _] = simulator.deliveries().try_into().unwrap();
    // The clock has moved, and the bytes tell the time at which it happened all the same.
    simulator.clock().advance(Duration::from_secs(60));
    let again = simulator.redeliver(first.number()).await.unwrap();
    assert_eq!(again.body(), first.body());
    assert_eq!((again.kind(), again.person(), again.attempt()), ("message", ada.id(), 1));
    assert!(again.is_again() && !first.is_again());
    assert!(again.number() > first.number());
    assert!(again.to_string().ends_with(", sent again"), "{again}");
    // The bot verifies both signatures of all.
    assert_eq!(bot.told().len(), 3);
    assert_eq!(bot.told()[0], bot.told()[2]);
    let of_the_second = simulator.redeliver(again.number()).await.unwrap();
    assert_eq!(of_the_second.body(), first.body());
}

#[tokio::test]
async fn a_person_tells_again_what_they_did_last_whatever_followed_on_it() {
    let bot = Bot::start(echoes).await;
    let settings = Subscription::ALL.into_iter().fold(bot.settings(), Builder::subscribe);
    let simulator = bot.simulator(settings.subscribe(SubscribedField::Feed)).await;
    let (ada, bo) = (simulator.person("Ada"), simulator.person("Bo"));
    let error = ada.tells_again().await.unwrap_err().to_string();
    assert!(error.contains("there is nothing to send again"), "{error}");
    ada.says("One loaf").await.unwrap();
    ada.expects("One loaf").await.unwrap();
    bo.says("Two loaves").await.unwrap();
    ada.reads().await.unwrap();
    let again = ada.tells_again().await.unwrap();
    assert_eq!((again.kind(), again.person()), ("message", ada.id()));
    assert!(again.body().contains("One loaf"), "{}", again.body());
    ada.expects("One loaf").await.unwrap();
    let comment = ada.comments("How much?").await.unwrap();
    assert!(ada.tells_again().await.unwrap().body().contains(&comment));
}

#[tokio::test]
async fn what_the_bot_does_not_take_is_tried_as_often_as_any_other() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    bot.fail_by([500; 3]);
    let error = ada.tells_again().await.unwrap_err();
    let last = error.delivery().unwrap();
    assert!((last.attempt(), last.is_again()) == (3, true), "{last:?}");
    assert!(last.to_string().ends_with("sent again, attempt 3"), "{last}");
    let error = simulator.redeliver(4711).await.unwrap_err();
    assert!(error.delivery().is_none() && error.to_string().contains("4711"), "{error}");
    let alone = Simulator::start().await.unwrap();
    assert!(alone.redeliver(1).await.is_err());
    assert!(alone.person("Ada").tells_again().await.is_err());
}

#[tokio::test]
async fn what_a_bot_missed_is_told_on_demand() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings().webhook_once()).await;
    bot.fail_by([500]);
    let missed = simulator.person("Ada").says("Hello").await.unwrap_err();
    assert!(bot.told().is_empty());
    simulator.redeliver(missed.delivery().unwrap().number()).await.unwrap();
    assert_eq!(bot.kinds(), ["message"]);
}

#[tokio::test]
async fn programs_elsewhere_ask_for_it_by_http() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let (ada, bo) = (simulator.person("Ada"), simulator.person("Bo"));
    ada.says("One loaf").await.unwrap();
    bo.says("Two loaves").await.unwrap();
    let all = get(&simulator, DELIVERIES).await;
    assert_eq!(all["items"].as_array().unwrap().len(), 2);
    let of_ada = get(&simulator, &format!("{DELIVERIES}?conversation={}", ada.id())).await;
    let [known] = of_ada["items"].as_array().unwrap().as_slice() else { panic!("{of_ada}") };
    let known_here = simulator.deliveries().iter().map(Delivery::to_json).next().unwrap();
    assert_eq!(*known, known_here);

    let (status, again) = ask(&simulator, &json!({ "number": known["number"] })).await;
    assert_eq!((status, &again["again"], &again["taken"]), (200, &json!(true), &json!(true)));
    assert_eq!(again["body"], known["body"]);
    let (status, again) = ask(&simulator, &json!({ "conversation": bo.id() })).await;
    assert_eq!((status, &again["conversation"]), (200, &json!(bo.id())));
    assert_eq!(bot.told().len(), 4);
    for wrong in [json!({}), json!({ "number": 1, "conversation": "2" }), json!({ "number": -1 })] {
        assert_eq!(ask(&simulator, &wrong).await.0, 400, "{wrong}");
    }
    let (status, refused) = ask(&simulator, &json!({ "number": 4711 })).await;
    let sentence = refused["error"].as_str().unwrap();
    assert!(status == 400 && sentence.contains("4711"), "{refused}");
    assert!(sentence.contains("`GET /simulator/deliveries` has those that are"), "{refused}");
    bot.fail_by([500; 3]);
    let (status, refused) = ask(&simulator, &json!({ "conversation": ada.id() })).await;
    assert!(status == 502 && refused["error"].as_str().unwrap().contains("500"), "{refused}");
}

async fn ask(simulator: &Simulator, body: &Value) -> (u16, Value) {
    let request = Client::new().post(format!("{}{DELIVERIES}", simulator.url()));
    let answer = request.json(body).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}
