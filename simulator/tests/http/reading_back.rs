//! Conversations, messages and calls as bytes on the line, and what a bot is told of calls.

use reqwest::{Client, Method, RequestBuilder};
use sendapi_simulator::Simulator;
use serde_json::{Value, json};

use crate::bot::{Bot, is_silent};
use crate::support::{answer, hello, post, refusal, send};

fn request(simulator: &Simulator, method: Method, path: &str) -> RequestBuilder {
    Client::new().request(method, format!("{}{path}", simulator.url())).bearer_auth("token")
}

async fn get(simulator: &Simulator, path: &str) -> (u16, Value) {
    answer(request(simulator, Method::GET, path)).await
}

#[tokio::test]
async fn fields_are_written_with_commas_with_braces_and_as_json() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    send(&simulator, "/v26.0/me/messages", &hello()).await;
    let whole = get(&simulator, "/v26.0/me/conversations?platform=MESSENGER&summary=true").await.1;
    let thread = whole["data"][0]["id"].as_str().unwrap().to_owned();
    assert!(whole["data"][0]["updated_time"].is_string());
    for fields in [
        "messages{message,from{id}}",
        "[\"messages{message,from{id}}\"]",
        "messages.limit(1){message,from{id}}",
    ] {
        let told = get(&simulator, &format!("/v26.0/{thread}?fields={fields}")).await.1;
        let message = &told["messages"]["data"][0];
        assert_eq!(
            (&message["message"], &message["from"]),
            (&json!("Hello"), &json!({ "id": "101" }))
        );
        assert_eq!((&told["id"], told.get("updated_time")), (&json!(thread), None), "{fields}");
    }
    let bare = get(&simulator, &format!("/{thread}?fields=messages")).await.1;
    let message = bare["messages"]["data"][0].as_object().unwrap();
    assert_eq!(message.keys().collect::<Vec<_>>(), ["created_time", "id"]);
    let pages =
        get(&simulator, &format!("/v26.0/{thread}/messages?limit=1&fields=message")).await.1;
    assert_eq!(pages["data"][0]["message"], "Hello");
}

#[tokio::test]
async fn what_is_no_conversation_is_an_unknown_object() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    for (method, path) in [
        (Method::GET, "/v26.0/t_7"),
        (Method::GET, "/v26.0/t_7/messages"),
        (Method::GET, "/v26.0/t_"),
        (Method::POST, "/v26.0/t_7"),
        (Method::DELETE, "/v26.0/m_7"),
        (Method::GET, "/v26.0/m_7"),
    ] {
        let refused = answer(request(&simulator, method, path)).await;
        assert_eq!((refusal(&refused).1, refusal(&refused).2), (100, Some(33)), "{path}");
    }
    let refused = get(&simulator, "/v26.0/101/conversations?platform=whatsapp").await;
    assert_eq!(refusal(&refused).1, 100);
}

#[tokio::test]
async fn a_conversation_and_a_message_are_read_and_nothing_else() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let sent = send(&simulator, "/v26.0/101/messages", &hello()).await.1;
    let message = sent["message_id"].as_str().unwrap();
    let thread = get(&simulator, "/101/conversations").await.1;
    for id in [message, thread["data"][0]["id"].as_str().unwrap()] {
        for method in [Method::POST, Method::DELETE] {
            let refused =
                answer(request(&simulator, method.clone(), &format!("/v26.0/{id}"))).await;
            assert_eq!((refusal(&refused).1, refusal(&refused).2), (100, Some(33)), "{id}");
            let unsupported = format!("Unsupported {} request.", method.as_str().to_lowercase());
            assert!(refusal(&refused).3.starts_with(&unsupported), "{refused:?}");
        }
        assert_eq!(get(&simulator, &format!("/v26.0/{id}")).await.0, 200, "it is still there");
    }
}

#[tokio::test]
async fn a_persona_or_label_is_not_changed_by_what_changes_a_template() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let label = json!({ "page_label_name": "crew" });
    let label = send(&simulator, "/101/custom_labels", &label).await.1;
    let persona = json!({ "name": "Runa", "profile_picture_url": "https://a.example/r.png" });
    let persona = send(&simulator, "/101/personas", &persona).await.1;
    for made in [label, persona] {
        let path = format!("/v26.0/{}", made["id"].as_str().unwrap());
        let refused = send(&simulator, &path, &json!({})).await;
        assert_eq!(refusal(&refused).2, Some(33));
        assert_eq!(get(&simulator, &path).await.0, 200, "it is still there");
    }
}

#[tokio::test]
async fn calls_and_their_settings_may_come_as_forms() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let ada = simulator.person("Ada");
    let id = ada.calls().await.unwrap();
    let accept = [
        ("action", "ACCEPT"),
        ("call_id", &id),
        ("session", r#"{"sdp_type":"offer","sdp":"v=0"}"#),
    ];
    let (status, told) =
        answer(post(&simulator, "/101/calls").bearer_auth("token").form(&accept)).await;
    assert_eq!((status, &told["success"]), (200, &json!(true)), "{told}");
    let update =
        [("action", "media_update"), ("call_id", &*id), ("from_version", "1"), ("to_version", "2")];
    let updated = answer(post(&simulator, "/101/calls").bearer_auth("token").form(&update)).await;
    assert_eq!(updated.0, 200, "{updated:?}");

    let icon = [("icon_enabled", "false")];
    let settings = "/101/messenger_call_settings";
    let set = answer(post(&simulator, settings).bearer_auth("token").form(&icon)).await;
    assert_eq!(set, (200, json!({ "result": "success" })));
    let told = get(&simulator, &format!("{settings}?fields=icon_enabled,call_hours")).await.1;
    assert_eq!(told, json!({ "data": [{ "icon_enabled": false }] }));
}

#[tokio::test]
async fn a_bot_is_told_of_calls_and_of_what_people_permit() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    ada.permits_calls().await.unwrap();
    let id = ada.calls().await.unwrap();
    ada.forbids_calls().await.unwrap();
    let told = serde_json::to_value(bot.told()).unwrap();
    let entry = |place: usize| &told[place]["entry"][0];
    assert_eq!(entry(0)["call_permission_reply"]["response"], "approve", "{told}");
    let call = &entry(1)["calls"][0];
    assert_eq!((&call["id"], &call["event"]), (&json!(id), &json!("connect")), "{told}");
    assert_eq!(call["from"], ada.id());
    assert_eq!(entry(2)["call_permission_reply"]["response"], "reject", "{told}");
}

#[tokio::test]
async fn on_instagram_people_have_usernames() {
    let bot = Bot::start(is_silent).await;
    let known = sendapi_simulator::Person::new("5521", "Cy Dahl").with("username", "cy_bakes");
    let builder = bot.settings().instagram("202").account_name("202", "Mill Oven").person(known);
    let builder = builder.subscribe(sendapi_core::call::subscription::SubscribedField::Comments);
    let simulator = bot.simulator(builder).await;
    let ada = simulator.person_of("202", "Ada  Berg");
    ada.says("Hello").await.unwrap();
    ada.comments("How much?").await.unwrap();
    let told = serde_json::to_value(bot.told()).unwrap();
    let author = &told[1]["entry"][0]["changes"][0]["value"]["from"];
    assert_eq!(*author, json!({ "id": ada.id(), "username": "ada.berg" }), "{told}");
    let thread =
        get(&simulator, "/v26.0/202/conversations?fields=participants,messages{from,to}").await;
    let thread = &thread.1["data"][0];
    let (person, account) = (
        json!({ "id": ada.id(), "username": "ada.berg" }),
        json!({ "id": "202", "username": "mill.oven" }),
    );
    assert_eq!(thread["participants"]["data"], json!([person, account]));
    assert_eq!(thread["messages"]["data"][0]["from"], person);
    assert_eq!(thread["messages"]["data"][0]["to"]["data"][0], account);
    let fields = format!("/v26.0/{}?fields=name,username", ada.id());
    let profile = get(&simulator, &fields).await.1;
    assert_eq!((&profile["name"], &profile["username"]), (&json!("Ada  Berg"), &json!("ada.berg")));
    let me = get(&simulator, "/v26.0/202?fields=name,username").await.1;
    assert_eq!((&me["name"], &me["username"]), (&json!("Mill Oven"), &json!("mill.oven")));
    let known = get(&simulator, "/v26.0/5521?fields=username").await.1;
    assert_eq!(known["username"], "cy_bakes");
}

#[tokio::test]
async fn two_accounts_that_write_to_the_same_id_have_a_conversation_each() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("state.json");
    let bot = Bot::start(is_silent).await;
    let settings = || bot.settings().page("102").state_file(&path);
    let simulator = bot.simulator(settings()).await;
    let text = |text: &str| json!({ "recipient": { "id": "5521" }, "message": { "text": text } });
    let said = async |simulator: &Simulator, page: &str| {
        let path = format!("/v26.0/{page}/conversations?fields=messages{{message}},participants");
        let threads = get(simulator, &path).await.1["data"].as_array().unwrap().clone();
        assert_eq!(threads.len(), 1, "{threads:?}");
        assert_eq!(threads[0]["participants"]["data"][0]["id"], "5521");
        let messages = threads[0]["messages"]["data"].as_array().unwrap().iter();
        let texts: Vec<_> = messages.map(|it| it["message"].as_str().unwrap().to_owned()).collect();
        (threads[0]["id"].as_str().unwrap().to_owned(), texts)
    };
    for page in ["101", "102"] {
        let path = format!("/v26.0/{page}/messages");
        assert_eq!(send(&simulator, &path, &text(&format!("From {page}"))).await.0, 200);
    }
    let (first, of_first) = said(&simulator, "101").await;
    let (second, of_second) = said(&simulator, "102").await;
    assert_eq!((of_first, of_second), (vec!["From 101".to_owned()], vec!["From 102".to_owned()]));
    assert_ne!(first, second);
    let one = get(&simulator, &format!("/v26.0/{second}/messages?fields=message")).await.1;
    assert_eq!(one["data"][0]["message"], "From 102");

    let world = crate::chat::get(&simulator, "/chat/api/world").await;
    let shown = world["conversations"].as_array().unwrap();
    assert_eq!(shown.len(), 2, "{world}");
    assert!(shown.iter().all(|it| it["person"] == "5521"), "{world}");
    let of_102 = shown.iter().find(|it| it["account"] == "102").unwrap()["id"].as_str().unwrap();
    let act = format!("conversations/{of_102}/says");
    crate::chat::done(&simulator, &act, json!({ "text": "Hello 102" })).await;
    let told = serde_json::to_value(bot.told().last().unwrap()).unwrap();
    let event = &told["entry"][0]["messaging"][0];
    assert_eq!(
        (&event["sender"]["id"], &event["recipient"]["id"]),
        (&json!("5521"), &json!("102"))
    );
    // The window of one is not that of the other, and what one knows is no stranger's to it alone.
    for page in ["101", "102"] {
        assert_eq!(
            send(&simulator, &format!("/v26.0/{page}/messages"), &text("Again")).await.0,
            200
        );
    }
    let other = send(&simulator, "/v26.0/909/messages", &text("Who is this?")).await;
    assert_eq!((refusal(&other).1, refusal(&other).2), (100, Some(2_018_001)));
    let control = json!({ "recipient": { "id": "5521" }, "target_app_id": "77" });
    assert_eq!(send(&simulator, "/v26.0/102/pass_thread_control", &control).await.0, 200);
    assert_eq!(send(&simulator, "/v26.0/101/messages", &text("Mine")).await.0, 200);
    assert_eq!(send(&simulator, "/v26.0/102/messages", &text("Mine")).await.0, 400);
    let before = (said(&simulator, "101").await, said(&simulator, "102").await);
    simulator.shutdown().await;

    let simulator = bot.simulator(settings()).await;
    assert_eq!((said(&simulator, "101").await, said(&simulator, "102").await), before);
    let log = crate::chat::get(&simulator, "/chat/api/world").await;
    assert_eq!(log["conversations"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn what_is_of_instagram_is_read_through_the_page_too() {
    let simulator = Simulator::builder().page("101").instagram("202").start().await.unwrap();
    simulator.person_of("101", "Ada").says("On Messenger").await.unwrap();
    simulator.person_of("202", "Bo").says("On Instagram").await.unwrap();
    for (path, account, said) in [
        ("101/conversations?platform=instagram", "202", "On Instagram"),
        ("101/conversations?platform=MESSENGER", "101", "On Messenger"),
        ("101/conversations?", "101", "On Messenger"),
        ("202/conversations?platform=instagram", "202", "On Instagram"),
    ] {
        let told = get(&simulator, &format!("/v26.0/{path}&fields=participants,snippet")).await.1;
        let threads = told["data"].as_array().unwrap();
        assert_eq!((threads.len(), &threads[0]["snippet"]), (1, &json!(said)), "{path}: {told}");
        assert_eq!(threads[0]["participants"]["data"][1]["id"], account, "{path}");
    }
}
