//! Subscriptions decide what the bot is told, and an account that cannot be written to.

use sendapi_core::call::subscription::SubscribedField;
use sendapi_simulator::{Happening, Simulator, Subscription};
use serde_json::{Value, json};

use crate::bot::{Bot, echoes, is_silent};
use crate::chat::{done, get};
use crate::support::{answer, post, send};

#[tokio::test]
async fn people_are_told_without_a_word_and_comments_to_those_who_ask() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings().instagram("202")).await;
    for account in ["101", "202"] {
        let ada = simulator.person_of(account, "Ada");
        ada.says("Hello").await.unwrap();
        ada.posts_back("Start", "START").await.unwrap();
        ada.comments("How much?").await.unwrap();
    }
    assert_eq!(bot.kinds(), ["message", "postback", "message", "postback"]);
    assert_eq!(bot.told().len(), 4, "no comment");

    let both = bot.settings().instagram("202").subscribe(SubscribedField::Comments);
    let simulator = bot.simulator(both).await;
    for account in ["101", "202"] {
        simulator.person_of(account, "Ada").comments("How much?").await.unwrap();
    }
    let fields = bot.told().iter().map(|it| it.changes().count()).sum::<usize>();
    assert_eq!(fields, 2, "of both, by the name of either");
}

#[tokio::test]
async fn what_is_subscribed_by_call_is_told_and_nothing_else() {
    let bot = Bot::start(echoes).await;
    let simulator = bot.simulator(bot.settings().page("102")).await;
    subscribe(&simulator, "101", "messages,message_echoes,feed").await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    ada.expects("Hello").await.unwrap();
    ada.posts_back("Start", "START").await.unwrap();
    ada.reads().await.unwrap();
    ada.comments("How much?").await.unwrap();
    assert_eq!(bot.kinds(), ["message", "message"], "the message and its echo");
    assert_eq!(bot.told().len(), 3, "and the comment");
    // Another account is as it began.
    let bo = simulator.person_of("102", "Bo");
    bo.posts_back("Start", "START").await.unwrap();
    assert_eq!(bot.kinds()[2..], ["postback"]);

    subscribe(&simulator, "101", "message_reads,message_deliveries").await;
    ada.says("Are you there?").await.unwrap();
    assert_eq!(bot.told().len(), 4, "messages were not named any more");
    let list = "/v26.0/101/subscribed_apps?access_token=t";
    let told: Value =
        reqwest::get(format!("{}{list}", simulator.url())).await.unwrap().json().await.unwrap();
    let fields = &told["data"][0]["subscribed_fields"];
    assert_eq!(*fields, json!(["message_reads", "message_deliveries"]), "{told}");
}

#[tokio::test]
async fn deliveries_follow_where_they_were_asked_for_by_call_and_reads_when_people_read() {
    let bot = Bot::start(echoes).await;
    let simulator = bot.simulator(bot.settings()).await;
    subscribe(&simulator, "me", "messages,message_reads,message_deliveries").await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    ada.expects("Hello").await.unwrap();
    ada.reads().await.unwrap();
    assert_eq!(bot.kinds(), ["message", "delivery", "read"]);
}

#[tokio::test]
async fn instagram_has_names_of_its_own_and_echoes_among_the_messages() {
    let bot = Bot::start(echoes).await;
    let simulator = bot.simulator(bot.settings().instagram("202")).await;
    let ada = simulator.person_of("202", "Ada");
    subscribe(&simulator, "202", "messages,messaging_seen").await;
    ada.says("Hello").await.unwrap();
    ada.expects("Hello").await.unwrap();
    ada.posts_back("Start", "START").await.unwrap();
    ada.reads().await.unwrap();
    assert_eq!(bot.kinds(), ["message", "message", "read"], "and no postback");
}

#[tokio::test]
async fn an_account_that_nobody_subscribed_is_told_nothing_and_the_test_hears_why() {
    let bot = Bot::start(echoes).await;
    let simulator = bot.simulator(bot.settings().not_subscribed()).await;
    assert_eq!(simulator.account("101").subscribed_fields(), None);
    let ada = simulator.person("Ada").patient(std::time::Duration::from_millis(20));
    ada.says("Hello").await.unwrap();
    let error = ada.expects("Hello").await.unwrap_err().to_string();
    assert!(
        error.contains("the bot was not told: nobody subscribed the app to account 101"),
        "{error}"
    );
    assert!(bot.told().is_empty() && simulator.deliveries().is_empty());

    let told = get(&simulator, &format!("/chat/api/conversations/{}", ada.id())).await;
    assert_eq!(told["entries"][0]["untold"], "messages", "{told}");
    let world = get(&simulator, "/chat/api/world").await;
    assert_eq!(world["subscriptions"], json!({ "101": [] }), "{world}");
    done(&simulator, "subscriptions", json!({ "account": "101" })).await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    ada.expects("Hello").await.unwrap();
    assert_eq!(bot.kinds(), ["message"]);

    done(&simulator, "subscriptions", json!({ "account": "101", "fields": ["feed"] })).await;
    ada.comments("How much?").await.unwrap();
    ada.says("Still there?").await.unwrap();
    assert_eq!(bot.told().len(), 3, "the field came to the others");

    let delete =
        reqwest::Client::new().delete(format!("{}/v26.0/101/subscribed_apps", simulator.url()));
    answer(delete.bearer_auth("t")).await;
    ada.says("Hello again").await.unwrap();
    assert_eq!(bot.told().len(), 3);
    assert_eq!(simulator.account("101").subscribed_fields(), None);
}

#[tokio::test]
async fn what_nobody_subscribed_to_is_shown_wherever_one_looks() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings().page("102")).await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    assert!(simulator.untold().is_empty());
    let id = ada.comments("How much?").await.unwrap();
    let warned = Happening::business_integrity("restricted");
    simulator.happens("102", warned.clone()).await.unwrap();

    let untold = simulator.untold();
    let about = |at: usize| (untold[at].kind(), untold[at].field(), untold[at].account());
    assert_eq!(untold.len(), 2, "{untold:?}");
    assert_eq!(about(0), ("feed", "feed", "101"));
    assert_eq!(untold[0].person(), ada.id());
    assert_eq!(untold[0].webhook()["entry"][0]["changes"][0]["value"]["comment_id"], id);
    assert_eq!(about(1), ("business_integrity", "business_integrity", "102"));
    assert_eq!(
        untold[0].to_string(),
        "webhook feed: not told, the app is not subscribed to `feed` of account 101"
    );

    let log = get(&simulator, &format!("/chat/api/log?conversation={}", ada.id())).await;
    let item = log["items"].as_array().unwrap().last().unwrap();
    assert_eq!((&item["type"], &item["field"]), (&json!("untold"), &json!("feed")), "{log}");
    assert_eq!(item["number"], untold[0].number());
    let one = get(&simulator, &format!("/chat/api/conversations/{}", ada.id())).await;
    let why = "the app is not subscribed to `feed` of account 101";
    assert_eq!(one["conversation"]["untold"], why, "{one}");

    let all = get(&simulator, "/simulator/untold").await;
    assert_eq!(all["items"][0], *item);

    let did = format!("/chat/api/conversations/{}/comments", ada.id());
    let said = json!({ "text": "And spelt?" });
    let (status, answer) = told(post(&simulator, &did).json(&said)).await;
    assert_eq!((status, &answer), (200, &json!({ "untold": why })));
    let order =
        json!({ "happening": "business_integrity", "account": "102", "status": "restricted" });
    let (status, answer) = told(post(&simulator, "/simulator/happenings").json(&order)).await;
    assert_eq!((status, &answer["untold"]["field"]), (200, &json!("business_integrity")));

    done(&simulator, "subscriptions", json!({ "account": "101", "fields": ["feed"] })).await;
    let (status, answer) = told(post(&simulator, &did).json(&said)).await;
    assert_eq!((status, answer), (200, json!({})));
    assert_eq!(simulator.untold().len(), 4);
}

#[tokio::test]
async fn subscribing_at_its_edges() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    let path = "/v26.0/101/subscribed_apps";
    let ask = async |fields: Value| {
        let body = json!({ "subscribed_fields": fields });
        answer(post(&simulator, path).bearer_auth("token").json(&body)).await
    };
    for nothing in [json!([]), json!(""), json!(null), json!("[]")] {
        let (status, told) = ask(nothing.clone()).await;
        assert_eq!((status, &told["error"]["code"]), (400, &json!(100)), "{nothing}");
    }
    ada.says("Hello").await.unwrap();
    assert_eq!(bot.told().len(), 1, "what was there before stays");
    // Fields come up all the time, so that one is taken which nobody knows here.
    assert_eq!(ask(json!(["messages", "of_next_year", "messages"])).await.0, 200);
    ada.says("Hello").await.unwrap();
    ada.posts_back("Start", "START").await.unwrap();
    assert_eq!(bot.kinds(), ["message", "message"]);
    for _ in 0..2 {
        let delete = reqwest::Client::new().delete(format!("{}{path}", simulator.url()));
        assert_eq!(answer(delete.bearer_auth("t")).await.0, 200);
        assert_eq!(simulator.account("101").subscribed_fields(), None);
    }
    let apps = get(&simulator, &format!("{path}?access_token=t")).await;
    assert_eq!(apps, json!({ "data": [] }));
    ada.says("Hello").await.unwrap();
    assert_eq!(bot.told().len(), 2);
    assert_eq!(
        simulator.untold().last().unwrap().why(),
        "nobody subscribed the app to account 101"
    );
}

#[tokio::test]
async fn what_was_named_is_all_where_nothing_else_was() {
    let bot = Bot::start(echoes).await;
    let settings = bot.settings().not_subscribed().subscribe(SubscribedField::MessagingPostbacks);
    let simulator = bot.simulator(settings).await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    ada.posts_back("Start", "START").await.unwrap();
    assert_eq!(bot.kinds(), ["postback"]);
    assert_eq!(simulator.account("101").subscribed_fields().unwrap(), ["messaging_postbacks"]);
}

#[tokio::test]
async fn an_account_writes_neither_to_itself_nor_to_another() {
    let settings = Simulator::builder().page("101").page("102").instagram("202");
    let simulator = settings.start().await.unwrap();
    for (account, to) in
        [("101", "101"), ("101", "102"), ("102", "202"), ("202", "101"), ("909", "909")]
    {
        for content in
            [json!({ "message": { "text": "Hello me" } }), json!({ "sender_action": "typing_on" })]
        {
            let mut body = content;
            body["recipient"] = json!({ "id": to });
            let (status, told) =
                send(&simulator, &format!("/v26.0/{account}/messages"), &body).await;
            assert_eq!(
                (status, &told["error"]["code"]),
                (400, &json!(100)),
                "{account} to {to}: {told}"
            );
            assert!(told["error"]["error_subcode"].is_u64(), "{told}");
        }
    }
    assert!(simulator.messages().is_empty());
}

#[tokio::test]
async fn a_bot_that_answers_its_echoes_is_refused_once_and_does_not_loop() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings().subscribe(Subscription::MessageEchoes)).await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    let body = json!({ "recipient": { "id": ada.id() }, "message": { "text": "Hi" } });
    assert_eq!(send(&simulator, "/v26.0/101/messages", &body).await.0, 200);
    ada.reacts("❤").await.unwrap();
    let echo = serde_json::to_value(&bot.told()[1]).unwrap()["entry"][0]["messaging"][0].clone();
    assert!(echo["message"]["app_id"].is_u64(), "a number: {echo}");
    let body = json!({ "recipient": { "id": echo["sender"]["id"] }, "message": { "text": "Hi" } });
    assert_eq!(send(&simulator, "/v26.0/101/messages", &body).await.0, 400);
}

#[tokio::test]
async fn a_sticker_has_a_picture_that_can_be_fetched() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    simulator.person("Ada").sends_sticker().await.unwrap();
    let told = serde_json::to_value(&bot.told()[0]).unwrap();
    let sticker = &told["entry"][0]["messaging"][0]["message"]["attachments"][0];
    assert_eq!(
        (&sticker["type"], sticker["payload"]["sticker_id"].is_u64()),
        (&json!("sticker"), true)
    );
    let picture = reqwest::get(sticker["payload"]["url"].as_str().unwrap()).await.unwrap();
    assert_eq!(
        (picture.status().as_u16(), &picture.headers()["content-type"]),
        (200, &"image/png".parse().unwrap())
    );
    assert!(picture.bytes().await.unwrap().starts_with(b"\x89PNG"));
}

/// What a call of the page is answered.
async fn told(request: reqwest::RequestBuilder) -> (u16, Value) {
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

async fn subscribe(simulator: &Simulator, account: &str, fields: &str) {
    let path = format!("/v26.0/{account}/subscribed_apps?subscribed_fields={fields}");
    let (status, told) = answer(post(simulator, &path).bearer_auth("token")).await;
    assert_eq!(status, 200, "{told}");
}
