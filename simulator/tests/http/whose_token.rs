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
}

#[tokio::test]
async fn of_an_account_its_picture_is_told_and_what_stands_in_another() {
    let builder = Simulator::builder().page("101").instagram("303").account_name("303", "photo");
    let ada = AccessToken::new("ada").of_a_person("Ada");
    let builder = builder.access_token(AccessToken::new("mill").of_account("101"));
    let simulator = builder.access_token(ada).start().await.unwrap();
    let read = async |path: &str, token: &str| {
        let (status, told) = call(&simulator, Method::GET, path, token, &Value::Null).await;
        assert_eq!(status, 200, "{path}: {told}");
        told
    };
    let url = format!("{}/pictures/101.png", simulator.url());
    let picture =
        json!({ "data": { "url": url, "height": 50, "width": 50, "is_silhouette": false } });
    assert_eq!(read("me?fields=picture", "mill").await, json!({ "id": "101", "picture": picture }));
    let address = json!({ "data": { "url": url } });
    let asked = "101?fields=picture.type(large){url}";
    assert_eq!(read(asked, "mill").await["picture"], address);
    let page = &read("me/accounts?fields=name,picture{url}", "ada").await["data"][0];
    assert_eq!(page["picture"], address);
    let own = read("me?fields=id,picture{url}", "ada").await;
    assert!(own["picture"]["data"]["url"].is_string() && own.get("name").is_none(), "{own}");

    let linked = read("101?fields=instagram_business_account{username,name}", "mill").await;
    let told = json!({ "id": "303", "username": "photo", "name": "photo" });
    assert_eq!(linked["instagram_business_account"], told);
    let linked = read("101?fields=instagram_business_account", "mill").await;
    assert_eq!(linked["instagram_business_account"], json!({ "id": "303" }));
}

#[tokio::test]
async fn a_person_is_told_the_tokens_of_their_own_pages_and_each_is_good() {
    let builder = Simulator::builder().page("101").page("102").page("103").instagram("303");
    let builder = builder.access_token(AccessToken::new("mill").of_account("101"));
    let ada = AccessToken::new("ada").of_a_person("Ada").managing("101").managing("102");
    let builder = builder.access_token(ada.without("pages_messaging"));
    let builder = builder.access_token(AccessToken::new("bo").of_a_person("Bo"));
    let simulator = builder.start().await.unwrap();
    for (person, pages) in [("ada", &["101", "102"][..]), ("bo", &["101", "102", "103"])] {
        let (_, told) = call(&simulator, Method::GET, "me/accounts", person, &Value::Null).await;
        let told = told["data"].as_array().unwrap();
        assert_eq!(told.iter().map(|page| &page["id"]).collect::<Vec<_>>(), pages);
        for page in told {
            let token = page["access_token"].as_str().unwrap();
            let (_, me) = call(&simulator, Method::GET, "me", token, &Value::Null).await;
            assert_eq!(me["id"], page["id"], "{token}");
            let path = format!("{}?fields=access_token", page["id"].as_str().unwrap());
            let (_, read) = call(&simulator, Method::GET, &path, person, &Value::Null).await;
            assert_eq!(read["access_token"], token);
        }
        assert_eq!(told[0]["access_token"], "mill", "the Page has one of its own");
    }
    let lacks = call(&simulator, Method::POST, "me/messages", "page-token-of-102", &hello()).await;
    assert_eq!(refusal(&lacks).1, 200, "what Ada may not do her Pages' tokens may not do");
    let unmanaged = call(&simulator, Method::GET, "103", "ada", &Value::Null).await;
    assert_eq!(refusal(&unmanaged).1, 190);
}

#[tokio::test]
async fn a_page_has_neither_pages_nor_permissions() {
    let simulator = two_pages().await;
    for field in ["accounts", "permissions"] {
        let path = format!("me/{field}");
        let refused = call(&simulator, Method::GET, &path, "mill", &Value::Null).await;
        let said =
            format!("(#100) Tried accessing nonexisting field ({field}) on node type (Page)");
        assert_eq!(refusal(&refused), (400, 100, None, &*said));
        let refused = call(&simulator, Method::GET, &path, "photo", &Value::Null).await;
        assert_eq!((refusal(&refused).1, refusal(&refused).2), (100, Some(33)));
    }
}

#[tokio::test]
async fn a_token_that_may_be_of_several_does_not_say_who_me_is() {
    let builder = Simulator::builder().page("101").page("102").token("any");
    let simulator = builder.start().await.unwrap();
    let persona = json!({ "name": "Runa", "profile_picture_url": "https://example.com/a.png" });
    for (method, path, body) in [
        (Method::GET, "me", Value::Null),
        (Method::GET, "me/personas", Value::Null),
        (Method::GET, "me/conversations", Value::Null),
        (Method::GET, "?ids=me,101", Value::Null),
        (Method::POST, "me/personas", persona),
        (Method::POST, "me/messages", hello()),
        (Method::DELETE, "me/subscribed_apps", Value::Null),
    ] {
        let refused = call(&simulator, method.clone(), path, "any", &body).await;
        assert_eq!((refusal(&refused).0, refusal(&refused).1), (400, 2500), "{method} {path}");
        let hint = refused.1["error"]["error_data"]["hint"].as_str().unwrap();
        assert!(hint.contains("(101, 102)"), "{hint}");
    }
    let (_, told) =
        call(&simulator, Method::GET, "debug_token?input_token=any", "any", &Value::Null).await;
    assert_eq!((&told["data"]["is_valid"], told["data"].get("profile_id")), (&json!(true), None));
    // A person has another id for each Page.
    let bo = simulator.person_of("102", "Bo");
    bo.says("Hello").await.unwrap();
    let mut to_bo = hello();
    to_bo["recipient"]["id"] = bo.id().into();
    assert_eq!(call(&simulator, Method::POST, "me/messages", "any", &to_bo).await.0, 200);
    assert_eq!(simulator.messages().last().unwrap().account(), "102");
    assert_eq!(call(&simulator, Method::POST, "101/messages", "any", &hello()).await.0, 200);
}

#[tokio::test]
async fn me_is_the_one_that_it_can_be() {
    let builder = Simulator::builder().page("101").instagram("303");
    let simulator = builder.start().await.unwrap();
    for (host, id) in [("127.0.0.1", "101"), ("graph.instagram.com", "303")] {
        let url = format!("{}/v26.0/me", simulator.url());
        let request = Client::new().get(url).header("host", host).bearer_auth("any");
        assert_eq!(answer(request).await.1["id"], id, "{host}");
    }
}

#[tokio::test]
async fn what_is_of_one_page_is_not_there_for_another() {
    let simulator = two_pages().await;
    let ada = simulator.person_of("101", "Ada");
    let said = ada.says("Is there rye bread?").await.unwrap();
    let mut to_ada = hello();
    to_ada["recipient"]["id"] = ada.id().into();
    let (_, sent) = call(&simulator, Method::POST, "me/messages", "mill", &to_ada).await;
    let persona = json!({ "name": "Runa", "profile_picture_url": "https://example.com/a.png" });
    let (_, persona) = call(&simulator, Method::POST, "me/personas", "mill", &persona).await;
    let label = json!({ "page_label_name": "crew" });
    let (_, label) = call(&simulator, Method::POST, "me/custom_labels", "mill", &label).await;
    let template = json!({
        "name": "ready", "language": "en", "category": "UTILITY",
        "components": [{ "type": "BODY", "text": "Your bread is ready" }],
    });
    let (_, template) =
        call(&simulator, Method::POST, "me/message_templates", "mill", &template).await;
    let (_, threads) =
        call(&simulator, Method::GET, "me/conversations", "mill", &Value::Null).await;
    let thread = threads["data"][0]["id"].as_str().unwrap();
    let id = |made: &Value| made["id"].as_str().unwrap().to_owned();
    let (persona, label, template) = (id(&persona), id(&label), id(&template));
    let mid = sent["message_id"].as_str().unwrap();
    let user = json!({ "user": ada.id() });
    let change = json!({ "components": [{ "type": "BODY", "text": "Your bread is cold" }] });
    let control = json!({ "recipient": { "id": ada.id() } });
    for (method, path, body) in [
        (Method::GET, said.clone(), Value::Null),
        (Method::GET, mid.to_owned(), Value::Null),
        (Method::GET, thread.to_owned(), Value::Null),
        (Method::GET, format!("{thread}/messages"), Value::Null),
        (Method::GET, ada.id().to_owned(), Value::Null),
        (Method::GET, format!("?ids={}", ada.id()), Value::Null),
        (Method::GET, "?ids=102,101".to_owned(), Value::Null),
        (Method::GET, persona.clone(), Value::Null),
        (Method::DELETE, persona.clone(), Value::Null),
        (Method::GET, label.clone(), Value::Null),
        (Method::DELETE, label.clone(), Value::Null),
        (Method::POST, format!("{label}/label"), user.clone()),
        (Method::DELETE, format!("{label}/label"), user.clone()),
        (Method::GET, template.clone(), Value::Null),
        (Method::POST, template.clone(), change.clone()),
        (Method::GET, "101/personas".to_owned(), Value::Null),
        (Method::DELETE, "101/subscribed_apps".to_owned(), Value::Null),
    ] {
        let refused = call(&simulator, method.clone(), &path, "oven", &body).await;
        let (status, code, subcode, message) = refusal(&refused);
        assert_eq!((status, code, subcode), (400, 100, Some(33)), "{method} {path}");
        assert!(message.contains("does not exist, cannot be loaded due to missing permissions"));
        let own =
            call(&simulator, Method::GET, &path.replace("102,", ""), "mill", &Value::Null).await;
        let is_left = own.0 == 200 || path.ends_with("/label") || path.ends_with("apps");
        assert!(is_left, "{method} {path}: {own:?}");
    }
    for path in ["me/messages", "me/take_thread_control", "me/request_thread_control"] {
        let body = if path == "me/messages" { &to_ada } else { &control };
        let refused = call(&simulator, Method::POST, path, "oven", body).await;
        assert_eq!((refusal(&refused).1, refusal(&refused).2), (100, Some(2_018_001)), "{path}");
    }
    let labels = format!("{}/custom_labels", ada.id());
    call(&simulator, Method::POST, &format!("{label}/label"), "mill", &user).await;
    let (_, none) = call(&simulator, Method::GET, &labels, "oven", &Value::Null).await;
    assert_eq!(none, json!({ "data": [] }));
    let (_, one) = call(&simulator, Method::GET, &labels, "mill", &Value::Null).await;
    assert_eq!(one["data"][0]["id"], label);
}

#[tokio::test]
async fn what_one_page_uploaded_no_other_sends() {
    let simulator = two_pages().await;
    let image = json!({ "message": { "attachment": { "type": "image", "payload": {
        "url": "https://example.com/rye.png", "is_reusable": true,
    } } } });
    let (_, made) = call(&simulator, Method::POST, "me/message_attachments", "mill", &image).await;
    let mut message = hello();
    message["message"] = json!({ "attachment": { "type": "image", "payload": {
        "attachment_id": made["attachment_id"],
    } } });
    let refused = call(&simulator, Method::POST, "me/messages", "oven", &message).await;
    assert_eq!((refusal(&refused).1, refusal(&refused).2), (100, Some(2_018_074)));
    assert_eq!(call(&simulator, Method::POST, "me/messages", "mill", &message).await.0, 200);
}

#[tokio::test]
async fn a_host_of_metas_takes_its_own_tokens_alone() {
    let builder = Simulator::builder().page("101").instagram("303");
    let builder = builder.access_token(AccessToken::new("mill").of_account("101"));
    let builder = builder.access_token(AccessToken::new("photo").of_account("303"));
    let builder = builder.access_token(AccessToken::new("ada").of_a_person("Ada")).token("any");
    let simulator = builder.start().await.unwrap();
    let ask = async |host: &str, path: &str, token: &str| {
        let url = format!("{}/v26.0/{path}", simulator.url());
        answer(Client::new().get(url).header("host", host).bearer_auth(token)).await
    };
    let said = "Invalid OAuth access token - Cannot parse access token";
    for (host, token) in [
        ("graph.facebook.com", "photo"),
        ("Graph.Facebook.com:443", "photo"),
        ("graph.instagram.com", "mill"),
        ("graph.instagram.com", "ada"),
        ("graph.instagram.com", "page-token-of-101"),
    ] {
        let refused = ask(host, "me", token).await;
        assert_eq!(refusal(&refused), (400, 190, None, said), "{host} {token}");
        let hint = refused.1["error"]["error_data"]["hint"].as_str().unwrap();
        assert!(hint.contains("graph.instagram.com"), "{hint}");
    }
    for (host, token, id) in [
        ("graph.facebook.com", "mill", "101"),
        ("graph.facebook.com", "any", "101"),
        ("graph.instagram.com", "photo", "303"),
        ("graph.instagram.com", "any", "303"),
        ("localhost", "photo", "303"),
        ("127.0.0.1:4000", "mill", "101"),
        ("a.proxy.example", "mill", "101"),
    ] {
        assert_eq!(ask(host, "me", token).await.1["id"], id, "{host} {token}");
    }
    let page_there = ask("graph.instagram.com", "101", "any").await;
    assert_eq!((refusal(&page_there).1, refusal(&page_there).2), (100, Some(33)));
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
