//! Whose a token is, and what follows from it.

use reqwest::{Client, Method};
use sendapi_simulator::{AccessToken, Simulator};
use serde_json::{Value, json};

use crate::support::{answer, hello, refusal};

async fn two_pages() -> Simulator {
    let builder = Simulator::builder().page("101").page("102").instagram("303");
    let builder = builder.account_name("101", "Mill").account_name("102", "Oven");
    let builder = builder.access_token(AccessToken::new("mill").of_account("101"));
    let builder = builder.access_token(AccessToken::new("oven").of_account("102"));
    let builder = builder.access_token(AccessToken::new("photo").of_account("303"));
    builder.start().await.unwrap()
}

#[tokio::test]
async fn me_is_the_account_of_the_token() {
    let simulator = two_pages().await;
    for (token, id, name) in [("mill", "101", "Mill"), ("oven", "102", "Oven")] {
        let (status, me) = call(&simulator, Method::GET, "me", token, &Value::Null).await;
        assert_eq!((status, me), (200, json!({ "id": id, "name": name })));
        let persona = json!({ "name": name, "profile_picture_url": "https://example.com/a.png" });
        assert_eq!(call(&simulator, Method::POST, "me/personas", token, &persona).await.0, 200);
        assert_eq!(simulator.account(id).personas(), [name]);
        let (_, told) = call(
            &simulator,
            Method::GET,
            &format!("debug_token?input_token={token}"),
            token,
            &Value::Null,
        )
        .await;
        assert_eq!(told["data"]["profile_id"], id);
        assert_eq!(call(&simulator, Method::POST, "me/messages", token, &hello()).await.0, 200);
        assert_eq!(simulator.messages().last().unwrap().account(), id);
    }
    let (_, accounts) = call(&simulator, Method::GET, "me/accounts", "mill", &Value::Null).await;
    let tokens = [&accounts["data"][0]["access_token"], &accounts["data"][1]["access_token"]];
    assert_eq!(tokens, ["mill", "oven"]);
}

#[tokio::test]
async fn rules_follow_the_account_of_the_token() {
    let simulator = two_pages().await;
    let long = json!({ "recipient": { "id": "7" }, "message": { "text": "x".repeat(1001) } });
    assert_eq!(call(&simulator, Method::POST, "me/messages", "mill", &long).await.0, 200);
    let refused = call(&simulator, Method::POST, "me/messages", "photo", &long).await;
    assert_eq!(refusal(&refused).0, 400);
    assert_eq!(refused.1["error"]["type"], "IGApiException");
}

#[tokio::test]
async fn another_page_refuses_the_token() {
    let simulator = two_pages().await;
    let refused = call(&simulator, Method::POST, "102/messages", "mill", &hello()).await;
    let (status, code, subcode, message) = refusal(&refused);
    assert_eq!((status, code, subcode), (400, 100, Some(33)));
    assert!(message.contains("'102'"), "{message}");
    assert_eq!(call(&simulator, Method::POST, "101/messages", "mill", &hello()).await.0, 200);
    // Whether an Instagram account is linked to the Page nobody said.
    assert_eq!(call(&simulator, Method::POST, "303/messages", "mill", &hello()).await.0, 200);
}

#[tokio::test]
async fn without_a_token_me_is_nobody() {
    let simulator = two_pages().await;
    for (path, code) in [("me/messages", 2500), ("101/messages", 104)] {
        let url = format!("{}/v26.0/{path}", simulator.url());
        let refused = answer(Client::new().post(url).json(&hello())).await;
        assert_eq!((refusal(&refused).0, refusal(&refused).1), (400, code), "{path}");
        assert!(refused.1["error"]["error_data"]["hint"].is_string());
    }
}

#[tokio::test]
async fn pictures_load_from_the_simulator() {
    let simulator = Simulator::builder().page("101").instagram("303").start().await.unwrap();
    let person = simulator.person("Ada Berg");
    let path = format!("{}?fields=profile_pic", person.id());
    let (_, told) = call(&simulator, Method::GET, &path, "t", &Value::Null).await;
    let (_, account) =
        call(&simulator, Method::GET, "303?fields=profile_picture_url", "t", &Value::Null).await;
    let (_, picture) =
        call(&simulator, Method::GET, "101/picture?redirect=0", "t", &Value::Null).await;
    for url in [&told["profile_pic"], &account["profile_picture_url"], &picture["data"]["url"]] {
        let url = url.as_str().unwrap();
        assert!(url.starts_with(simulator.url()), "{url}");
        let loaded = Client::new().get(url).send().await.unwrap();
        assert_eq!(
            (loaded.status().as_u16(), &loaded.headers()["content-type"]),
            (200, &"image/png".parse().unwrap())
        );
        assert!(loaded.bytes().await.unwrap().starts_with(b"\x89PNG"));
    }
    assert_eq!(told["id"], person.id());
}

async fn call(
    simulator: &Simulator,
    method: Method,
    path: &str,
    token: &str,
    body: &Value,
) -> (u16, Value) {
    let request = Client::new().request(method, format!("{}/v26.0/{path}", simulator.url()));
    let request = request.bearer_auth(token);
    answer(if body.is_null() { request } else { request.json(body) }).await
}
