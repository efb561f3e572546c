//! What every answer has, and how it can be wanted.

use std::collections::BTreeSet;

use reqwest::{Client, Response};
use sendapi_simulator::{Fault, Simulator, Usage};
use serde_json::{Value, json};

use crate::support::{PATH, hello, post, to_nobody};

#[tokio::test]
async fn every_answer_tells_its_version_and_its_trace() {
    let simulator = Simulator::start().await.unwrap();
    let mut traces = BTreeSet::new();
    for (path, body, version) in [
        (PATH, hello(), "v26.0"),
        ("/v25.0/me/messages", to_nobody(), "v25.0"),
        ("/me/messages", hello(), "v27.0"),
    ] {
        let response = sent(&simulator, path, &body).await;
        assert_eq!(header(&response, "facebook-api-version"), version);
        assert!(!header(&response, "x-fb-request-id").is_empty());
        let trace = header(&response, "x-fb-trace-id").to_owned();
        let answer: Value = response.json().await.unwrap();
        let told = &answer["error"]["fbtrace_id"];
        assert!(told.is_null() || *told == trace, "{answer}");
        traces.insert(trace);
    }
    assert_eq!(traces.len(), 3);
}

#[tokio::test]
async fn usage_is_told_where_asked_for_and_rises() {
    let simulator = Simulator::start().await.unwrap();
    assert_eq!(sent(&simulator, PATH, &hello()).await.headers().get("x-app-usage"), None);
    let simulator = Simulator::builder().page("101").tell_usage(10).start().await.unwrap();
    for percent in [10, 20, 30] {
        let response = sent(&simulator, PATH, &hello()).await;
        let app: Value = header(&response, "x-app-usage").parse().unwrap();
        assert_eq!(app["call_count"], percent);
        let business: Value = header(&response, "x-business-use-case-usage").parse().unwrap();
        assert_eq!(business["101"][0]["call_count"], percent);
        assert_eq!(business["101"][0]["type"], "messenger");
    }
    simulator.faults().next(Fault::usage(Usage::app(95)));
    let response = sent(&simulator, PATH, &hello()).await;
    assert_eq!(response.headers().get_all("x-app-usage").iter().count(), 1);
    assert!(header(&response, "x-app-usage").contains("95"));
}

#[tokio::test]
async fn an_answer_comes_as_it_is_wanted() {
    let simulator = Simulator::start().await.unwrap();
    let text = |parameters: &str, body: Value| {
        let path = format!("{PATH}?{parameters}");
        let simulator = &simulator;
        async move {
            let response = sent(simulator, &path, &body).await;
            (response.status().as_u16(), response.text().await.unwrap())
        }
    };
    let (status, pretty) = text("pretty=1", hello()).await;
    assert!(status == 200 && pretty.contains("\n  \"message_id\": "), "{pretty}");
    let (_, plain) = text("pretty=0&format=json&locale=nb_NO", hello()).await;
    assert!(!plain.contains('\n'), "{plain}");
    let (status, refused) = text("suppress_http_code=1", to_nobody()).await;
    assert!(status == 200 && refused.contains("\"code\":100"), "{refused}");
    let (_, some) = text("fields=recipient_id", hello()).await;
    assert_eq!(some, r#"{"recipient_id":"1254477777772919"}"#);
    let mut odd = hello();
    odd["loaf"] = json!("rye");
    let (status, told) = text("debug=all", odd).await;
    let told: Value = told.parse().unwrap();
    assert_eq!(status, 200);
    let message = told["__debug__"]["messages"][0]["message"].as_str().unwrap();
    assert!(message.contains("loaf"), "{message}");
    for received in simulator.messages() {
        assert!(received.body().get("pretty").is_none() && received.body().get("fields").is_none());
    }
}

#[tokio::test]
async fn several_objects_come_in_one_answer() {
    let simulator =
        Simulator::builder().page("101").account_name("101", "Mill").start().await.unwrap();
    let ada = simulator.person("Ada Berg");
    let get = |ids: String| {
        let url = format!("{}/v26.0/?ids={ids}&fields=id,name&access_token=t", simulator.url());
        async move {
            let response = Client::new().get(url).send().await.unwrap();
            (response.status().as_u16(), response.json::<Value>().await.unwrap())
        }
    };
    let (status, both) = get(format!("{},101", ada.id())).await;
    assert_eq!(status, 200, "{both}");
    assert_eq!(both["101"], json!({ "id": "101", "name": "Mill" }));
    assert_eq!(both[ada.id()], json!({ "id": ada.id(), "name": "Ada Berg" }));
    assert_eq!(get(format!("[\"{}\",\"101\"]", ada.id())).await.1, both);
    for (ids, words) in [
        ("101,,7".to_owned(), "empty identifier"),
        ("101,oven".to_owned(), "'oven' does not exist"),
        ("101,v26.0/7".to_owned(), "does not exist"),
        ("7,".repeat(51) + "7", "Too many IDs"),
    ] {
        let (status, refused) = get(ids).await;
        let message = refused["error"]["message"].as_str().unwrap();
        assert!(status == 400 && message.contains(words), "{message}");
    }
    let posted = post(&simulator, "/v26.0/101/personas").bearer_auth("t");
    let posted = posted.json(&json!({ "ids": "1,2", "name": "a" })).send().await.unwrap();
    let refused: Value = posted.json().await.unwrap();
    let message = "(#100) Specifying multiple ids with a post method is not supported";
    assert_eq!(refused["error"]["message"], message);
}

#[tokio::test]
async fn lists_tell_what_is_asked_for() {
    let simulator = Simulator::start().await.unwrap();
    let persona = json!({ "name": "Runa", "profile_picture_url": "https://example.com/a.png" });
    sent(&simulator, "/101/personas", &persona).await;
    let url = format!("{}/101/personas?fields=name&access_token=t", simulator.url());
    let list: Value = Client::new().get(url).send().await.unwrap().json().await.unwrap();
    let persona = list["data"][0].as_object().unwrap();
    assert_eq!(persona.keys().collect::<Vec<_>>(), ["id", "name"]);
}

#[tokio::test]
async fn a_token_in_an_address_is_not_in_the_log() {
    let simulator = Simulator::start().await.unwrap();
    let persona = json!({ "name": "Runa", "profile_picture_url": "https://example.com/a.png" });
    for _ in 0..2 {
        sent(&simulator, "/101/personas", &persona).await;
    }
    let url = format!("{}/101/personas?limit=1&access_token=EAAsecret", simulator.url());
    let page = Client::new().get(url).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("access_token=EAAsecret"), "{page}");
    let log = format!("{}/chat/api/log", simulator.url());
    let log = Client::new().get(log).send().await.unwrap().text().await.unwrap();
    assert!(log.contains("/101/personas") && !log.contains("EAAsecret"), "{log}");
}

async fn sent(simulator: &Simulator, path: &str, body: &Value) -> Response {
    post(simulator, path).bearer_auth("token").json(body).send().await.unwrap()
}

fn header<'r>(response: &'r Response, name: &str) -> &'r str {
    response.headers()[name].to_str().unwrap()
}
