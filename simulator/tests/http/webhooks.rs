//! What the bot is told, and what happens when it does not listen.

use std::time::Duration;

use sendapi_core::Recipient;
use sendapi_core::call::subscription::SubscribedField;
use sendapi_core::webhook::{ChangeValue, Kind};
use sendapi_simulator::{Builder, Outcome, Simulator, Subscription};
use serde_json::json;

use crate::bot::{Bot, SECRET, VERIFY_TOKEN, echoes, is_silent};

#[tokio::test]
async fn the_handshake_comes_before_the_first_webhook_or_on_demand() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    simulator.verify_webhook().await.unwrap();
    simulator.person("Ada").says("Hello").await.unwrap();
    assert_eq!(bot.kinds(), ["message"]);
}

#[tokio::test]
async fn a_bot_that_does_not_shake_hands_is_told_nothing_and_why() {
    let bot = Bot::start(is_silent).await;
    let url = Simulator::start().await.unwrap().url().replace("http://", "http://localhost@");
    assert!(Simulator::builder().webhook(url, SECRET, VERIFY_TOKEN).start().await.is_err());

    let simulator = bot.simulator(bot.settings().webhook(bot.url(), SECRET, "another")).await;
    let error = simulator.verify_webhook().await.unwrap_err().to_string();
    assert!(
        error.contains("answered 403") && error.contains("compare its verify token"),
        "{error}"
    );
    assert!(!error.contains("another"), "{error}");
    let error = simulator.person("Ada").says("Hello").await.unwrap_err();
    assert!(error.to_string().contains("was told nothing"), "{error}");
    assert!(bot.told().is_empty());

    let page = Simulator::start().await.unwrap();
    let simulator =
        Simulator::builder().webhook(page.url(), SECRET, "token").start().await.unwrap();
    assert!(simulator.verify_webhook().await.is_err());
    let nobody = Simulator::start().await.unwrap();
    assert!(nobody.verify_webhook().await.unwrap_err().to_string().contains("`Builder::webhook`"));
}

#[tokio::test]
async fn only_this_machine_is_told_anything_unless_allowed() {
    let elsewhere = "http://192.0.2.1/webhook";
    let settings = || Simulator::builder().webhook(elsewhere, SECRET, VERIFY_TOKEN);
    let error = settings().start().await.unwrap_err().to_string();
    assert!(
        error.contains("`192.0.2.1`") && error.contains("`Builder::webhook_anywhere`"),
        "{error}"
    );
    assert!(settings().webhook_anywhere().start().await.is_ok());
    for (secret, token) in [("", VERIFY_TOKEN), (SECRET, "")] {
        let settings = Simulator::builder().webhook("http://127.0.0.1/", secret, token);
        assert!(settings.start().await.is_err());
    }
}

#[tokio::test]
async fn text_arrives_as_it_was_written() {
    let bot = Bot::start(echoes).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    for text in ["<b>bold</b> & \"quoted\" \\ </script>", "Grüße 😀\u{0}\n", "{\"text\":1}"] {
        ada.says(text).await.unwrap();
        ada.expects(text).await.unwrap();
    }
}

#[tokio::test]
async fn the_event_names_both_sides_and_the_time() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings().instagram("202")).await;
    for (account, object) in [("101", "page"), ("202", "instagram")] {
        let ada = simulator.person_of(account, "Ada");
        let mid = ada.says("Hello").await.unwrap();
        let told = serde_json::to_value(bot.told().pop()).unwrap();
        let event = &told["entry"][0]["messaging"][0];
        assert_eq!((&told["object"], &told["entry"][0]["id"]), (&json!(object), &json!(account)));
        assert_eq!(
            (&event["sender"]["id"], &event["recipient"]["id"]),
            (&json!(ada.id()), &json!(account))
        );
        assert_eq!(event["message"], json!({ "mid": mid, "text": "Hello" }));
        assert!(event["timestamp"].as_u64().is_some_and(|at| at > 1_700_000_000_000));
    }
}

#[tokio::test]
async fn a_comment_is_told_as_the_platform_tells_it() {
    let bot = Bot::start(is_silent).await;
    let settings = bot.settings().instagram("202").subscribe(SubscribedField::Feed);
    let simulator = bot.simulator(settings).await;
    for (account, field) in [("101", "feed"), ("202", "comments")] {
        let comment = simulator.person_of(account, "Ada").comments("How much?").await.unwrap();
        let told = bot.told().pop().unwrap();
        let (entry, change) = told.changes().next().unwrap();
        assert_eq!(change.field.as_deref(), Some(field));
        let Some(ChangeValue::Comment(said)) = &change.value else { panic!("{change:?}") };
        assert_eq!(said.message.as_deref().or(said.text.as_deref()), Some("How much?"));
        let reply = change.reply(entry).unwrap();
        assert_eq!(reply.recipient, Recipient::comment_id(comment.as_str()));
    }
}

#[tokio::test]
async fn what_fails_is_tried_again_at_once() {
    let bot = Bot::start(echoes).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    bot.fail_by([500, 301]);
    ada.says("Hello").await.unwrap();
    ada.expects("Hello").await.unwrap();
    let outcomes = simulator.deliveries().iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        outcomes[..2],
        [
            "webhook message: answered 500 `{ garbage`".to_owned(),
            "webhook message: answered 301 `{ garbage`, attempt 2".to_owned(),
        ]
    );
    assert!(outcomes[2].starts_with("webhook message: taken in "), "{outcomes:?}");
}

#[tokio::test]
async fn and_then_by_the_clock_for_an_hour() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    bot.fail_by([500; 6]);
    let error = simulator.person("Ada").says("Hello").await.unwrap_err();
    assert_eq!(error.delivery().unwrap().attempt(), 3);
    simulator.person("Ada").says("Are you there?").await.unwrap_err();
    assert!(bot.told().is_empty());
    bot.fail_by([]);
    simulator.clock().advance(Duration::from_secs(5 * 60));
    while bot.told().len() < 2 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert!(simulator.deliveries().iter().filter(|it| it.is_taken()).all(|it| it.attempt() > 3));
}

#[tokio::test]
async fn after_an_hour_it_is_given_up() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    bot.fail_by([500; 20]);
    simulator.person("Ada").says("Hello").await.unwrap_err();
    for (minutes, attempts) in [(1, 4), (4, 5), (55, 8), (24 * 60, 8)] {
        simulator.clock().advance(Duration::from_secs(minutes * 60));
        while simulator.deliveries().len() < attempts {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert_eq!(simulator.deliveries().len(), attempts);
    }
    assert_eq!(simulator.deliveries().pop().unwrap().attempt(), 8);
}

#[tokio::test]
async fn retries_can_be_switched_off() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings().webhook_once().remember_deliveries(2)).await;
    bot.fail_by([500, 404, 503]);
    for _ in 0..3 {
        simulator.person("Ada").says("Hello").await.unwrap_err();
    }
    simulator.clock().advance(Duration::from_secs(2 * 60 * 60));
    simulator.person("Bo").says("Hello").await.unwrap();
    assert_eq!(bot.kinds(), ["message"]);
    assert_eq!(simulator.deliveries().len(), 2, "the newest are remembered");
}

#[tokio::test]
async fn a_bot_that_hangs_or_is_gone_keeps_nobody_else_waiting() {
    let bot = Bot::start(is_silent).await;
    let settings = bot.settings().webhook_once().webhook_timeout(Duration::from_millis(100));
    let simulator = bot.simulator(settings).await;
    bot.fail_by([0]);
    let error = simulator.person("Ada").says("Hello").await.unwrap_err();
    assert_eq!(*error.delivery().unwrap().outcome(), Outcome::TimedOut(Duration::from_millis(100)));
    simulator.person("Bo").says("Hello").await.unwrap();

    let gone = Simulator::start().await.unwrap();
    let url = gone.url().to_owned();
    gone.shutdown().await;
    let simulator = Simulator::builder().webhook(url, SECRET, VERIFY_TOKEN).start().await.unwrap();
    let error = simulator.person("Ada").says("Hello").await.unwrap_err().to_string();
    assert!(error.contains("could not be reached"), "{error}");
    simulator.shutdown().await;
}

#[tokio::test]
async fn a_simulator_that_stops_waits_for_no_bot() {
    for is_dropped in [true, false] {
        let bot = Bot::start(is_silent).await;
        let simulator = bot.simulator(bot.settings()).await;
        bot.fail_by([0]);
        let ada = simulator.person("Ada");
        let says = tokio::spawn({
            let ada = ada.clone();
            async move { ada.says("Hello").await }
        });
        tokio::time::sleep(Duration::from_millis(50)).await;
        if is_dropped {
            drop(simulator);
        } else {
            simulator.shutdown().await;
        }
        assert!(says.await.unwrap().is_ok(), "nothing was refused");
        ada.says("Is anybody there?").await.unwrap();
        assert!(bot.told().is_empty());
    }
}

#[tokio::test]
async fn an_observer_that_panics_stops_nothing() {
    let bot = Bot::start(is_silent).await;
    let settings = bot.settings().observe_deliveries(|delivery| panic!("{delivery}"));
    let simulator = bot.simulator(settings).await;
    simulator.person("Ada").says("Hello").await.unwrap();
    simulator.person("Ada").says("Hello again").await.unwrap();
    assert_eq!(simulator.deliveries().len(), 2);
}

#[tokio::test]
async fn echo_arrival_and_reading_follow_a_message_in_order() {
    let bot = Bot::start(echoes).await;
    let settings = Subscription::ALL.into_iter().fold(bot.settings(), Builder::subscribe);
    let simulator = bot.simulator(settings.instagram("202")).await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    ada.expects("Hello").await.unwrap();
    // What a person does comes after whatever was there before.
    ada.reacts("❤").await.unwrap();
    assert_eq!(bot.kinds(), ["message", "message", "delivery", "read", "reaction"]);

    let told = bot.told();
    let echo = told[1].events().next().unwrap();
    let Kind::Message(message) = &echo.kind else { panic!("{echo:?}") };
    assert_eq!((message.is_echo, message.text.as_deref()), (Some(true), Some("Hello")));
    assert_eq!(echo.sender.as_ref().unwrap().id.as_ref().unwrap(), "101");
    assert!(echo.reply().is_none());

    let bo = simulator.person_of("202", "Bo");
    bo.says("Hello").await.unwrap();
    bo.expects("Hello").await.unwrap();
    bo.reads().await.unwrap();
    assert_eq!(bot.kinds()[5..], ["message", "message", "read", "read"]);
    let read = serde_json::to_value(&bot.told()[8]).unwrap();
    assert!(read["entry"][0]["messaging"][0]["read"]["mid"].is_string(), "{read}");
}

#[tokio::test]
async fn ten_thousand_messages_in_one_conversation_come_in_their_order() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    for batch in 0..200 {
        let recipient = json!({ "id": ada.id() });
        let items = (batch * 50..batch * 50 + 50).map(|number: u32| {
            let body = format!("recipient={recipient}&message={{\"text\":\"{number}\"}}");
            json!({ "method": "POST", "relative_url": "101/messages", "body": body })
        });
        crate::items::batch(&simulator, items.collect()).await;
    }
    for number in 0..10_000 {
        ada.expects(number.to_string()).await.unwrap();
    }
    assert_eq!(ada.messages().len(), 10_000);
}
