//! The calls of the chat page.

use std::time::Duration;

use sendapi_core::media::MediaKind;
use sendapi_core::webhook::{Event, Kind};
use sendapi_simulator::{Fault, Simulator};
use serde_json::{Value, json};

use crate::bot::{Bot, echoes, is_silent};
use crate::support::{PATH, send};
use crate::windows::survey;

/// The JSON at this path.
pub(crate) async fn get(simulator: &Simulator, path: &str) -> Value {
    reqwest::get(format!("{}{path}", simulator.url())).await.unwrap().json().await.unwrap()
}

/// Does what the page does, and gives status and answer.
async fn act(simulator: &Simulator, call: &str, body: &Value) -> (u16, Value) {
    let request = reqwest::Client::new().post(format!("{}/chat/api/{call}", simulator.url()));
    let answer = request.json(body).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

/// Does what has to succeed.
pub(crate) async fn done(simulator: &Simulator, call: &str, body: Value) {
    let (status, answer) = act(simulator, call, &body).await;
    assert_eq!(status, 200, "{call}: {answer}");
}

/// Says the same back, if anything was said.
fn echoes_text(event: &Event) -> Vec<Value> {
    match &event.kind {
        Kind::Message(message) if message.text.is_some() => echoes(event),
        _ => Vec::new(),
    }
}

/// The sentence of what has to fail.
async fn failed(simulator: &Simulator, call: &str, body: Value) -> (u16, String) {
    let (status, answer) = act(simulator, call, &body).await;
    (status, answer["error"].as_str().unwrap_or_default().to_owned())
}

async fn conversation(simulator: &Simulator, id: &str) -> Value {
    get(simulator, &format!("/chat/api/conversations/{id}")).await
}

/// Entries by their kinds, the events by what they tell.
async fn kinds(simulator: &Simulator, id: &str) -> Vec<String> {
    let told = conversation(simulator, id).await;
    let kind = |entry: &Value| match entry["kind"].as_str().unwrap() {
        "event" => entry["event"]
            .as_object()
            .unwrap()
            .keys()
            .find(|key| !["sender", "recipient", "timestamp"].contains(&key.as_str()))
            .unwrap()
            .clone(),
        kind => kind.to_owned(),
    };
    told["entries"].as_array().unwrap().iter().map(kind).collect()
}

#[tokio::test]
async fn the_page_and_its_files_come_from_the_simulator_and_nothing_else_may_run() {
    let simulator = Simulator::start().await.unwrap();
    let page = reqwest::get(simulator.chat_url()).await.unwrap();
    let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"));
    assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8");
    let html = page.text().await.unwrap();
    assert!(!html.contains("://"), "no resource from outside");
    let named: Vec<_> = html.split("/chat/page/").skip(1).collect();
    assert!(named.len() >= 2);
    for file in named.iter().filter_map(|rest| rest.split('"').next()) {
        let file = reqwest::get(format!("{}/chat/page/{file}", simulator.url())).await.unwrap();
        assert_eq!(file.status(), 200);
    }
    let none =
        reqwest::get(format!("{}/chat/page/..%2fCargo.toml", simulator.url())).await.unwrap();
    assert_eq!(none.status(), 404);
}

#[tokio::test]
async fn a_browser_is_led_to_the_page_and_a_program_is_not() {
    let simulator = Simulator::start().await.unwrap();
    let client = reqwest::Client::new();
    let browser = client.get(simulator.url()).header("accept", "text/html").send().await.unwrap();
    assert_eq!(browser.url().path(), "/chat");
    let program = client.get(simulator.url()).send().await.unwrap();
    assert_eq!(program.status(), 400);
}

#[tokio::test]
async fn other_sites_neither_look_in_nor_take_part() {
    let simulator = Simulator::start().await.unwrap();
    let clock = format!("{}/chat/api/clock", simulator.url());
    let client = reqwest::Client::new();
    let foreign = client.post(&clock).header("origin", "https://example.com");
    let answer = foreign.json(&json!({ "advance": 60 })).send().await.unwrap();
    assert_eq!(answer.status(), 403);
    let rebound = client.get(format!("{}/chat/api/world", simulator.url()));
    let answer = rebound.header("host", "example.com").send().await.unwrap();
    assert_eq!(answer.status(), 403);
    assert_eq!(simulator.clock().ahead(), Duration::ZERO);
}

#[tokio::test]
async fn the_world_has_accounts_people_and_those_who_were_written_to() {
    let settings = Simulator::builder().page("101").instagram("202").account_name("101", "Bakery");
    let simulator = settings.start().await.unwrap();
    let person = json!({ "account": "101", "name": "  Ada Berg " });
    let (_, ada) = act(&simulator, "people", &person).await;
    assert_eq!((&ada["name"], &ada["window"]), (&json!("Ada Berg"), &Value::Null));
    assert_eq!(ada["id"], simulator.person("Ada Berg").id());
    let hello = json!({ "recipient": { "id": "77" }, "message": { "text": "Hello" } });
    send(&simulator, PATH, &hello).await;
    let world = get(&simulator, "/chat/api/world").await;
    assert_eq!(
        world["accounts"],
        json!([
            { "id": "101", "platform": "messenger", "name": "Bakery" },
            { "id": "202", "platform": "instagram", "name": "Instagram 202" },
        ])
    );
    let stranger = world["conversations"].as_array().unwrap().iter().find(|it| it["id"] == "77");
    let stranger = stranger.unwrap();
    assert_eq!((&stranger["name"], &stranger["unread"]), (&json!("Person 77"), &json!(1)));
    assert_eq!(stranger["last"]["text"], "Hello");
    assert_eq!(send(&simulator, PATH, &hello).await.0, 200, "no window is known of a stranger");
    for (wrong, words) in [
        (json!({ "account": "101", "name": " " }), "a name has 1 to 100 characters"),
        (json!({ "account": "x", "name": "Ada" }), "an account is an id of digits"),
        (json!({ "account": "101" }), "the call is wrong: missing field `name`"),
    ] {
        let (status, sentence) = failed(&simulator, "people", wrong).await;
        assert!(status == 400 && sentence.starts_with(words), "{sentence}");
    }
}

#[tokio::test]
async fn what_a_person_does_at_the_page_reaches_the_bot_and_stands_in_the_conversation() {
    let bot = Bot::start(echoes_text).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    let at = |call: &str| format!("conversations/{}/{call}", ada.id());
    done(&simulator, &at("says"), json!({ "text": "<b>Rye?</b>" })).await;
    ada.expects("<b>Rye?</b>").await.unwrap();
    let mid = ada.messages()[0].message_id().unwrap().to_owned();
    done(&simulator, &at("says"), json!({ "text": "Yes", "reply_to": mid })).await;
    ada.expects("Yes").await.unwrap();
    done(&simulator, &at("reacts"), json!({ "mid": mid, "emoji": "❤️" })).await;
    done(&simulator, &at("reacts"), json!({ "mid": mid, "emoji": null })).await;
    done(&simulator, &at("sticker"), json!({})).await;
    done(&simulator, &at("posts_back"), json!({ "title": "Menu", "payload": "MENU" })).await;
    done(&simulator, &at("reads"), json!({})).await;
    done(&simulator, &at("reads"), json!({})).await;
    done(&simulator, &at("comments"), json!({ "text": "Below a post" })).await;
    assert_eq!(
        kinds(&simulator, ada.id()).await,
        [
            "message", "request", "message", "request", "reaction", "reaction", "message",
            "postback", "read", "comment"
        ]
    );
    let told = serde_json::to_value(bot.told()).unwrap();
    let event = |place: usize| &told[place]["entry"][0]["messaging"][0];
    assert_eq!(event(1)["message"]["reply_to"]["mid"], mid);
    assert_eq!(event(3)["reaction"], json!({ "mid": mid, "action": "unreact" }));
    assert_eq!(event(4)["message"]["attachments"][0]["type"], "sticker");
    let (status, sentence) = failed(&simulator, &at("says"), json!({ "text": "  " })).await;
    assert!(status == 400 && sentence.starts_with("there is nothing in it"), "{sentence}");
    let nobody = failed(&simulator, "conversations/12/says", json!({ "text": "Hello" })).await;
    assert_eq!(nobody, (404, "nobody here has the id `12`".to_owned()));
}

#[tokio::test]
async fn files_that_people_send_are_served_and_fit_the_platform() {
    let simulator = Simulator::builder().page("101").instagram("202").start().await.unwrap();
    for (account, kind, content_type, fits) in [
        ("101", "image", "image/png", true),
        ("101", "file", "application/zip", true),
        ("202", "image", "image/png", true),
        ("202", "file", "application/zip", false),
        ("101", "image", "video/mp4", false),
        ("101", "sound", "audio/mpeg", false),
    ] {
        let ada = simulator.person_of(account, "Ada");
        let path = format!("conversations/{}/sends?type={kind}&name=a%20b.png", ada.id());
        let request = reqwest::Client::new().post(format!("{}/chat/api/{path}", simulator.url()));
        let request = request.header("content-type", content_type).body("the bytes");
        assert_eq!(request.send().await.unwrap().status() == 200, fits, "{account} {content_type}");
    }
    let told = conversation(&simulator, simulator.person("Ada").id()).await;
    let url = &told["entries"][0]["event"]["message"]["attachments"][0]["payload"]["url"];
    assert!(url.as_str().unwrap().ends_with("/a%20b.png"), "{url}");
    let file = reqwest::get(url.as_str().unwrap()).await.unwrap();
    assert_eq!(file.headers()["content-type"], "image/png");
    assert_eq!(file.text().await.unwrap(), "the bytes");
}

#[tokio::test]
async fn a_name_that_leads_elsewhere_is_left_out_of_a_files_address() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let ada = simulator.person("Ada");
    for (name, end) in [("..", ""), ("../../chat", "/..%2F..%2Fchat"), ("é", "/%C3%A9")] {
        ada.sends_file(MediaKind::File, name, "text/plain", "the bytes").await.unwrap();
        let told = conversation(&simulator, ada.id()).await;
        let entry = told["entries"].as_array().unwrap().last().unwrap().clone();
        let url = &entry["event"]["message"]["attachments"][0]["payload"]["url"];
        let url = url.as_str().unwrap();
        let (_, id) = url.split_once("/attachments/").unwrap();
        assert!(id.trim_end_matches(end).parse::<u64>().is_ok(), "{name}: {url}");
        assert_eq!(reqwest::get(url).await.unwrap().text().await.unwrap(), "the bytes", "{url}");
    }
}

#[tokio::test]
async fn the_list_says_what_was_sent_in_words() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let ada = simulator.person("Ada");
    ada.sends_picture([0xff, 0xd8, 0xff]).await.unwrap();
    let last = async || conversation(&simulator, ada.id()).await["conversation"]["last"].clone();
    assert_eq!(last().await["text"], "sent a photo");
    let video = json!({ "type": "video", "payload": { "url": "https://example.com/a.mp4" } });
    let cards =
        json!({ "template_type": "generic", "elements": [{ "title": "Rye", "subtitle": "Dark" }] });
    let cards = json!({ "type": "template", "payload": cards });
    for (attachment, words) in [(video, "sent a video"), (cards, "Rye")] {
        let message = json!({ "attachment": attachment });
        let request = json!({ "recipient": { "id": ada.id() }, "message": message });
        assert_eq!(send(&simulator, PATH, &request).await.0, 200);
        assert_eq!(last().await["text"], words);
    }
}

#[tokio::test]
async fn what_is_tapped_is_named_by_its_place() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    let at = format!("conversations/{}/taps", ada.id());
    let buttons = json!([
        { "type": "postback", "title": "Buy", "payload": "BUY" },
        { "type": "web_url", "title": "Look", "url": "https://example.com" },
    ]);
    let cards =
        json!([{ "title": "Rye", "subtitle": "Dark" }, { "title": "Spelt", "buttons": buttons }]);
    let payload = json!({ "template_type": "generic", "elements": cards });
    let email = json!({ "content_type": "user_email" });
    let message = json!({
        "attachment": { "type": "template", "payload": payload },
        "quick_replies": [email, { "content_type": "text", "title": "Red", "payload": "RED" }],
    });
    let request = json!({ "recipient": { "id": ada.id() }, "message": message });
    assert_eq!(send(&simulator, PATH, &request).await.0, 200);
    let mid = ada.messages()[0].message_id().unwrap().to_owned();
    let tap = |pointer: &str| json!({ "mid": mid, "pointer": pointer });
    done(&simulator, &at, tap("/attachment/payload/elements/1/buttons/0")).await;
    done(&simulator, &at, tap("/quick_replies/1")).await;
    let given = json!({ "mid": mid, "pointer": "/quick_replies/0", "text": "ada@example.com" });
    done(&simulator, &at, given).await;
    for (pointer, words) in [
        ("/attachment/payload/elements/1/buttons/1", "it is a `web_url` button"),
        ("/quick_replies/0", "asks for an e-mail address"),
        ("/attachment", "is no button, quick reply or form"),
        ("/nowhere", "there is nothing to tap at `/nowhere`"),
    ] {
        let (status, sentence) = failed(&simulator, &at, tap(pointer)).await;
        assert!(status == 400 && sentence.contains(words), "{sentence}");
    }
    let told = serde_json::to_value(bot.told()).unwrap();
    let event = |place: usize| &told[place]["entry"][0]["messaging"][0];
    assert_eq!(event(1)["postback"]["payload"], "BUY");
    assert_eq!(event(2)["message"]["quick_reply"]["payload"], "RED");
    assert_eq!(event(3)["message"]["text"], "ada@example.com");
    assert_eq!(event(3)["message"]["quick_reply"]["payload"], "ada@example.com");
}

#[tokio::test]
async fn that_the_account_is_typing_is_told_as_long_as_it_is() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let ada = simulator.person("Ada");
    let typing = async || conversation(&simulator, ada.id()).await["typing"].clone();
    let does = async |members: Value| {
        let mut body = json!({ "recipient": { "id": ada.id() } });
        body.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        assert_eq!(send(&simulator, PATH, &body).await.0, 200);
    };
    let begins = json!({ "sender_action": "TYPING_ON" });
    ada.says("Hello").await.unwrap();
    assert_eq!(typing().await, Value::Null);
    does(begins.clone()).await;
    does(json!({ "sender_action": "mark_seen" })).await;
    ada.says("Are you there?").await.unwrap();
    let now = get(&simulator, "/chat/api/world").await["now"].as_u64().unwrap();
    let told = typing().await;
    let left = told["until"].as_u64().unwrap() - now;
    assert!((15_000..=20_000).contains(&left), "{told}");
    assert_eq!(told["persona"], Value::Null);

    does(json!({ "message": { "text": "Yes" } })).await;
    assert_eq!(typing().await, Value::Null, "it has written");
    does(begins.clone()).await;
    does(json!({ "sender_action": "typing_off" })).await;
    assert_eq!(typing().await, Value::Null, "it thought better of it");
    does(json!({ "sender_action": "typing_on", "persona_id": "7" })).await;
    assert_eq!(typing().await["persona"]["name"], "Persona 7");
    simulator.clock().advance(Duration::from_secs(20));
    assert_eq!(typing().await, Value::Null, "it has been too long");
}

#[tokio::test]
async fn a_refused_message_stands_in_the_conversation_and_is_explained_in_the_log() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    let button = json!({ "type": "postback", "title": "", "payload": "A" });
    let payload = json!({ "template_type": "button", "text": "Choose", "buttons": [button] });
    let message = json!({ "attachment": { "type": "template", "payload": payload } });
    let refused = json!({ "recipient": { "id": ada.id() }, "message": message });
    assert_eq!(send(&simulator, PATH, &refused).await.0, 400);
    assert_eq!(kinds(&simulator, ada.id()).await, ["message", "refusal"]);
    let told = conversation(&simulator, ada.id()).await;
    let log = get(&simulator, &format!("/chat/api/log?conversation={}", ada.id())).await;
    let item = &log["items"][0];
    assert_eq!(item["number"], told["entries"][1]["log"]);
    assert_eq!((&item["status"], &item["request"]), (&json!(400), &refused));
    let violation = &item["violations"][0];
    assert_eq!(violation["rule"], "btn.title_required");
    assert_eq!(violation["pointer"], "/message/attachment/payload/buttons/0/title");
    assert_eq!(violation["place"], "value");
    assert!(violation["link"].as_str().unwrap().starts_with("https://developers.facebook.com/"));
    assert!(violation["sentence"].as_str().unwrap().contains("title is empty"));
    assert_eq!(item["answer"]["error"]["code"], 100);
}

#[tokio::test]
async fn the_log_has_pages_and_no_secrets() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let hello = json!({ "recipient": { "id": "77" }, "message": { "text": "Hello" } });
    for _ in 0..5 {
        send(&simulator, "/101/messages?access_token=EAAsecret", &hello).await;
    }
    let with_token = json!({ "access_token": "EAAsecret", "message": { "text": "Hello" } });
    send(&simulator, PATH, &with_token).await;
    simulator.person("Ada").says("Hello").await.unwrap();
    let log = get(&simulator, "/chat/api/log?limit=3").await;
    let items = log["items"].as_array().unwrap();
    assert_eq!((items.len(), &log["more"]), (3, &json!(true)));
    assert_eq!(items[2]["type"], "delivery");
    assert_eq!(items[1]["request"], json!({ "message": { "text": "Hello" } }));
    assert_eq!(items[1]["violations"][0]["rule"], "req.recipient");
    let before = items[0]["number"].as_u64().unwrap();
    let older = get(&simulator, &format!("/chat/api/log?limit=100&before={before}")).await;
    assert_eq!((older["items"].as_array().unwrap().len(), &older["more"]), (4, &json!(false)));
    assert!(!format!("{log}{older}").contains("EAAsecret"));
}

#[tokio::test]
async fn a_long_conversation_comes_in_pieces() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let ada = simulator.person("Ada");
    for number in 1..=10 {
        ada.says(&number.to_string()).await.unwrap();
    }
    for (query, numbers, more) in [
        ("limit=3", vec![8, 9, 10], true),
        ("limit=3&before=8", vec![5, 6, 7], true),
        ("limit=9&before=5", vec![1, 2, 3, 4], false),
        ("limit=2&after=7", vec![8, 9], true),
        ("after=9", vec![10], false),
        ("after=10", vec![], false),
        ("limit=x&before=", (1..=10).collect(), false),
    ] {
        let path = format!("/chat/api/conversations/{}?{query}", ada.id());
        let told = get(&simulator, &path).await;
        let entries = told["entries"].as_array().unwrap();
        let found: Vec<_> = entries.iter().map(|it| it["number"].as_u64().unwrap()).collect();
        assert_eq!((found, &told["more"]), (numbers, &json!(more)), "{query}");
    }
}

#[tokio::test]
async fn what_was_set_up_is_shown_as_it_is_for_the_person() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let ada = simulator.person("Ada Berg");
    let item = json!({ "type": "postback", "title": "Basket", "payload": "BASKET" });
    let profile = json!({
        "get_started": { "payload": "START" },
        "greeting": [{ "locale": "default", "text": "Hi {{user_first_name}}" }],
        "ice_breakers": [{ "locale": "default", "call_to_actions": [{ "question": "Open?", "payload": "OPEN" }] }],
        "persistent_menu": [{ "locale": "default", "call_to_actions": [item] }],
    });
    assert_eq!(send(&simulator, "/101/messenger_profile", &profile).await.0, 200);
    let shown = &conversation(&simulator, ada.id()).await["profile"];
    assert_eq!(shown["greeting"], "Hi Ada");
    assert_eq!(shown["get_started"]["payload"], "START");
    assert_eq!(shown["ice_breakers"][0]["question"], "Open?");
    assert_eq!(
        shown["menu"],
        json!({ "composer_input_disabled": false, "call_to_actions": [item] })
    );
    let fields = "first_name,last_name";
    let person = get(&simulator, &format!("/{}?fields={fields}&access_token=t", ada.id())).await;
    assert_eq!(
        person,
        json!({ "id": ada.id(), "first_name": "Ada", "last_name": "Berg" }),
        "the bot learns it too"
    );
}

#[tokio::test]
async fn time_and_faults_are_at_the_pages_command() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let (_, time) = act(&simulator, "clock", &json!({ "advance": 3600 })).await;
    assert_eq!(time["ahead"], 3_600_000);
    assert_eq!(simulator.clock().ahead(), Duration::from_secs(60 * 60));
    let kinds = get(&simulator, "/chat/api/world").await["faults"]["kinds"].clone();
    for kind in kinds.as_array().unwrap() {
        done(&simulator, "faults", json!({ "kind": kind["id"], "requests": "all" })).await;
    }
    done(&simulator, "faults", json!({ "kind": "none" })).await;
    let error =
        json!({ "kind": "graph_error", "code": 10, "subcode": 2_018_278, "requests": "next" });
    let (_, faults) = act(&simulator, "faults", &error).await;
    assert_eq!(faults["active"], json!(["error 10/2018278, for the next request"]));
    let hello = json!({ "recipient": { "id": "77" }, "message": { "text": "Hello" } });
    assert_eq!(send(&simulator, PATH, &hello).await.1["error"]["error_subcode"], 2_018_278);
    assert_eq!(send(&simulator, PATH, &hello).await.0, 200);
    assert_eq!(get(&simulator, "/chat/api/world").await["faults"]["active"], json!([]));
    let one = json!({ "kind": "busy", "requests": "conversation", "conversation": "78" });
    done(&simulator, "faults", one).await;
    assert_eq!(send(&simulator, PATH, &hello).await.0, 200, "it is for somebody else");
    for (wrong, words) in [
        (json!({ "kind": "flood" }), "there is no such fault"),
        (json!({ "kind": "graph_error" }), "has a code"),
        (json!({ "kind": "mixture", "share": 2 }), "a share is from 0 to 1"),
        (json!({ "kind": "busy", "requests": "some" }), "faults are for"),
    ] {
        let (status, sentence) = failed(&simulator, "faults", wrong).await;
        assert!(status == 400 && sentence.contains(words), "{sentence}");
    }
}

#[tokio::test]
async fn an_error_by_a_fault_stands_in_the_conversation_and_in_the_log() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    simulator.faults().next(Fault::graph_error(613, None));
    let hello = json!({ "recipient": { "id": ada.id() }, "message": { "text": "Hello" } });
    let (status, answer) = send(&simulator, PATH, &hello).await;
    assert_eq!(status, 400);
    let told = conversation(&simulator, ada.id()).await;
    let refusal = &told["entries"][1];
    assert_eq!(
        (&refusal["kind"], &refusal["sentence"]),
        (&json!("refusal"), &answer["error"]["message"])
    );
    let log = get(&simulator, &format!("/chat/api/log?conversation={}", ada.id())).await;
    let item = log["items"].as_array().unwrap().last().unwrap();
    assert_eq!(item["number"], refusal["log"]);
    assert_eq!((&item["code"], &item["message"]), (&json!(613), &answer["error"]["message"]));
    assert_eq!((&item["accepted"], &item["fault"]), (&json!(false), &json!("error 613")));
}

#[tokio::test]
async fn a_bot_that_does_not_take_it_is_told_of_and_nothing_is_lost() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings().webhook_timeout(Duration::from_millis(100))).await;
    let ada = simulator.person("Ada");
    let says = format!("conversations/{}/says", ada.id());
    done(&simulator, "handshake", json!({})).await;
    for statuses in [[500; 3], [0; 3]] {
        bot.fail_by(statuses);
        let (status, sentence) = failed(&simulator, &says, json!({ "text": "Hello" })).await;
        assert!(
            status == 502 && sentence.contains("the bot did not take the webhook"),
            "{sentence}"
        );
    }
    assert_eq!(kinds(&simulator, ada.id()).await, ["message", "message"]);
    let alone = Simulator::start().await.unwrap();
    let (status, sentence) = failed(&alone, "handshake", json!({})).await;
    assert!(status == 502 && sentence.contains("without the address of a bot"), "{sentence}");
}

#[tokio::test]
async fn a_conversation_that_was_passed_on_is_answered_by_hand_and_comes_back() {
    let bot = Bot::start(echoes).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    ada.expects("Hello").await.unwrap();
    let at = |call: &str| format!("conversations/{}/{call}", ada.id());
    let (_, sentence) = failed(&simulator, &at("staff"), json!({ "text": "Hi" })).await;
    assert!(sentence.starts_with("the bot has the conversation with `Ada`"), "{sentence}");
    let pass = json!({ "recipient": { "id": ada.id() }, "target_app_id": "263902037430900" });
    assert_eq!(send(&simulator, "/101/pass_thread_control", &pass).await.0, 200);
    let told = conversation(&simulator, ada.id()).await;
    assert_eq!(told["conversation"]["owner"]["name"], "Page Inbox");
    done(&simulator, &at("says"), json!({ "text": "A person?" })).await;
    done(&simulator, &at("posts_back"), json!({ "title": "Menu", "payload": "MENU" })).await;
    done(&simulator, &at("staff"), json!({ "text": "Hi, this is Kim" })).await;
    done(&simulator, &at("hands_back"), json!({})).await;
    let told = serde_json::to_value(bot.told()).unwrap();
    let entry = |place: usize| &told[place]["entry"][0];
    assert_eq!(entry(1)["standby"][0]["message"]["text"], "A person?");
    assert!(entry(2)["standby"][0]["postback"].get("payload").is_none());
    let passed = &entry(3)["messaging"][0]["pass_thread_control"];
    assert_eq!(passed["previous_owner_app_id"], "263902037430900");
    assert_eq!(
        kinds(&simulator, ada.id()).await[2..],
        ["control", "message", "postback", "staff", "control"]
    );
    done(&simulator, &at("says"), json!({ "text": "Thanks" })).await;
    ada.expects("Thanks").await.unwrap();
}

#[tokio::test]
async fn forms_are_filled_in_as_far_as_they_ask() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    let message = json!({ "attachment": { "type": "template", "payload": survey() } });
    let request = json!({ "recipient": { "id": ada.id() }, "message": message });
    assert_eq!(send(&simulator, PATH, &request).await.0, 200);
    let mid = ada.messages()[0].message_id().unwrap().to_owned();
    let at = format!("conversations/{}/feedback", ada.id());
    let answers = |id: &str, score: &str| json!({ "mid": mid, "answers": { id: { "payload": score, "follow_up": "Good" } } });
    for (wrong, words) in [
        (answers("other", "4"), "the form has no question with the id `other`"),
        (answers("hauydmns8", "6"), "a `csat` question takes 1 to 5"),
        (answers("hauydmns8", "fine"), "a `csat` question takes 1 to 5"),
        (json!({ "mid": "m_1", "answers": {} }), "holds no `customer_feedback` to fill in"),
    ] {
        let (status, sentence) = failed(&simulator, &at, wrong).await;
        assert!(status == 400 && sentence.contains(words), "{sentence}");
    }
    done(&simulator, &at, answers("hauydmns8", "4")).await;
    let told = serde_json::to_value(bot.told()).unwrap();
    assert_eq!(
        told[1]["entry"][0]["messaging"][0]["messaging_feedback"]["feedback_screens"],
        json!([{ "screen_id": 0, "questions": { "hauydmns8": {
            "type": "csat",
            "payload": "4",
            "follow_up": { "type": "free_form", "payload": "Good" },
        } } }])
    );
}
