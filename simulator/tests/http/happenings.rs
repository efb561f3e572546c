//! Everything that can be made to happen: by a test, by HTTP, and what the bot is told of it.

use std::collections::BTreeSet;
use std::time::Duration;

use sendapi_core::call::subscription::SubscribedField;
use sendapi_core::webhook::{ChangeValue, Kind, Webhook};
use sendapi_simulator::{Builder, Happening, Release, Simulator};
use serde_json::{Map, Value, json};

use crate::bot::{Bot, is_silent};
use crate::chat::get;
use crate::support::send;

const HAPPENINGS: &str = "/simulator/happenings";

#[tokio::test]
async fn each_is_told_in_the_words_of_the_platform_and_by_the_field_that_is_named() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(everything(bot.settings().instagram("202"))).await;
    for (account, platform) in [("101", "messenger"), ("202", "instagram")] {
        prepare(&simulator, account).await;
        for happening in list(&simulator).await {
            let Some(field) = happening["told_by"][platform].as_str() else { continue };
            let asked = order(&simulator, account, &happening).await;
            let before = bot.told().len();
            let (status, answer) = happens(&simulator, &asked).await;
            assert_eq!(status, 200, "{account} {happening}: {answer}");
            let told = &bot.told()[before];
            assert_eq!(serde_json::to_value(told).unwrap(), answer["webhook"], "{happening}");
            assert!(is_known(told), "{happening}: {told:?}");
            assert_eq!(
                answer["webhook"]["object"],
                if account == "101" { "page" } else { "instagram" }
            );
            // Whoever is subscribed to that field alone is told; whoever is subscribed to all others is not.
            let (one, others) = (Bot::start(is_silent).await, Bot::start(is_silent).await);
            let field = SubscribedField::from(field);
            let only = one.settings().instagram("202").not_subscribed().subscribe(field.clone());
            let but = everything_but(others.settings().instagram("202").not_subscribed(), &field);
            for (bot, settings, count) in [(&one, only, 1), (&others, but, 0)] {
                let simulator = bot.simulator(settings).await;
                prepare(&simulator, account).await;
                let asked = order(&simulator, account, &happening).await;
                let before = bot.told().len();
                let (status, answer) = happens(&simulator, &asked).await;
                assert_eq!(status, 200, "{answer}");
                assert_eq!(bot.told().len() - before, count, "{field} {happening}");
            }
        }
    }
}

#[tokio::test]
async fn a_program_of_another_language_plays_a_person() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = json!({ "account": "101", "name": "Ada" });
    let (status, ada) = post(&simulator, "/simulator/people", &ada).await;
    assert_eq!(status, 200, "{ada}");
    let at = format!("/simulator/conversations/{}", ada["id"].as_str().unwrap());
    let person = &ada["person"];
    let quick = json!({ "content_type": "text", "title": "Rye", "payload": "RYE" });
    let question = json!({
        "recipient": { "id": person }, "message": { "text": "Which?", "quick_replies": [quick] },
    });
    let done = async |call: &str, body: Value| {
        let (status, answer) = post(&simulator, &format!("{at}/{call}"), &body).await;
        assert_eq!((status, answer), (200, json!({})), "{call}");
    };
    done("says", json!({ "text": "Good morning" })).await;
    let mid = send(&simulator, "/v26.0/101/messages", &question).await.1["message_id"].clone();
    done("taps", json!({ "mid": mid, "pointer": "/quick_replies/0" })).await;
    done("posts_back", json!({ "title": "Start", "payload": "START" })).await;
    done("reacts", json!({ "mid": mid, "emoji": "\u{2764}" })).await;
    done("sticker", json!({})).await;
    done("reads", json!({})).await;
    assert_eq!(bot.kinds(), ["message", "message", "postback", "reaction", "message", "read"]);
    let told = bot.told()[1].events().next().unwrap().clone();
    assert_eq!(told.sender.unwrap().id.unwrap().to_string(), person.as_str().unwrap());
    let entries = get(&simulator, &at).await;
    assert!(entries["entries"].as_array().unwrap().len() >= 6, "{entries}");
    let untold = post(&simulator, &format!("{at}/comments"), &json!({ "text": "How much?" })).await;
    assert!(untold.1["untold"].is_string(), "{untold:?}");
    assert_eq!(
        post(&simulator, "/simulator/conversations/7/says", &json!({ "text": "a" })).await.0,
        404
    );
}

#[tokio::test]
async fn names_and_bodies_that_are_too_long_are_refused_in_a_sentence() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let (long, longer) = ("A".repeat(101), "A".repeat(3_000_000));
    for (name, due) in [(&long, 400), (&longer, 413)] {
        let person = json!({ "account": "101", "name": name });
        let happening =
            json!({ "account": "101", "person": name, "happening": "referral", "ref": "a" });
        for (path, body) in [("/simulator/people", person), (HAPPENINGS, happening)] {
            let (status, answer) = post(&simulator, path, &body).await;
            assert_eq!((status, answer["error"].is_string()), (due, true), "{path}: {answer}");
        }
    }
}

#[tokio::test]
async fn a_test_says_what_happens_and_the_bot_reads_it() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(everything(bot.settings().instagram("202"))).await;
    let (ada, bo) = (simulator.person("Ada"), simulator.person_of("202", "Bo"));
    ada.experiences(Happening::referral("flyer")).await.unwrap();
    let event = bot.told()[0].events().next().unwrap().clone();
    let referral = event.came_by().unwrap();
    assert_eq!(referral.reference.as_deref(), Some("flyer"));
    assert_eq!(event.sender.unwrap().id.unwrap(), ada.id());
    // It opens the window.
    let body = json!({ "recipient": { "id": ada.id() }, "message": { "text": "Welcome" } });
    let referred = send(&simulator, "/v26.0/101/messages", &body).await;
    assert_eq!(referred.0, 200, "{}", referred.1);

    ada.experiences(Happening::ad_referral("77").with("ad_title", "Two for one")).await.unwrap();
    let event = bot.told()[1].events().next().unwrap().clone();
    assert!(event.came_by().unwrap().is_by_an_ad());
    let profile = json!({ "get_started": { "payload": "BEGIN" } });
    assert_eq!(send(&simulator, "/v26.0/101/messenger_profile", &profile).await.0, 200);
    ada.experiences(Happening::get_started("flyer")).await.unwrap();
    let event = bot.told()[2].events().next().unwrap().clone();
    assert_eq!(event.payload_text(), Some("BEGIN"), "the account's own");
    assert_eq!(event.came_by().unwrap().reference.as_deref(), Some("flyer"));

    let mid = bo.says("Rye?").await.unwrap();
    bo.experiences(Happening::message_edit("Spelt?")).await.unwrap();
    let told = bot.told().pop().unwrap();
    let Kind::MessageEdit(edit) = &told.events().next().unwrap().kind else { panic!("{told:?}") };
    assert_eq!((edit.mid.as_deref(), edit.text.as_deref()), (Some(&*mid), Some("Spelt?")));
    assert_eq!(edit.num_edit.as_ref().unwrap().as_u64(), Some(1));
    let read = |path: String| async move {
        reqwest::get(path).await.unwrap().json::<Value>().await.unwrap()
    };
    let path = format!("{}/v26.0/{mid}?fields=message&access_token=t", simulator.url());
    assert_eq!(read(path.clone()).await["message"], "Spelt?", "it is read back as it is now");
    bo.experiences(Happening::unsent_message()).await.unwrap();
    assert!(read(path).await["error"].is_object(), "it is gone");
    let error = bo.experiences(Happening::unsent_message()).await.unwrap_err().to_string();
    assert!(error.contains("has written nothing"), "{error}");
}

#[tokio::test]
async fn what_happens_changes_what_the_simulator_knows() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(everything(bot.settings())).await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    let body = json!({ "recipient": { "id": ada.id() }, "message": { "text": "Hello" } });
    ada.experiences(Happening::control_taken()).await.unwrap();
    let told = serde_json::to_value(bot.told().pop().unwrap()).unwrap();
    assert!(told["entry"][0]["messaging"][0]["take_thread_control"].is_object(), "{told}");
    assert_eq!(send(&simulator, "/v26.0/101/messages", &body).await.0, 400, "the inbox has it");
    ada.says("Still there?").await.unwrap();
    let told = serde_json::to_value(bot.told().pop().unwrap()).unwrap();
    assert!(told["entry"][0]["standby"].is_array(), "{told}");
    ada.staff().hands_back().await.unwrap();
    assert_eq!(send(&simulator, "/v26.0/101/messages", &body).await.0, 200);

    let template = template("order_ready");
    assert_eq!(send(&simulator, "/v26.0/101/message_templates", &template).await.0, 200);
    let happening = Happening::template_status("order_ready", "REJECTED").with("reason", "SCAM");
    simulator.happens("101", happening).await.unwrap();
    assert_eq!(simulator.account("101").templates()[0]["status"], "REJECTED");
    assert_eq!(
        send(&simulator, "/v26.0/101/message_templates", &self::template("ready_again")).await.0,
        200
    );
    let before = bot.told().len();
    assert_eq!(simulator.approve_templates("101"), 1);
    while bot.told().len() == before {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let told = bot.told().pop().unwrap();
    let (_, change) = told.changes().next().unwrap();
    let Some(ChangeValue::TemplateStatus(status)) = &change.value else { panic!("{change:?}") };
    assert_eq!(status.event.as_deref(), Some("APPROVED"));
    assert_eq!(status.message_template_name.as_deref(), Some("ready_again"));
    let error = simulator.happens("101", Happening::template_status("none", "APPROVED")).await;
    let error = error.unwrap_err().to_string();
    assert!(error.contains("`order_ready`, `ready_again`"), "{error}");
}

#[tokio::test]
async fn whoever_stops_marketing_messages_gets_none() {
    let settings = Simulator::builder().page("101").known_people_only();
    let id = Simulator::builder().start().await.unwrap().person("Ada").id().to_owned();
    let simulator =
        settings.opted_in("101", id, "Bread of the week", "TOKEN").start().await.unwrap();
    let ada = simulator.person("Ada");
    let notice = json!({ "recipient": { "notification_messages_token": "TOKEN" }, "message": { "text": "Rye" } });
    assert_eq!(send(&simulator, "/101/messages", &notice).await.0, 200);
    ada.experiences(Happening::marketing_optout()).await.unwrap();
    assert_eq!(send(&simulator, "/101/messages", &notice).await.0, 400);
    let error = ada.experiences(Happening::marketing_optout()).await.unwrap_err().to_string();
    assert!(error.contains("`Ada` gets no messages on a topic"), "{error}");
}

#[tokio::test]
async fn posts_and_comments_are_good_for_one_private_reply() {
    let simulator = Simulator::builder()
        .page("101")
        .instagram("202")
        .known_people_only()
        .start()
        .await
        .unwrap();
    let ada = simulator.person("Ada");
    for (happening, id) in [
        (Happening::comment("How much?"), "comment_id"),
        (Happening::visitor_post("How much?"), "post_id"),
    ] {
        let told = ada.experiences(happening).await.unwrap();
        let recipient = json!({ id: told["entry"][0]["changes"][0]["value"][id] });
        let reply = json!({ "recipient": recipient, "message": { "text": "Ten" } });
        assert_eq!(send(&simulator, "/101/messages", &reply).await.0, 200, "{told}");
        assert_eq!(send(&simulator, "/101/messages", &reply).await.0, 400);
    }
    let bo = simulator.person_of("202", "Bo");
    let told = bo.experiences(Happening::comment_in_entry("How much?")).await.unwrap();
    assert_eq!(told["entry"][0]["field"], "comments");
    let recipient = json!({ "comment_id": told["entry"][0]["value"]["id"] });
    let reply = json!({ "recipient": recipient, "message": { "text": "Ten" } });
    assert_eq!(send(&simulator, "/202/messages", &reply).await.0, 200);
}

#[tokio::test]
async fn what_is_wrong_with_a_happening_is_said_with_what_is_right() {
    let simulator = Simulator::builder().page("101").instagram("202").start().await.unwrap();
    let ada = simulator.person("Ada");
    let id = ada.id();
    for (order, status, words) in [
        (
            json!({ "happening": "refferal", "conversation": id, "ref": "x" }),
            400,
            "nothing that can happen is called `refferal`: there is `referral`",
        ),
        (
            json!({ "happening": "referral", "conversation": id }),
            400,
            "`referral` needs `ref`: What stands in ref",
        ),
        (
            json!({ "happening": "referral", "conversation": id, "ref": "x", "reff": "y" }),
            400,
            "`referral` takes `ref`, and no `reff`",
        ),
        (
            json!({ "happening": "referral", "conversation": id, "ref": ["x"] }),
            400,
            "`ref` takes text or a number, and not [\"x\"]",
        ),
        (
            json!({ "happening": "ad_referral", "conversation": id, "ad_id": "x1" }),
            400,
            "`ad_id` takes digits, and `x1` has something else",
        ),
        (
            json!({ "happening": "policy_enforcement", "account": "101", "action": "ban" }),
            400,
            "`action` takes one of `warning`, `block`, `unblock`, and not `ban`",
        ),
        (
            json!({ "happening": "policy_enforcement", "conversation": id, "action": "block" }),
            400,
            "`policy_enforcement` happens to an account: name no person",
        ),
        (
            json!({ "happening": "referral", "account": "101", "ref": "x" }),
            400,
            "`referral` is what a person does: name the person",
        ),
        (
            json!({ "happening": "policy_enforcement", "account": "202", "action": "block" }),
            400,
            "`policy_enforcement` happens on Messenger alone, and the account is one of Instagram",
        ),
        (
            json!({ "happening": "referral", "conversation": "12", "ref": "x" }),
            404,
            "nobody here has the id `12`",
        ),
        (json!({ "happening": "referral", "ref": "x" }), 400, "name either the `conversation`"),
        (
            json!({ "happening": "referral", "account": "x", "person": "Ada", "ref": "x" }),
            400,
            "`account` is the id of an account: digits",
        ),
        (
            json!({ "happening": "call_ended", "conversation": id, "call_id": "c_1" }),
            400,
            "there is no call `c_1` with `Ada`",
        ),
        (
            json!({ "happening": "message_edit", "conversation": id, "text": "x" }),
            400,
            "`Ada` has written nothing yet",
        ),
        (
            json!({ "happening": "rating", "conversation": id, "feedback": "Good response" }),
            400,
            "`Ada` has got no message",
        ),
        (
            json!({ "happening": "referral", "conversation": id, "ref": "x".repeat(20_001) }),
            400,
            "`ref` is longer than 20000 characters",
        ),
        (json!({ "conversation": id }), 400, "the call is wrong: missing field `happening`"),
    ] {
        let (told, answer) = happens(&simulator, &order).await;
        let sentence = answer["error"].as_str().unwrap_or_default();
        assert!(told == status && sentence.starts_with(words), "{order}: {told} {answer}");
    }
}

#[tokio::test]
async fn somebody_new_does_it_too_and_a_message_is_edited_five_times_at_most() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let ada = simulator.person("Ada");
    let order = json!({ "happening": "referral", "account": "101", "person": "Cy", "ref": "x" });
    let (status, answer) = happens(&simulator, &order).await;
    assert_eq!(status, 200, "{answer}");
    let cy = simulator.person("Cy");
    assert_eq!(answer["webhook"]["entry"][0]["messaging"][0]["sender"]["id"], cy.id());
    ada.says("Hello").await.unwrap();
    for times in 1..=6 {
        let edit = ada.experiences(Happening::message_edit("Hi")).await;
        assert_eq!(edit.is_ok(), times < 6, "{edit:?}");
    }
}

#[tokio::test]
async fn webhooks_come_late_reordered_twice_and_together() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings().page("102")).await;
    let people =
        [simulator.person("Ada"), simulator.person_of("102", "Bo"), simulator.person("Cy")];
    let texts = || bot.told().iter().flat_map(Webhook::events).map(text).collect::<Vec<_>>();
    let mut seen = 0;
    for (order, expected, bodies) in [
        (Release::InOrder, &["Ada", "Bo", "Cy"][..], 3),
        (Release::Reversed, &["Cy", "Bo", "Ada"], 3),
        (Release::Twice, &["Ada", "Ada", "Bo", "Bo", "Cy", "Cy"], 6),
        (Release::Together, &["Ada", "Bo", "Cy"], 1),
        (Release::InOneEntry, &["Ada", "Bo", "Cy"], 3),
    ] {
        simulator.hold_webhooks();
        let before = bot.told().len();
        for person in &people {
            person.says(person.name()).await.unwrap();
        }
        assert_eq!((simulator.held_webhooks(), bot.told().len()), (3, before));
        simulator.clock().advance(Duration::from_secs(3600));
        let brought = simulator.release_webhooks(order).await;
        assert!(brought.iter().all(sendapi_simulator::Delivery::is_taken), "{brought:?}");
        assert_eq!(
            (texts()[seen..].to_vec(), bot.told().len() - before),
            (expected.iter().map(|it| (*it).to_owned()).collect(), bodies),
            "{order}"
        );
        seen = texts().len();
        let late = bot.told()[before].entries()[0].time.clone().unwrap();
        let late = serde_json::to_value(late).unwrap().as_u64().unwrap();
        let now =
            simulator.clock().now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis();
        assert!(now - u128::from(late) >= 3_600_000, "it tells when it happened");
    }
    people[0].says("And now").await.unwrap();
    assert_eq!(simulator.held_webhooks(), 0);
    assert_eq!(texts().last().unwrap(), "And now");
}

#[tokio::test]
async fn several_events_of_an_account_come_in_one_entry() {
    let bot = Bot::start(is_silent).await;
    let simulator =
        bot.simulator(bot.settings().page("102").subscribe(SubscribedField::Feed)).await;
    let (ada, bo) = (simulator.person("Ada"), simulator.person_of("102", "Bo"));
    simulator.hold_webhooks();
    for text in ["One", "Two", "Three"] {
        ada.says(text).await.unwrap();
    }
    ada.comments("Four").await.unwrap();
    ada.comments("Five").await.unwrap();
    bo.says("Six").await.unwrap();
    let brought = simulator.release_webhooks(Release::InOneEntry).await;
    assert_eq!(brought.len(), 3);
    let told = serde_json::to_value(bot.told()).unwrap();
    let texts = |body: usize, list: &str, pointer: &str| {
        assert_eq!(told[body]["entry"].as_array().unwrap().len(), 1, "{told}");
        let items = told[body]["entry"][0][list].as_array().unwrap().iter();
        items.map(|it| it.pointer(pointer).unwrap().clone()).collect::<Vec<_>>()
    };
    assert_eq!(texts(0, "messaging", "/message/text"), ["One", "Two", "Three"]);
    assert_eq!(texts(1, "changes", "/value/message"), ["Four", "Five"]);
    assert_eq!(texts(2, "messaging", "/message/text"), ["Six"]);
}

#[tokio::test]
async fn webhooks_are_held_and_released_by_http() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let path = "/simulator/webhooks";
    assert_eq!(get(&simulator, path).await, json!({ "hold": false, "held": 0 }));
    assert_eq!(
        post(&simulator, path, &json!({ "hold": true })).await,
        (200, json!({ "hold": true, "held": 0 }))
    );
    simulator.person("Ada").says("Hello").await.unwrap();
    assert_eq!(get(&simulator, path).await, json!({ "hold": true, "held": 1 }));
    for (wrong, words) in [
        (
            json!({ "release": "shuffled" }),
            "`release` takes one of `in_order`, `reversed`, `twice`, `together`, `in_one_entry`, and not `shuffled`",
        ),
        (json!({}), "say either `\"hold\": true`, or how to `release` them"),
        (json!({ "hold": true, "release": "twice" }), "say either"),
        (json!({ "hodl": true }), "the call is wrong: unknown field `hodl`"),
    ] {
        let (status, answer) = post(&simulator, path, &wrong).await;
        assert!(status == 400 && answer["error"].as_str().unwrap().starts_with(words), "{answer}");
    }
    let (status, answer) = post(&simulator, path, &json!({ "release": "twice" })).await;
    assert_eq!((status, answer["items"].as_array().unwrap().len()), (200, 2), "{answer}");
    assert_eq!(bot.told().len(), 2);
}

#[tokio::test]
async fn a_clock_that_is_off_shifts_what_the_bot_is_told_and_nothing_else() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(everything(bot.settings())).await;
    let ada = simulator.person("Ada");
    let now = || {
        let since_1970 = simulator.clock().now().duration_since(std::time::UNIX_EPOCH).unwrap();
        i64::try_from(since_1970.as_millis()).unwrap()
    };
    for off in [-10 * 60 * 1000, 10 * 60 * 1000, 0] {
        simulator.set_webhook_times_off(off);
        ada.says("Hello").await.unwrap();
        let told = serde_json::to_value(bot.told().pop().unwrap()).unwrap();
        for time in ["/entry/0/time", "/entry/0/messaging/0/timestamp"] {
            let time = told.pointer(time).unwrap().as_i64().unwrap();
            assert!((time - now() - off).abs() < 5000, "{off}: {told}");
        }
        ada.comments("How much?").await.unwrap();
        let told = serde_json::to_value(bot.told().pop().unwrap()).unwrap();
        let time = told["entry"][0]["changes"][0]["value"]["created_time"].as_i64().unwrap();
        assert!((time * 1000 - now() - off).abs() < 5000, "{off}: {told}");
    }
    let body = json!({ "recipient": { "id": ada.id() }, "message": { "text": "Hello" } });
    assert_eq!(send(&simulator, "/v26.0/101/messages", &body).await.0, 200);
    let (status, clock) = post(&simulator, "/simulator/clock", &json!({ "off": -5000 })).await;
    assert_eq!((status, &clock["off"]), (200, &json!(-5000)));
    assert_eq!(post(&simulator, "/simulator/clock", &json!({})).await.0, 400);
}

async fn list(simulator: &Simulator) -> Vec<Value> {
    let told = get(simulator, HAPPENINGS).await;
    let all = told["happenings"].as_array().unwrap().clone();
    let names: BTreeSet<_> = all.iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names.len(), all.len());
    all
}

async fn happens(simulator: &Simulator, order: &Value) -> (u16, Value) {
    post(simulator, HAPPENINGS, order).await
}

async fn post(simulator: &Simulator, path: &str, body: &Value) -> (u16, Value) {
    let request = crate::support::post(simulator, path).json(body).send().await.unwrap();
    (request.status().as_u16(), request.json().await.unwrap())
}

/// Something to edit, to rate, to end, to judge and to stop.
async fn prepare(simulator: &Simulator, account: &str) {
    let ada = simulator.person_of(account, "Ada");
    ada.says("Hello").await.unwrap();
    let path = format!("/v26.0/{account}/messages");
    let body = json!({ "recipient": { "id": ada.id() }, "message": { "text": "Hello" } });
    assert_eq!(send(simulator, &path, &body).await.0, 200);
    if account == "101" {
        assert_eq!(
            send(simulator, "/v26.0/101/message_templates", &template("order_ready")).await.0,
            200
        );
        let payload = json!({ "template_type": "notification_messages", "title": "Bread", "payload": "BREAD" });
        let message = json!({ "attachment": { "type": "template", "payload": payload } });
        let body = json!({ "recipient": { "id": ada.id() }, "message": message });
        assert_eq!(send(simulator, &path, &body).await.0, 200);
        ada.taps("Get updates").await.unwrap();
    }
}

fn template(name: &str) -> Value {
    json!({
        "name": name, "language": "en", "category": "UTILITY",
        "components": [{ "type": "BODY", "text": "The rye is ready." }],
    })
}

/// With something in all that may be said.
async fn order(simulator: &Simulator, account: &str, happening: &Value) -> Value {
    let mut order = Map::new();
    for input in happening["inputs"].as_array().unwrap() {
        let name = input["name"].as_str().unwrap();
        let value = match (name, input["form"].as_str().unwrap()) {
            ("mid", _) => continue,
            ("template", _) => "order_ready".to_owned(),
            ("language", _) => "en".to_owned(),
            ("call_id", _) => simulator.person_of(account, "Ada").calls().await.unwrap(),
            (_, "number") => "4711".to_owned(),
            (_, "word") => input["words"][0].as_str().unwrap().to_owned(),
            _ => format!("A {name} of \u{1f956} <b>bread</b>"),
        };
        order.insert(name.to_owned(), value.into());
    }
    order.insert("happening".to_owned(), happening["name"].clone());
    order.insert("account".to_owned(), account.into());
    if happening["whose"] == "person" {
        order.insert("person".to_owned(), "Ada".into());
    }
    Value::Object(order)
}

/// Whether core reads all of it, to the last member.
fn is_known(webhook: &Webhook) -> bool {
    let shown = format!("{webhook:?}");
    let extras = shown.matches("extra: ").count();
    extras == shown.matches("extra: {}").count()
        && !shown.contains("Odd(")
        && !shown.contains("Other")
}

fn text(event: &sendapi_core::webhook::Event) -> String {
    let Kind::Message(message) = &event.kind else { panic!("{event:?}") };
    message.text.clone().unwrap()
}

fn everything(settings: Builder) -> Builder {
    everything_but(settings, &SubscribedField::from("none"))
}

fn everything_but(settings: Builder, field: &SubscribedField) -> Builder {
    let all = SubscribedField::KNOWN.iter().map(|name| SubscribedField::from(*name));
    let followers = ["message_echoes", "message_deliveries", "message_reads", "messaging_seen"];
    let meant = all.filter(|it| {
        !followers.contains(&it.as_str()) && it != field && it.elsewhere().as_ref() != Some(field)
    });
    meant.fold(settings, Builder::subscribe)
}
