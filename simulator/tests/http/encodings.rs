//! A JSON body, a form and the query carry the same request.

use reqwest::RequestBuilder;
use sendapi_simulator::Simulator;
use tokio::io::AsyncWriteExt as _;

use crate::raw::{Answer, connect};
use crate::support::{PATH, answer, hello, post, refusal};

const PARAMETERS: &[(&str, &str)] = &[
    ("recipient", r#"{"id":"1254477777772919"}"#),
    ("messaging_type", "RESPONSE"),
    ("message", r#"{"text":"Hello"}"#),
];

#[tokio::test]
async fn a_json_body_is_kept_as_it_arrived() {
    let simulator = Simulator::start().await.unwrap();
    let text = format!(" {:#}\n", hello());
    assert_eq!(answer(json(&simulator).body(text.clone())).await.0, 200);
    assert_eq!(simulator.messages()[0].text(), text);
}

#[tokio::test]
async fn form_and_query_say_the_same_as_json() {
    let simulator = Simulator::start().await.unwrap();
    let form = post(&simulator, PATH).bearer_auth("token").form(PARAMETERS);
    let query = post(&simulator, PATH).bearer_auth("token").query(PARAMETERS);
    let both = post(&simulator, PATH).bearer_auth("token");
    let both = both.query(&PARAMETERS[..1]).form(&PARAMETERS[1..]);
    for request in [json(&simulator).body(hello().to_string()), form, query, both] {
        assert_eq!(answer(request).await.0, 200);
    }
    for message in simulator.messages() {
        assert_eq!(*message.body(), hello());
    }
}

#[tokio::test]
async fn text_survives_the_form() {
    let simulator = Simulator::start().await.unwrap();
    let text = "50% + \"1\" & ü = 💬?";
    let message = serde_json::json!({ "text": text }).to_string();
    let form = [PARAMETERS[0], PARAMETERS[1], ("message", &message)];
    let request = post(&simulator, PATH).bearer_auth("token").form(&form);
    assert_eq!(answer(request).await.0, 200);
    assert_eq!(simulator.messages()[0].body()["message"]["text"], text);
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_by_its_place() {
    let simulator = Simulator::start().await.unwrap();
    let typed =
        |kind: &str| post(&simulator, PATH).bearer_auth("token").header("content-type", kind);
    for (request, words) in [
        (json(&simulator).body(&b"{\"a\":\"\xff\xfe\"}"[..]), "the body is no UTF-8 after byte 6"),
        (typed("multipart/form-data").body("--x--"), "has no `boundary`"),
        (form(&simulator, "recipient={"), "parameter `recipient` is no JSON"),
        (form(&simulator, "message=%FF"), "parameter `message` of the form body is no UTF-8"),
    ] {
        let answer = answer(request).await;
        let (status, code, subcode, message) = refusal(&answer);
        assert_eq!((status, code, subcode), (400, 100, None), "{message}");
        assert!(message.starts_with("(#100) ") && message.contains(words), "{message}");
    }
    assert!(simulator.messages().is_empty());
}

#[tokio::test]
async fn broken_json_is_for_the_checker_to_judge() {
    let simulator = Simulator::start().await.unwrap();
    for text in ["{\"recipient\":", "{} {}", "\u{feff}{}", "nonsense", &"[".repeat(100_000)] {
        let answer = answer(json(&simulator).body(text.to_owned())).await;
        assert_eq!(refusal(&answer).0, 400);
        let rule = answer.1["error"]["error_data"]["violations"][0]["rule"].as_str();
        assert!(rule.is_some_and(|rule| rule.starts_with("json.")), "{answer:?}");
    }
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_and_the_next_one_is_fine() {
    let simulator = Simulator::start().await.unwrap();
    for length in [1024 * 1024 + 1, 8 * 1024 * 1024] {
        let answer = answer(json(&simulator).body("x".repeat(length))).await;
        let (status, code, _, message) = refusal(&answer);
        assert_eq!((status, code), (413, 100));
        assert!(message.contains("longer than 1048576 bytes"), "{message}");
    }
    assert_eq!(answer(json(&simulator).body(hello().to_string())).await.0, 200);
}

fn json(simulator: &Simulator) -> RequestBuilder {
    let request = post(simulator, PATH).bearer_auth("token");
    request.header("content-type", "application/json")
}

fn form(simulator: &Simulator, body: &'static str) -> RequestBuilder {
    let request = post(simulator, PATH).bearer_auth("token");
    request.header("content-type", "application/x-www-form-urlencoded").body(body)
}

#[tokio::test]
async fn an_address_that_is_none_by_the_book_is_read_as_it_is_meant() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let mut stream = connect(&simulator).await;
    let deletes = "DELETE /v26.0/101/custom_user_settings?psid=1&params=[\"persistent_menu\"]";
    let links = "GET /v26.0/me?fields=[\"link\", \"<none>\"]";
    for (asked, told) in [(deletes, "success"), (links, "facebook.com/101"), (deletes, "success")] {
        let head = format!("{asked}&access_token=t HTTP/1.1\r\nhost: a\r\n\r\n");
        let (one, other) = head.split_at(12);
        stream.write_all(one.as_bytes()).await.unwrap();
        stream.write_all(other.as_bytes()).await.unwrap();
        let answer = Answer::read(&mut stream).await;
        assert_eq!(answer.status(), 200, "{asked}: {}", answer.body);
        assert!(answer.body.contains(told), "{asked}: {}", answer.body);
    }
}

#[tokio::test]
async fn a_body_that_looks_like_a_request_is_a_body() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let mut stream = connect(&simulator).await;
    let body =
        "GET /me?a=\"&recipient={\"id\":\"1254477777772919\"}&message={\"text\":\"<Hello>\"}";
    let head = format!(
        "POST {PATH}?access_token=t HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut go_on = [0; 25];
    tokio::io::AsyncReadExt::read_exact(&mut stream, &mut go_on).await.unwrap();
    assert!(go_on.starts_with(b"HTTP/1.1 100 Continue"));
    stream.write_all(body.as_bytes()).await.unwrap();
    assert_eq!(Answer::read(&mut stream).await.status(), 200);
    assert_eq!(simulator.messages()[0].body()["message"]["text"], "<Hello>");
}
