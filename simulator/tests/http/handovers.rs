//! Two apps and one conversation: what each may do, and what the bot is told of the other.

use reqwest::{Client, Method};
use sendapi_simulator::{AccessToken, Happening, Participant, Simulator};
use serde_json::{Value, json};

use crate::bot::{Bot, is_silent};
use crate::support::{answer, refusal};

const OURS: &str = "1000000000000042";
const THEIRS: &str = "77";

async fn two_apps(bot: &Bot) -> Simulator {
    let builder = bot.settings().access_token(AccessToken::new("ours").of_account("101"));
    let theirs = AccessToken::new("theirs").of_account("101").of_app(THEIRS);
    bot.simulator(builder.access_token(theirs)).await
}

async fn post(simulator: &Simulator, token: &str, edge: &str, body: Value) -> (u16, Value) {
    let url = format!("{}/v26.0/me/{edge}", simulator.url());
    answer(Client::new().request(Method::POST, url).bearer_auth(token).json(&body)).await
}

async fn owner(simulator: &Simulator, token: &str, person: &str) -> Value {
    let url = format!("{}/v26.0/me/thread_owner?recipient={person}", simulator.url());
    let told = answer(Client::new().get(url).bearer_auth(token)).await.1;
    told["data"][0]["thread_owner"]["app_id"].clone()
}

fn text(person: &Participant) -> Value {
    json!({ "recipient": { "id": person.id() }, "message": { "text": "Hello" } })
}

#[tokio::test]
async fn each_app_sees_who_has_the_conversation_and_may_write_or_not() {
    let bot = Bot::start(is_silent).await;
    let simulator = two_apps(&bot).await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    let to = json!({ "recipient": { "id": ada.id() } });
    let mut pass = to.clone();
    pass["target_app_id"] = THEIRS.into();
    assert_eq!(post(&simulator, "ours", "pass_thread_control", pass.clone()).await.0, 200);
    for token in ["ours", "theirs"] {
        assert_eq!(owner(&simulator, token, ada.id()).await, THEIRS);
    }
    assert_eq!(post(&simulator, "theirs", "messages", text(&ada)).await.0, 200);
    for edge in ["messages", "pass_thread_control", "release_thread_control"] {
        let body = match edge {
            "messages" => text(&ada),
            "pass_thread_control" => pass.clone(),
            _ => to.clone(),
        };
        let refused = post(&simulator, "ours", edge, body).await;
        assert_eq!((refusal(&refused).1, refusal(&refused).2), (10, Some(2_018_300)), "{edge}");
        let said =
            "(#10) Message failed to send because another app is controlling this thread now.";
        assert_eq!(refusal(&refused).3, said);
    }
    assert_eq!(post(&simulator, "ours", "take_thread_control", to.clone()).await.0, 200);
    assert_eq!(owner(&simulator, "theirs", ada.id()).await, OURS);
    assert_eq!(post(&simulator, "theirs", "messages", text(&ada)).await.0, 400);
    assert_eq!(post(&simulator, "theirs", "extend_thread_control", to.clone()).await.0, 400);
    assert_eq!(post(&simulator, "ours", "release_thread_control", to).await.0, 200);
    assert_eq!(owner(&simulator, "ours", ada.id()).await, Value::Null);
}

#[tokio::test]
async fn the_bot_is_told_what_the_other_app_does_with_its_metadata() {
    let bot = Bot::start(is_silent).await;
    let simulator = two_apps(&bot).await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    let to = |more: Value| {
        let mut body =
            json!({ "recipient": { "id": ada.id() }, "metadata": "a question of money" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    post(&simulator, "theirs", "request_thread_control", to(json!({}))).await;
    post(&simulator, "theirs", "take_thread_control", to(json!({}))).await;
    ada.says("Is anybody there?").await.unwrap();
    let back = to(json!({ "target_app_id": OURS }));
    assert_eq!(post(&simulator, "theirs", "pass_thread_control", back).await.0, 200);
    ada.says("Thank you").await.unwrap();
    let told = serde_json::to_value(bot.told()).unwrap();
    let entry = |place: usize| &told[place]["entry"][0];
    let asked = &entry(1)["messaging"][0]["request_thread_control"];
    assert_eq!(
        *asked,
        json!({ "requested_owner_app_id": THEIRS, "metadata": "a question of money" })
    );
    let taken = &entry(2)["messaging"][0]["take_thread_control"];
    assert_eq!(taken["previous_owner_app_id"], OURS);
    assert_eq!(
        (&taken["new_owner_app_id"], &taken["metadata"]),
        (&json!(THEIRS), &asked["metadata"])
    );
    assert_eq!(entry(3)["standby"][0]["message"]["text"], "Is anybody there?");
    let passed = &entry(4)["messaging"][0]["pass_thread_control"];
    assert_eq!(passed["new_owner_app_id"], OURS);
    assert_eq!(passed["previous_owner_app_id"], THEIRS);
    assert_eq!(passed["metadata"], asked["metadata"]);
    assert_eq!(entry(5)["messaging"][0]["message"]["text"], "Thank you");
}

#[tokio::test]
async fn what_the_other_app_writes_comes_on_standby_as_an_echo_of_its_own() {
    let bot = Bot::start(is_silent).await;
    let builder = bot.settings().subscribe(sendapi_simulator::Subscription::MessageEchoes);
    let builder = builder.access_token(AccessToken::new("ours").of_account("101"));
    let theirs = AccessToken::new("theirs").of_account("101").of_app(THEIRS);
    let simulator = bot.simulator(builder.access_token(theirs)).await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    let mut pass = text(&ada);
    pass["thread_control"] = json!({ "control_type": "pass", "app_id": THEIRS });
    assert_eq!(post(&simulator, "ours", "messages", pass).await.0, 200);
    post(&simulator, "theirs", "messages", text(&ada)).await;
    let mut back = text(&ada);
    back["thread_control"] = json!({ "control_type": "pass", "app_id": OURS });
    post(&simulator, "theirs", "messages", back).await;
    ada.says("Thank you").await.unwrap();
    let told = serde_json::to_value(bot.told()).unwrap();
    let entry = |place: usize| &told[place]["entry"][0];
    assert_eq!(entry(1)["messaging"][0]["message"]["app_id"], 1_000_000_000_000_042_u64, "{told}");
    assert_eq!(entry(2)["standby"][0]["message"]["app_id"], 77, "{told}");
    assert_eq!(entry(3)["standby"][0]["message"]["is_echo"], true, "{told}");
    assert_eq!(entry(4)["messaging"][0]["pass_thread_control"]["new_owner_app_id"], OURS, "{told}");
    assert_eq!(entry(5)["messaging"][0]["message"]["text"], "Thank you", "{told}");
}

#[tokio::test]
async fn the_inbox_passes_a_conversation_with_metadata() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    ada.experiences(Happening::control_taken()).await.unwrap();
    let passed = Happening::control_passed().with("metadata", "paid");
    let told = ada.experiences(passed).await.unwrap();
    let passed = &told["entry"][0]["messaging"][0]["pass_thread_control"];
    assert_eq!((&passed["metadata"], &passed["new_owner_app_id"]), (&json!("paid"), &json!(OURS)));
    assert_eq!(simulator.account("101").thread_owner(ada.id()), Some(OURS));
}

#[tokio::test]
async fn each_platform_has_an_inbox_of_its_own() {
    let simulator = Simulator::builder().page("101").instagram("202").start().await.unwrap();
    for (account, inbox) in [("101", "263902037430900"), ("202", "1217981644879628")] {
        let ada = simulator.person_of(account, "Ada");
        ada.says("Hello").await.unwrap();
        let refused = ada.staff().says("Hello, this is Kim").await.unwrap_err().to_string();
        assert!(refused.contains(inbox), "{refused}");
        let mut passing = text(&ada);
        passing["thread_control"] = json!({ "control_type": "pass" });
        let url = format!("{}/v26.0/{account}/messages", simulator.url());
        let sent = Client::new().post(url).bearer_auth("token").json(&passing);
        assert_eq!(answer(sent).await.0, 200);
        let path =
            format!("{}/v26.0/{account}/thread_owner?recipient={}", simulator.url(), ada.id());
        let told = answer(Client::new().get(path).bearer_auth("token")).await.1;
        assert_eq!(told["data"][0]["thread_owner"]["app_id"], inbox, "{told}");
    }
}
