//! Lists, page by page, forwards and backwards.

use reqwest::Client;
use sendapi_simulator::{AccessToken, Builder, Person, Simulator};
use serde_json::{Value, json};

use crate::support::{answer, refusal, send};

async fn get(simulator: &Simulator, path: &str) -> Value {
    let url = format!("{}/v26.0/{path}", simulator.url());
    let (status, told) = answer(Client::new().get(url).bearer_auth("token")).await;
    assert_eq!(status, 200, "{path}: {told}");
    told
}

async fn follow(url: &Value) -> Value {
    let url = url.as_str().unwrap_or_else(|| panic!("no address: {url}"));
    let (status, told) = answer(Client::new().get(url)).await;
    assert_eq!(status, 200, "{url}: {told}");
    told
}

fn ids(page: &Value) -> Vec<&str> {
    page["data"].as_array().unwrap().iter().filter_map(|item| item["id"].as_str()).collect()
}

async fn with_labels(count: usize) -> Simulator {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    for number in 0..count {
        let label = json!({ "page_label_name": format!("No. {number}") });
        send(&simulator, "/101/custom_labels", &label).await;
    }
    simulator
}

#[tokio::test]
async fn pages_are_followed_there_and_back() {
    let simulator = with_labels(7).await;
    let all = get(&simulator, "101/custom_labels").await;
    assert_eq!(all["paging"].get("next").or(all["paging"].get("previous")), None);
    let first = get(&simulator, "101/custom_labels?limit=3&fields=page_label_name").await;
    assert_eq!(first["paging"].get("previous"), None, "it is the first");
    let second = follow(&first["paging"]["next"]).await;
    let third = follow(&second["paging"]["next"]).await;
    assert_eq!(third["paging"].get("next"), None, "it is the last");
    let there = [ids(&first), ids(&second), ids(&third)];
    assert_eq!(there.concat(), ids(&all));
    assert_eq!(there.map(|page| page.len()), [3, 3, 1]);
    let back = follow(&third["paging"]["previous"]).await;
    assert_eq!(ids(&back), ids(&second));
    assert_eq!(back["data"][0]["page_label_name"], "No. 3", "with its parameters");
    let begin = follow(&back["paging"]["previous"]).await;
    assert_eq!((ids(&begin), begin["paging"].get("previous")), (ids(&first), None));
    assert_eq!(follow(&begin["paging"]["next"]).await, second);
    let before = first["paging"]["cursors"]["before"].as_str().unwrap();
    let nothing = get(&simulator, &format!("101/custom_labels?before={before}")).await;
    assert_eq!(nothing, json!({ "data": [] }));
}

#[tokio::test]
async fn what_is_new_or_gone_in_between_moves_no_page() {
    let simulator = with_labels(4).await;
    let first = get(&simulator, "101/custom_labels?limit=2").await;
    let gone = format!("{}/v26.0/{}", simulator.url(), ids(&first)[0]);
    answer(Client::new().delete(gone).bearer_auth("token")).await;
    send(&simulator, "/101/custom_labels", &json!({ "page_label_name": "new" })).await;
    let all = get(&simulator, "101/custom_labels").await;
    let second = follow(&first["paging"]["next"]).await;
    assert_eq!(ids(&second), ids(&all)[1..3], "the two behind the last one of the page");
}

#[tokio::test]
async fn limits_at_their_edges() {
    let simulator = with_labels(30).await;
    for (limit, count) in [
        ("", 25),
        ("limit=0", 0),
        ("limit=1", 1),
        ("limit=30", 30),
        ("limit=18446744073709551615", 30),
        ("limit=%2B2", 2),
    ] {
        let page = get(&simulator, &format!("101/custom_labels?{limit}")).await;
        assert_eq!(page["data"].as_array().unwrap().len(), count, "{limit}");
        assert_eq!(page["paging"].is_null(), count == 0, "{limit}");
    }
    for limit in ["-1", "two", "1.5", "18446744073709551616", "1e3"] {
        let url = format!("{}/v26.0/101/custom_labels?limit={limit}", simulator.url());
        let refused = answer(Client::new().get(url).bearer_auth("token")).await;
        assert_eq!((refusal(&refused).0, refusal(&refused).1), (400, 100), "{limit}");
    }
    for odd in ["after=", "before=", "after=&before="] {
        let page = get(&simulator, &format!("101/custom_labels?{odd}")).await;
        assert_eq!(page["data"].as_array().unwrap().len(), 25, "{odd}");
    }
}

#[tokio::test]
async fn every_list_has_pages() {
    let builder = ["101", "102", "103"].into_iter().fold(Simulator::builder(), Builder::page);
    let builder = builder.access_token(AccessToken::new("token").of_account("101"));
    let builder = builder.access_token(AccessToken::new("ada").of_a_person("Ada"));
    let people = ["7", "8", "9"].map(|id| Person::new(id, "Bo"));
    let simulator = people.into_iter().fold(builder, Builder::person).start().await.unwrap();
    for name in ["Ada", "Bo", "Cy"] {
        let person = simulator.person_of("101", name);
        for text in ["1", "2", "3"] {
            person.says(text).await.unwrap();
        }
        let persona = json!({ "name": name, "profile_picture_url": "https://example.com/a.png" });
        send(&simulator, "/101/personas", &persona).await;
        let template = json!({
            "name": format!("ready_{}", name.to_lowercase()), "language": "en", "category": "UTILITY",
            "components": [{ "type": "BODY", "text": "Your bread is ready" }],
        });
        send(&simulator, "/101/message_templates", &template).await;
    }
    send(&simulator, "/101/blocked", &json!({ "psid": ["7", "8", "9"] })).await;
    let thread = get(&simulator, "101/conversations").await["data"][0]["id"].clone();
    let messages = format!("{}/messages", thread.as_str().unwrap());
    for (list, token) in [
        ("101/personas", "token"),
        ("101/message_templates", "token"),
        ("101/conversations", "token"),
        ("101/blocked", "token"),
        ("message_template_library", "token"),
        ("sticker_packs", "token"),
        (&*messages, "token"),
        ("me/accounts", "ada"),
    ] {
        let url = format!("{}/v26.0/{list}?limit=1&access_token={token}", simulator.url());
        let first = follow(&url.into()).await;
        let second = follow(&first["paging"]["next"]).await;
        assert_ne!(first["data"], second["data"], "{list}");
        let back = follow(&second["paging"]["previous"]).await;
        assert_eq!(back["data"], first["data"], "{list}");
    }
}

#[tokio::test]
async fn a_list_within_an_object_has_pages_too() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let ada = simulator.person("Ada");
    for number in 1..=30 {
        ada.says(&format!("No. {number}")).await.unwrap();
    }
    let whole = get(&simulator, "101/conversations?fields=messages{id}").await;
    let messages = &whole["data"][0]["messages"];
    assert_eq!(messages["data"].as_array().unwrap().len(), 25);
    let rest = follow(&messages["paging"]["next"]).await;
    assert_eq!((rest["data"].as_array().unwrap().len(), rest["paging"].get("next")), (5, None));

    let few = "101/conversations?fields=messages.limit(2){message,from{id}}";
    let few = get(&simulator, few).await["data"][0]["messages"].clone();
    assert_eq!(few["data"][0]["message"], "No. 30");
    let next = follow(&few["paging"]["next"]).await;
    assert_eq!(next["data"][0]["message"], "No. 28", "{next}");
    assert_eq!(next["data"][1]["from"], json!({ "id": ada.id() }));
    let back = follow(&next["paging"]["previous"]).await;
    assert_eq!(back["data"], few["data"]);
}
