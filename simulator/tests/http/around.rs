//! What is called around an account: stickers, tokens, people who are blocked, flows, marketing messages, and the account.

use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder};
use sendapi_simulator::Simulator;
use serde_json::{Value, json};

use crate::support::{answer, post, refusal, send};

fn request(simulator: &Simulator, method: Method, path: &str) -> RequestBuilder {
    Client::new().request(method, format!("{}{path}", simulator.url())).bearer_auth("token")
}

async fn get(simulator: &Simulator, path: &str) -> (u16, Value) {
    answer(request(simulator, Method::GET, path)).await
}

async fn delete(simulator: &Simulator, path: &str) -> (u16, Value) {
    answer(request(simulator, Method::DELETE, path)).await
}

#[tokio::test]
async fn stickers_are_in_packs_and_found_by_their_names() {
    let simulator = Simulator::start().await.unwrap();
    let (_, packs) = get(&simulator, "/v26.0/sticker_packs?locale=nb_NO").await;
    let pack = &packs["data"][0];
    assert!(pack["sticker_count"].is_u64() && pack["preview_image_url"].is_string(), "{pack}");
    let path = format!("/v26.0/sticker_packs/{}/stickers", pack["id"].as_str().unwrap());
    let (_, stickers) = get(&simulator, &path).await;
    let first = stickers["data"][0]["id"].as_str().unwrap();
    let body = json!({
        "recipient": { "id": "1254477777772919" },
        "message": { "sticker_id": first.parse::<u64>().unwrap() },
    });
    assert_eq!(send(&simulator, "/v26.0/101/messages", &body).await.0, 200);
    let (_, found) = get(&simulator, "/v26.0/sticker_search?q=RYE").await;
    assert_eq!(found["data"].as_array().unwrap().len(), 2);
    let short = get(&simulator, "/v26.0/sticker_search?q=r").await;
    assert_eq!(refusal(&short).1, 100);
    assert_eq!(refusal(&get(&simulator, "/v26.0/sticker_packs/7/stickers").await).2, Some(33));
}

#[tokio::test]
async fn people_are_blocked_listed_and_let_in_again() {
    let simulator = Simulator::start().await.unwrap();
    let path = "/v26.0/101/blocked";
    let (status, done) = send(&simulator, path, &json!({ "psid": [7, "8"] })).await;
    assert_eq!((status, done), (200, json!({ "7": true, "8": true })));
    assert!(simulator.account("101").is_blocked("8"));
    let (_, one) = get(&simulator, &format!("{path}?uid=8")).await;
    assert_eq!(one["data"], json!([{ "id": "8", "name": "Person 8" }]));
    assert_eq!(delete(&simulator, &format!("{path}?psid=8")).await.1, json!({ "success": true }));
    let (_, left) = get(&simulator, path).await;
    assert_eq!(left["data"][0]["id"], "7");
    assert_eq!(left["data"].as_array().unwrap().len(), 1);
    assert_eq!(refusal(&delete(&simulator, path).await).1, 100);
}

#[tokio::test]
async fn welcome_flows_are_made_changed_and_taken_away() {
    let simulator = Simulator::start().await.unwrap();
    let path = "/v26.0/101/welcome_message_flows";
    let form = [
        ("name", "Bread"),
        ("eligible_platforms", r#"["MESSENGER"]"#),
        ("welcome_message_flow", r#"[{"message":{"text":"Rye or wheat?"}}]"#),
    ];
    let (_, made) = answer(post(&simulator, path).bearer_auth("token").form(&form)).await;
    let id = made["flow_id"].as_str().unwrap();
    let change = json!({ "flow_id": id, "name": "Cake" });
    assert_eq!(send(&simulator, path, &change).await.1, json!({ "success": true }));
    let (_, flows) = get(&simulator, &format!("{path}?flow_id={id}&summary=true")).await;
    assert_eq!(
        flows["data"],
        json!([{
            "id": id,
            "name": "Cake",
            "eligible_platforms": ["messenger"],
            "welcome_message_flow": r#"[{"message":{"text":"Rye or wheat?"}}]"#,
            "is_used_in_ad": false,
        }])
    );
    assert_eq!(simulator.account("101").welcome_flows(), ["Cake"]);
    assert_eq!(refusal(&send(&simulator, path, &json!({ "name": "Pie" })).await).1, 100);
    assert_eq!(
        delete(&simulator, &format!("{path}?flow_id={id}")).await.1,
        json!({ "success": true })
    );
    assert_eq!(refusal(&delete(&simulator, &format!("{path}?flow_id={id}")).await).1, 100);
    assert_eq!(get(&simulator, path).await.1["data"], json!([]));
}

/// A campaign of Page 101, whose one subscriber has the token `T1`; Page 102 has another.
async fn campaign() -> (Simulator, String) {
    let builder = Simulator::builder().page("101").page("102");
    let builder = builder.opted_in("101", "7", "Bread", "T1").opted_in("102", "8", "Cake", "T2");
    let simulator = builder.start().await.unwrap();
    let campaign = json!({ "name": "Autumn", "page_id": 101, "daily_budget": 500 });
    let (_, made) = send(&simulator, "/v26.0/act_9/message_campaign", &campaign).await;
    let id = made["id"].as_str().unwrap().to_owned();
    (simulator, id)
}

fn marketing(campaign: &str, token: &str) -> Value {
    json!({
        "message_id": campaign,
        "messenger_delivery_data": { "subscription_token": token },
        "message": { "text": "Rye is half the price" },
    })
}

const MESSAGES: &str = "/v26.0/act_9/messages";

#[tokio::test]
async fn a_person_gets_one_marketing_message_in_twelve_hours() {
    let (simulator, campaign) = campaign().await;
    let (status, sent) = send(&simulator, MESSAGES, &marketing(&campaign, "T1")).await;
    assert_eq!((status, &sent["success"]), (200, &json!(true)));
    assert_eq!(sent["marketing_message_tracking_id"].as_str().unwrap().len(), 36);
    let again = send(&simulator, MESSAGES, &marketing(&campaign, "T1")).await;
    assert_eq!(refusal(&again).1, 4);
    assert_eq!(refusal(&again).2, Some(2_018_354));
    let tokens = "/v26.0/101/notification_message_tokens?has_received_marketing_message=true";
    let (_, received) = get(&simulator, tokens).await;
    assert!(received["data"][0]["next_eligible_time_for_paid_messaging"].is_u64(), "{received}");
    simulator.clock().advance(Duration::from_secs(12 * 60 * 60));
    assert_eq!(send(&simulator, MESSAGES, &marketing(&campaign, "T1")).await.0, 200);
}

#[tokio::test]
async fn marketing_messages_need_a_campaign_a_subscriber_and_quiet() {
    let (simulator, campaign) = campaign().await;
    for (campaign, token, code) in
        [("1", "T1", 2_300_001), (&*campaign, "T9", 2_300_004), (&*campaign, "T2", 2_300_005)]
    {
        let refused = send(&simulator, MESSAGES, &marketing(campaign, token)).await;
        assert_eq!(refusal(&refused).1, code, "{token}");
    }
    let elsewhere = send(&simulator, "/v26.0/act_8/messages", &marketing(&campaign, "T1")).await;
    assert_eq!(refusal(&elsewhere).1, 2_300_001);
    let hello = json!({
        "recipient": { "notification_messages_token": "T1" }, "message": { "text": "Hello" },
    });
    assert_eq!(send(&simulator, "/v26.0/101/messages", &hello).await.0, 200);
    let mut patient = marketing(&campaign, "T1");
    patient["min_conversation_gap_seconds"] = json!(3_600);
    assert_eq!(refusal(&send(&simulator, MESSAGES, &patient).await).1, 2_300_052);
    simulator.clock().advance(Duration::from_secs(3_600));
    assert_eq!(send(&simulator, MESSAGES, &patient).await.0, 200);
    patient["message"] = json!({ "text": "" });
    assert_eq!(refusal(&send(&simulator, MESSAGES, &patient).await).1, 100);
}

#[tokio::test]
async fn campaigns_are_estimated_and_taken_away_and_people_leave() {
    let (simulator, campaign) = campaign().await;
    let path =
        "/v26.0/act_9/message_delivery_estimate?promoted_object=%7B%22page_id%22%3A%22101%22%7D";
    let (_, whole) = get(&simulator, path).await;
    assert_eq!(whole["data"][0]["estimate_delivery_upper_bound"], 1);
    let (_, part) = get(&simulator, &format!("{path}&fields=estimate_cost_upper_bound")).await;
    assert_eq!(part["data"], json!([{ "estimate_cost_upper_bound": 2 }]));
    assert_eq!(
        delete(&simulator, &format!("/v26.0/{campaign}")).await.1,
        json!({ "success": true })
    );
    assert_eq!(
        refusal(&send(&simulator, MESSAGES, &marketing(&campaign, "T1")).await).1,
        2_300_001
    );

    let leave = "/v26.0/101/messaging_customer_base/unsubscribe";
    let rows = json!({ "data": [
        { "psid": "7", "email": "ada@a.example" }, {}, { "email": "eve@a.example", "phone": "+4722334455" },
    ] });
    assert_eq!(send(&simulator, leave, &rows).await.1, json!({ "invalid_rows_count": 2 }));
    let tokens = "/v26.0/101/notification_message_tokens";
    assert_eq!(get(&simulator, tokens).await.1["data"].as_array().unwrap().len(), 1);
    let rows = json!({ "data": [{ "psid": "7" }] });
    assert_eq!(send(&simulator, leave, &rows).await.1, json!({ "invalid_rows_count": 0 }));
    assert_eq!(get(&simulator, tokens).await.1["data"], json!([]));
}

#[tokio::test]
async fn notification_tokens_are_filtered() {
    let builder = Simulator::builder().opted_in("101", "7", "Bread", "T1");
    let builder = builder.opted_in("101", "7", "Cake", "T2").opted_in("101", "8", "Cake", "T3");
    let simulator = builder.start().await.unwrap();
    let count = |query: &'static str| {
        let simulator = &simulator;
        async move {
            let path = format!("/v26.0/101/notification_message_tokens?{query}");
            get(simulator, &path).await.1["data"].as_array().unwrap().len()
        }
    };
    for (query, found) in [
        ("", 3),
        ("do_not_return_duplicates=true", 2),
        ("do_not_return_duplicates=0", 3),
        ("has_received_marketing_message=false", 3),
        ("has_received_marketing_message=true", 0),
        ("opt_in_source=CTM", 0),
        ("custom_audience_ids=5,6", 0),
        ("since=1", 0),
        ("limit=1", 1),
    ] {
        assert_eq!(count(query).await, found, "{query}");
    }
    let odd = get(&simulator, "/v26.0/101/notification_message_tokens?opt_in_source=POST").await;
    assert_eq!(refusal(&odd).1, 100);
}

#[tokio::test]
async fn the_account_is_told_of_with_what_is_asked_for() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let (_, usual) = get(&simulator, "/v26.0/me").await;
    assert_eq!(usual, json!({ "id": "101", "name": "Page 101" }));
    let (_, asked) = get(&simulator, "/v26.0/101?fields=category,nothing").await;
    assert_eq!(asked, json!({ "id": "101", "category": "Local business" }));
    let (_, person) = get(&simulator, "/v26.0/102").await;
    assert_eq!(person["id"], "102");
    assert!(person["first_name"].is_string());
    let (_, pages) = get(&simulator, "/v26.0/me/accounts").await;
    assert_eq!(pages["data"][0]["access_token"], "page-token-of-101");
    let (_, allowed) = get(&simulator, "/v26.0/me/permissions").await;
    assert_eq!(allowed["data"][0]["status"], "granted");
    let instagram = Simulator::builder().instagram("17841").start().await.unwrap();
    let (_, insta) = get(&instagram, "/v26.0/me?fields=user_id,account_type,category").await;
    assert_eq!(insta, json!({ "id": "17841", "user_id": "17841", "account_type": "BUSINESS" }));
}

#[tokio::test]
async fn a_token_is_told_of_and_never_shown() {
    let builder = Simulator::builder().page("101").token("EAABgood").token("777|sesame");
    let simulator = builder.start().await.unwrap();
    let debug = |token: &'static str| {
        let path = format!("/v26.0/debug_token?input_token={token}");
        let request = Client::new().get(format!("{}{path}", simulator.url()));
        answer(request.bearer_auth("777|sesame"))
    };
    let (_, good) = debug("EAABgood").await;
    assert_eq!((&good["data"]["type"], &good["data"]["is_valid"]), (&json!("PAGE"), &json!(true)));
    assert_eq!(good["data"]["profile_id"], "101");
    let (_, app) = debug("777%7Csesame").await;
    assert_eq!((&app["data"]["type"], &app["data"]["app_id"]), (&json!("APP"), &json!("777")));
    let (status, bad) = debug("EAABbad").await;
    assert_eq!((status, &bad["data"]["is_valid"]), (200, &json!(false)));
    assert_eq!(bad["data"]["error"]["code"], 190);
    let (_, none) = answer(
        Client::new().get(format!("{}/debug_token", simulator.url())).bearer_auth("EAABgood"),
    )
    .await;
    assert_eq!(none["error"]["code"], 100);
    let shown = format!("{simulator:?}");
    assert!(!shown.contains("EAAB"), "{shown}");
}

#[tokio::test]
async fn a_picture_has_an_address_or_leads_there() {
    let simulator = Simulator::start().await.unwrap();
    let (_, told) = get(&simulator, "/v26.0/7/picture?redirect=0&height=200").await;
    assert_eq!((&told["data"]["height"], &told["data"]["width"]), (&json!(200), &json!(50)));
    let client = Client::builder().redirect(Policy::none()).build().unwrap();
    let led = client.get(format!("{}/v26.0/7/picture", simulator.url())).bearer_auth("token");
    let led = led.send().await.unwrap();
    assert_eq!(led.status().as_u16(), 302);
    assert_eq!(led.headers()["location"].to_str().unwrap(), told["data"]["url"]);
}

#[tokio::test]
async fn the_person_behind_a_linking_token_is_asked_for_by_post_too() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let path = "/v26.0/me?fields=recipient&account_linking_token=LT-4471";
    let posted = answer(request(&simulator, Method::POST, path)).await;
    assert_eq!(posted, get(&simulator, path).await);
    assert!(posted.1["recipient"].is_string());
}

#[tokio::test]
async fn what_the_host_of_instagram_login_has_not_is_refused_there() {
    let simulator = Simulator::builder().instagram("17841").start().await.unwrap();
    let there = |method: Method, path: &str| {
        let request = request(&simulator, method, path).header("host", "graph.instagram.com");
        request.json(&json!({ "recipient": { "id": "7" }, "target_app_id": "8" }))
    };
    for (edge, person) in [("passthreadcontrol", "7"), ("pass_thread_control", "8")] {
        let pass = json!({ "recipient": { "id": person }, "target_app_id": "8" });
        let pass = there(Method::POST, &format!("/v26.0/17841/{edge}")).json(&pass);
        let done = answer(pass).await;
        assert_eq!(done, (200, json!({ "success": true })), "{edge}");
    }
    for (method, path) in [
        (Method::POST, "/v26.0/17841/take_thread_control"),
        (Method::GET, "/v26.0/17841/personas"),
        (Method::GET, "/v26.0/sticker_packs"),
        (Method::POST, "/v26.0/act_9/messages"),
        (Method::GET, "/v26.0/me/accounts"),
    ] {
        let refused = answer(there(method, path)).await;
        assert_eq!(refusal(&refused).1, 100, "{path}");
        assert_eq!(refusal(&refused).2, Some(33), "{path}");
    }
    let hello = json!({ "recipient": { "id": "9" }, "message": { "text": "Hello" } });
    let hello = there(Method::POST, "/v26.0/17841/messages").json(&hello);
    assert_eq!(answer(hello).await.0, 200);
    assert_eq!(answer(there(Method::GET, "/v26.0/17841/welcome_message_flows")).await.0, 200);
}
