//! People at the other side: what they do, and what they expect.

use std::time::Duration;

use sendapi_core::webhook::{Event, Kind};
use sendapi_simulator::{Expected, Participant, Simulator};
use serde_json::{Value, json};

use crate::bot::{Bot, echoes, is_silent};
use crate::support::send;

#[tokio::test]
async fn a_conversation_takes_several_turns() {
    let bot = Bot::start(bakery).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    ada.posts_back("Get Started", "START").await.unwrap();
    ada.expects("Bread or cake?").await.unwrap();
    ada.taps("Bread").await.unwrap();
    ada.expects(json!({ "attachment": { "payload": { "elements": [{}, { "title": "Rye" }] } } }))
        .await
        .unwrap();
    ada.taps("Buy").await.unwrap();
    ada.taps_in("Rye", "Buy").await.unwrap();
    let came = ada.expects_all(["Sold: WHEAT", "Sold: RYE"]).await.unwrap();
    assert_eq!(came[1].body()["message"]["text"], "Sold: RYE");

    simulator.clock().advance(Duration::from_secs(24 * 60 * 60));
    ada.says("Thank you").await.unwrap();
    ada.expects(Expected::anything()).await.unwrap();
}

#[tokio::test]
async fn what_cannot_be_tapped_is_told_with_what_can() {
    let bot = Bot::start(bakery).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    let error = ada.taps("Bread").await.unwrap_err().to_string();
    assert_eq!(
        error,
        "`Ada` sees nothing to tap with the title `Bread`: no message has a button or quick reply"
    );
    ada.posts_back("Get Started", "START").await.unwrap();
    ada.taps("Bread").await.unwrap();
    let error = ada.taps("Bread").await.unwrap_err().to_string();
    assert!(
        error.ends_with("there is `Buy (Wheat)`, `Buy (Rye)`, `Visit (Rye)`"),
        "quick replies have vanished: {error}"
    );
    let error = ada.taps("Visit").await.unwrap_err().to_string();
    assert!(error.contains("it is a `web_url` button"), "{error}");
}

#[tokio::test]
async fn taps_send_what_belongs_to_what_was_tapped() {
    let bot = Bot::start(bakery).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    ada.posts_back("Get Started", "START").await.unwrap();
    ada.taps("Bread").await.unwrap();
    ada.taps("Buy").await.unwrap();
    let told = serde_json::to_value(bot.told()).unwrap();
    let event = |place: usize| &told[place]["entry"][0]["messaging"][0];
    assert_eq!(event(1)["message"]["text"], "Bread");
    assert_eq!(event(1)["message"]["quick_reply"], json!({ "payload": "BREAD" }));
    assert_eq!(event(2)["postback"]["title"], "Buy");
    assert_eq!(event(2)["postback"]["payload"], "WHEAT");
    assert!(event(2)["postback"]["mid"].is_string());
}

#[tokio::test]
async fn a_token_for_one_notification_is_good_for_one_message_within_a_year() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    ada.says("When is there rye?").await.unwrap();
    let payload =
        json!({ "template_type": "one_time_notif_req", "title": "Rye", "payload": "RYE" });
    let message = json!({ "attachment": { "type": "template", "payload": payload } });
    for days in [364, 366] {
        let request = json!({ "recipient": { "id": ada.id() }, "message": message });
        assert_eq!(send(&simulator, "/101/messages", &request).await.0, 200);
        ada.taps("Notify Me").await.unwrap();
        let told = serde_json::to_value(bot.told().pop()).unwrap();
        let optin = &told["entry"][0]["messaging"][0]["optin"];
        assert_eq!(
            (&optin["type"], &optin["payload"]),
            (&json!("one_time_notif_req"), &json!("RYE"))
        );
        let recipient = json!({ "one_time_notif_token": optin["one_time_notif_token"] });
        let notice = json!({ "recipient": recipient, "message": { "text": "Fresh rye" } });
        simulator.clock().advance(Duration::from_secs(24 * days * 60 * 60));
        let first = send(&simulator, "/101/messages", &notice).await;
        let second = send(&simulator, "/101/messages", &notice).await;
        assert_eq!((first.0 == 200, second.0), (days < 365, 400), "{first:?}");
        assert_eq!(second.1["error"]["code"], 100);
        ada.says("And now?").await.unwrap();
    }
}

#[tokio::test]
async fn a_token_for_messages_on_a_topic_is_good_for_many_and_the_same_if_asked_for_again() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings().known_people_only()).await;
    let ada = simulator.person("Ada");
    ada.says("Keep me posted").await.unwrap();
    let payload = json!({
        "template_type": "notification_messages",
        "title": "Bread of the week",
        "payload": "WEEKLY",
        "notification_messages_cta_text": "ALLOW",
        "notification_messages_timezone": "Europe/Oslo",
    });
    let mid = offer(&simulator, &ada, &payload).await;
    ada.taps("Allow messages").await.unwrap();
    ada.taps_at(&mid, "/attachment/payload", None).await.unwrap();
    let told = serde_json::to_value(bot.told()).unwrap();
    let optin = |place: usize| &told[place]["entry"][0]["messaging"][0]["optin"];
    let token = &optin(1)["notification_messages_token"];
    assert_eq!(optin(2)["notification_messages_token"], *token);
    for (optin, status) in [(optin(1), "NOT_REFRESHED"), (optin(2), "REFRESHED")] {
        assert_eq!(optin["type"], "notification_messages");
        assert_eq!(optin["payload"], "WEEKLY");
        assert_eq!(optin["title"], "Bread of the week");
        assert_eq!(optin["notification_messages_timezone"], "Europe/Oslo");
        assert_eq!(optin["user_token_status"], status);
        assert!(optin["token_expiry_timestamp"].as_u64() > Some(2_000_000_000_000));
    }
    let listed = simulator.url().to_owned() + "/101/notification_message_tokens?access_token=t";
    let listed: Value = reqwest::get(listed).await.unwrap().json().await.unwrap();
    assert_eq!(listed["data"][0]["notification_messages_token"], *token);
    assert_eq!(listed["data"][0]["recipient_id"], ada.id());
    assert_eq!(listed["data"][0]["topic_title"], "Bread of the week");
    assert_eq!(listed["data"].as_array().unwrap().len(), 1);

    simulator.clock().advance(Duration::from_secs(2 * 365 * 24 * 60 * 60));
    let recipient = json!({ "notification_messages_token": token });
    let notice = json!({ "recipient": recipient, "message": { "text": "Rye this week" } });
    for _ in 0..2 {
        let (status, answer) = send(&simulator, "/101/messages", &notice).await;
        assert_eq!((status, &answer["recipient_id"]), (200, &json!(ada.id())), "{answer}");
    }
    let hello = json!({ "recipient": { "id": ada.id() }, "message": { "text": "Hello" } });
    assert_eq!(send(&simulator, "/101/messages", &hello).await.0, 400, "no window opened");
    simulator.clock().advance(Duration::from_secs(9 * 365 * 24 * 60 * 60));
    let (status, answer) = send(&simulator, "/101/messages", &notice).await;
    assert_eq!((status, &answer["error"]["code"]), (400, &json!(100)), "{answer}");
}

#[tokio::test]
async fn tokens_that_were_given_beforehand_are_good_for_messages() {
    let settings = Simulator::builder().page("101").page("202").known_people_only();
    let settings = settings.opted_in("101", "1254477777772919", "Bread of the week", "TOKEN");
    let simulator = settings.start().await.unwrap();
    let notice = |token: &str| {
        let recipient = json!({ "notification_messages_token": token });
        json!({ "recipient": recipient, "message": { "text": "Rye this week" } })
    };
    let (status, answer) = send(&simulator, "/101/messages", &notice("TOKEN")).await;
    assert_eq!((status, &answer["recipient_id"]), (200, &json!("1254477777772919")));
    for (account, token) in [("101", "OTHER"), ("202", "TOKEN")] {
        let (status, answer) =
            send(&simulator, &format!("/{account}/messages"), &notice(token)).await;
        assert_eq!((status, &answer["error"]["code"]), (400, &json!(100)), "{account} {token}");
        assert!(!answer.to_string().contains(token), "a token is never shown: {answer}");
    }
}

#[tokio::test]
async fn an_instant_form_tells_nothing_as_nobody_knows_what_it_would_tell() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    ada.says("I would like to order").await.unwrap();
    let form = json!({ "template_type": "instant_form", "form_id": "4711" });
    let mid = offer(&simulator, &ada, &form).await;
    let error = ada.taps_at(&mid, "/attachment/payload", None).await.unwrap_err().to_string();
    assert!(error.contains("`messaging_in_thread_lead_form_submit`"), "{error}");
    assert_eq!(bot.told().len(), 1);
}

#[tokio::test]
async fn a_picture_of_a_grid_is_tapped_by_its_text_or_its_place() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    ada.says("What is there?").await.unwrap();
    let rye = json!({ "type": "postback", "text": "I like the rye", "payload": "RYE" });
    let oven = json!({ "type": "web_url", "url": "https://millbakery.example/oven" });
    let images = json!([
        { "url": "https://millbakery.example/rye.jpg", "action": rye },
        { "url": "https://millbakery.example/oven.jpg", "action": oven },
    ]);
    let elements = json!([{ "images": images, "title": "Today" }]);
    let mid =
        offer(&simulator, &ada, &json!({ "template_type": "image_grid", "elements": elements }))
            .await;
    ada.taps("I like the rye").await.unwrap();
    let place = |number: usize| format!("/attachment/payload/elements/0/images/{number}/action");
    ada.taps_at(&mid, &place(0), None).await.unwrap();
    let told = serde_json::to_value(bot.told()).unwrap();
    for number in [1, 2] {
        let postback = &told[number]["entry"][0]["messaging"][0]["postback"];
        assert_eq!(
            (&postback["title"], &postback["payload"]),
            (&json!("I like the rye"), &json!("RYE"))
        );
    }
    let error = ada.taps_at(&mid, &place(1), None).await.unwrap_err().to_string();
    assert_eq!(
        error,
        "a tap there tells the bot nothing: it is a `web_url` button, which leads elsewhere"
    );
    let error = ada.taps("Rye").await.unwrap_err().to_string();
    assert!(error.ends_with("there is `I like the rye`"), "{error}");
}

#[tokio::test]
async fn a_reaction_names_the_newest_message_and_opens_the_window() {
    let bot = Bot::start(echoes).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    let error = ada.reacts("👍").await.unwrap_err().to_string();
    assert_eq!(error, "`Ada` has got no message to react to or to read");
    ada.says("Hello").await.unwrap();
    simulator.clock().advance(Duration::from_secs(48 * 60 * 60));
    for (emoji, name) in [("❤️", "love"), ("👍", "like"), ("🦀", "other")] {
        ada.reacts(emoji).await.unwrap();
        let told = serde_json::to_value(bot.told().pop()).unwrap();
        let mid = ada.messages()[0].message_id().unwrap().to_owned();
        let reaction = &told["entry"][0]["messaging"][0]["reaction"];
        assert_eq!(
            *reaction,
            json!({ "mid": mid, "action": "react", "reaction": name, "emoji": emoji })
        );
    }
    let body = json!({ "recipient": { "id": ada.id() }, "message": { "text": "Thanks" } });
    assert_eq!(send(&simulator, "/101/messages", &body).await.0, 200);
}

#[tokio::test]
async fn reading_opens_no_window() {
    let simulator = Simulator::start().await.unwrap();
    let ada = simulator.person("Ada");
    let body = json!({ "recipient": { "id": ada.id() }, "message": { "text": "Hello" } });
    ada.says("Hello").await.unwrap();
    assert_eq!(send(&simulator, "/101/messages", &body).await.0, 200);
    simulator.clock().advance(Duration::from_secs(25 * 60 * 60));
    ada.reads().await.unwrap();
    assert_eq!(send(&simulator, "/101/messages", &body).await.0, 400);
}

#[tokio::test]
async fn a_picture_can_be_fetched() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let bytes = b"\x89PNG\r\n\x1a\n";
    simulator.person("Ada").sends_picture(*bytes).await.unwrap();
    let told = serde_json::to_value(bot.told().pop()).unwrap();
    let attachment = &told["entry"][0]["messaging"][0]["message"]["attachments"][0];
    assert_eq!(attachment["type"], "image");
    let answer = reqwest::get(attachment["payload"]["url"].as_str().unwrap()).await.unwrap();
    assert_eq!(answer.headers()["content-type"], "image/png");
    assert_eq!(answer.bytes().await.unwrap(), &bytes[..]);
}

#[tokio::test]
async fn what_did_not_come_is_told_beside_what_did() {
    let bot = Bot::start(echoes).await;
    let simulator = bot.simulator(bot.settings().webhook_once()).await;
    let ada = simulator.person("Ada").patient(Duration::from_millis(50));
    ada.says("Hello").await.unwrap();
    let error = ada.expects_all(["Hello", "Bye"]).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "`Ada` waited 50ms for 2 messages, and 1 came\n  \
           1. the text `Hello`: came\n  \
           2. the text `Bye`: did not come"
    );
    assert_eq!(error.came().len(), 1);

    let part = json!({ "text": "Bye", "attachment": {} });
    let error = ada.expects(part).await.unwrap_err().to_string();
    assert_eq!(
        error,
        "`Ada` expected 1 message, and got another\n  \
           1. a message with {\"attachment\":{},\"text\":\"Bye\"}: there came {\"text\":\"Hello\"}\n     \
              /attachment: `{}` expected, nothing came\n     \
              /text: `\"Bye\"` expected, `\"Hello\"` came"
    );

    ada.expects("Hello").await.expect("what failed can be expected again");
    bot.fail_by([500]);
    ada.says("Bye").await.unwrap_err();
    let error = ada.expects("Bye").await.unwrap_err().to_string();
    assert!(
        error.ends_with("\nthe bot failed: webhook message: answered 500 `{ garbage`"),
        "{error}"
    );
}

#[tokio::test]
async fn what_was_refused_is_told_to_who_expects_it() {
    let simulator = Simulator::start().await.unwrap();
    let ada = simulator.person("Ada").patient(Duration::from_millis(20));
    ada.says("Hello").await.unwrap();
    let body = json!({ "recipient": { "id": ada.id() }, "message": { "txet": "Hello" } });
    assert_eq!(send(&simulator, "/101/messages", &body).await.0, 400);
    let error = ada.expects("Hello").await.unwrap_err().to_string();
    let begin = "`Ada` waited 20ms for 1 message, and none came\n  1. the text `Hello`: did not come\n\
                 a message was refused: 400, code 100";
    assert!(error.starts_with(begin), "{error}");
    assert!(error.contains("`txet`"), "{error}");
}

#[tokio::test]
async fn a_refused_private_reply_is_told_to_who_commented() {
    let settings = Simulator::builder().page("101").page("202");
    let simulator = settings.start().await.unwrap();
    let ada = simulator.person("Ada").patient(Duration::from_millis(20));
    let comment = ada.comments("How much?").await.unwrap();
    let reply = json!({ "recipient": { "comment_id": comment }, "message": { "text": "Ten" } });
    assert_eq!(send(&simulator, "/101/messages", &reply).await.0, 200);
    ada.expects("Ten").await.unwrap();
    assert_eq!(send(&simulator, "/202/messages", &reply).await.0, 400);
    let error = ada.expects("Ten").await.unwrap_err().to_string();
    assert!(!error.contains("refused"), "another account is none of her business: {error}");
    assert_eq!(send(&simulator, "/101/messages", &reply).await.0, 400);
    let error = ada.expects("Ten").await.unwrap_err().to_string();
    assert!(error.contains("\na message was refused: 400, code 10900"), "{error}");
}

#[tokio::test]
async fn without_a_bot_people_write_all_the_same() {
    let simulator = Simulator::start().await.unwrap();
    simulator.person("Ada").says("Hello").await.unwrap();
    assert!(simulator.deliveries().is_empty());
}

/// Sends a template, and gives the message's id.
async fn offer(simulator: &Simulator, person: &Participant, payload: &Value) -> String {
    let message = json!({ "attachment": { "type": "template", "payload": payload } });
    let request = json!({ "recipient": { "id": person.id() }, "message": message });
    let (status, answer) = send(simulator, "/101/messages", &request).await;
    assert_eq!(status, 200, "{answer}");
    answer["message_id"].as_str().unwrap().to_owned()
}

/// Sells bread.
fn bakery(event: &Event) -> Vec<Value> {
    let payload = match &event.kind {
        Kind::Message(message) => message.quick_reply_payload(),
        Kind::Postback(postback) => postback.payload.as_deref(),
        _ => return Vec::new(),
    };
    vec![match payload {
        None => json!({ "text": "You are welcome" }),
        Some("START") => json!({ "text": "Bread or cake?", "quick_replies": [
            { "content_type": "text", "title": "Bread", "payload": "BREAD" },
            { "content_type": "text", "title": "Cake", "payload": "CAKE" },
        ] }),
        Some("BREAD") => {
            let buy = |payload| json!({ "type": "postback", "title": "Buy", "payload": payload });
            let visit =
                json!({ "type": "web_url", "title": "Visit", "url": "https://example.com" });
            let cards = json!([
                { "title": "Wheat", "buttons": [buy("WHEAT")] },
                { "title": "Rye", "buttons": [buy("RYE"), visit] },
            ]);
            let payload = json!({ "template_type": "generic", "elements": cards });
            json!({ "attachment": { "type": "template", "payload": payload } })
        }
        Some(sold) => json!({ "text": format!("Sold: {sold}") }),
    }]
}
