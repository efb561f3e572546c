//! What an answer proves, over real connections: the rows of the table at `Delivery`.

use std::time::Duration;

use sendapi::Delivery::{Delivered, NotSent, Unknown};
use sendapi::{Batch, Client, Delivery, Error, Message, Messenger, Receipt, Retry};

use crate::server::{Answer, Server, json};
use crate::{TOKEN, hello};

/// With retries as they are by default, but quicker.
fn page(server: &Server) -> sendapi::Account {
    page_with(server, Retry::default())
}

fn page_with(server: &Server, retry: Retry) -> sendapi::Account {
    let retry = retry.first_wait(Duration::from_millis(1)).limited_wait(Duration::from_millis(1));
    let client = Client::builder().base_url(server.url()).retry(retry);
    client.timeout(Duration::from_millis(300)).build().unwrap().page("123", TOKEN)
}

/// What came of a message, and how many requests it took.
async fn sent(answer: Answer) -> (Result<Receipt, Error>, usize) {
    let server = Server::start(answer).await;
    let result = page(&server).send(&hello()).await;
    (result, server.requests().len())
}

async fn told(answer: Answer) -> (Option<Delivery>, usize) {
    let (result, requests) = sent(answer).await;
    (result.map_err(|error| error.delivery()).err(), requests)
}

/// The first bytes of an answer that promises more.
fn broken_off(status: u16, body: &str) -> Answer {
    let length = body.len() + 40;
    let head = format!("HTTP/1.1 {status} As told\r\ncontent-length: {length}\r\n\r\n");
    Answer::Bytes(format!("{head}{body}").into_bytes())
}

fn graph(code: i64, subcode: impl Into<Option<i64>>) -> String {
    let subcode =
        subcode.into().map(|subcode| format!(r#""error_subcode":{subcode},"#)).unwrap_or_default();
    format!(r#"{{"error":{{"type":"OAuthException","code":{code},{subcode}"fbtrace_id":"AbC"}}}}"#)
}

fn whole(status: u16, body: &str) -> Answer {
    json(&format!("{status} As told"), body)
}

#[tokio::test]
async fn a_body_that_breaks_off_proves_nothing_whatever_its_status_is() {
    let half =
        r#"{"error":{"message":"received invalid JSON reply","code":1,"error_subcode":1357046"#;
    for status in [200, 400, 401, 403, 404, 422, 429, 500, 503] {
        assert_eq!(told(broken_off(status, half)).await, (Some(Unknown), 1), "{status}");
    }
    for status in [301, 307, 308, 405, 407, 413, 421, 426, 428, 431] {
        assert_eq!(told(broken_off(status, half)).await, (Some(NotSent), 1), "{status}");
    }
}

#[tokio::test]
async fn a_body_that_stalls_or_is_too_long_proves_nothing_either() {
    for status in [400, 429, 500] {
        let answer = broken_off(status, r#"{"error":{"code":4"#).and_stall();
        assert_eq!(told(answer).await, (Some(Unknown), 1), "{status}");
        let long = whole(status, &" ".repeat(1024 * 1024 + 1));
        assert_eq!(told(long).await, (Some(Unknown), 1), "{status}");
    }
}

#[tokio::test]
async fn a_gateways_json_is_not_the_platforms_word() {
    for (status, body) in [
        (502, r#"{"error":{"code":502,"message":"Bad Gateway"}}"#),
        (503, r#"{"error":{"code":503,"status":"UNAVAILABLE","message":"no healthy upstream"}}"#),
        (500, r#"{"error":{"code":613}}"#),
        (500, r#"{"error":{"code":190,"type":"OAuthException"}}"#),
        (500, r#"{"error":{"code":190,"fbtrace_id":"A"}}"#),
    ] {
        assert_eq!(told(whole(status, body)).await, (Some(Unknown), 1), "{body}");
    }
    for status in [200, 202, 302, 408, 409, 460, 499] {
        let vague = r#"{"error":{"message":"upstream request timeout","code":408}}"#;
        assert_eq!(told(whole(status, vague)).await, (Some(Unknown), 1), "{status}");
        assert_eq!(told(whole(status, "timeout")).await, (Some(Unknown), 1), "{status}");
    }
    for status in [400, 401, 403, 404, 422] {
        let refusal = r#"{"error":{"message":"no such tenant","code":77}}"#;
        assert_eq!(told(whole(status, refusal)).await, (Some(NotSent), 1), "{status}");
    }
    assert_eq!(told(whole(429, r#"{"error":{"code":1}}"#)).await, (Some(NotSent), 4));
}

#[tokio::test]
async fn a_platform_that_failed_leaves_it_open_beside_a_5xx_alone() {
    for code in [1, 2, -1, 77_777] {
        for status in [500, 502, 503] {
            assert_eq!(told(whole(status, &graph(code, None))).await, (Some(Unknown), 1), "{code}");
        }
    }
    for code in [1, 2, -1] {
        assert_eq!(told(whole(400, &graph(code, None))).await, (Some(NotSent), 4), "{code}");
    }
    assert_eq!(told(whole(400, &graph(77_777, None))).await, (Some(NotSent), 1));
    assert_eq!(told(whole(200, &graph(77_777, None))).await, (Some(Unknown), 1));
    assert_eq!(told(whole(500, &graph(1200, None))).await, (Some(NotSent), 4));
    assert_eq!(told(whole(500, &graph(190, 463))).await, (Some(NotSent), 1));
    assert_eq!(told(whole(500, &graph(1, 1_357_046))).await, (Some(Delivered), 1));
    assert_eq!(told(whole(400, &graph(504, None))).await, (Some(Unknown), 1));
}

#[tokio::test]
async fn that_a_comment_has_its_reply_proves_that_an_open_try_arrived() {
    for (status, code) in [(500, -1), (400, 100)] {
        let replied = || whole(status, &graph(code, 2_534_023));
        assert_eq!(told(replied()).await, (Some(NotSent), 1), "{code}");

        let server = Server::start(Answer::in_turn([Answer::CloseWithout, replied()])).await;
        let page = page_with(&server, Retry::default().risking_duplicates());
        let reply = r#"{"recipient":{"comment_id":"9_8"},"message":{"text":"Thank you"}}"#;
        let reply = Message::<Messenger>::from_json(reply).unwrap();
        let error = page.send(&reply).await.unwrap_err();
        assert_eq!((error.delivery(), error.attempts()), (Delivered, 2), "{code}");
        assert!(!error.is_transient());
    }
}

#[tokio::test]
async fn a_reply_that_was_had_is_not_tried_again_although_the_platform_says_that_it_passes() {
    for (status, numbers) in [
        (500, r#""code":-1,"error_subcode":2534023"#),
        (400, r#""code":100,"error_subcode":2534023"#),
        (400, r#""code":10900"#),
    ] {
        let body = format!(
            r#"{{"error":{{"type":"OAuthException",{numbers},"is_transient":true,"fbtrace_id":"AbC"}}}}"#
        );
        assert_eq!(told(whole(status, &body)).await, (Some(NotSent), 1), "{numbers}");
    }
}

#[tokio::test]
async fn a_receipt_has_an_id() {
    for body in [
        "{}",
        r#"{"success":false}"#,
        r#"{"message":"Forbidden"}"#,
        r#"{"status":"error"}"#,
        r#"{"errors":[{"code":"FORBIDDEN"}]}"#,
        r#"{"fault":{"faultstring":"no"}}"#,
    ] {
        assert_eq!(told(whole(200, body)).await, (Some(Unknown), 1), "{body}");
    }
    for body in [
        r#"{"recipient_id":"1008"}"#,
        r#"{"message_id":"m_1"}"#,
        r#"{"id":"m_1"}"#,
        r#"{"attachment_id":"7"}"#,
        r#"{"result":"success"}"#,
    ] {
        assert_eq!(told(whole(200, body)).await, (None, 1), "{body}");
        assert_eq!(told(whole(500, body)).await, (Some(Unknown), 1), "{body}");
        assert_eq!(told(whole(404, body)).await, (Some(Unknown), 1), "{body}");
    }
}

#[tokio::test]
async fn the_trace_id_of_success_and_failure() {
    let header = "x-fb-trace-id: FromHeader\r\n";
    let answer = crate::server::answer("200 OK", header, r#"{"message_id":"m_1"}"#);
    assert_eq!(sent(answer).await.0.unwrap().trace_id(), Some("FromHeader"));
    let answer = crate::server::answer("502 Bad Gateway", header, "<html>");
    assert_eq!(sent(answer).await.0.unwrap_err().trace_id(), Some("FromHeader"));
    assert_eq!(sent(whole(400, &graph(100, None))).await.0.unwrap_err().trace_id(), Some("AbC"));
}

/// Entries of an answer to a batch.
fn batch_of(entries: &[(u16, &str)]) -> Answer {
    let entry = |(code, body): &(u16, &str)| serde_json::json!({ "code": code, "body": body });
    let entries: Vec<_> = entries.iter().map(entry).collect();
    whole(200, &serde_json::Value::from(entries).to_string())
}

async fn batch_told(answer: Answer) -> (Vec<Option<Delivery>>, usize) {
    let server = Server::start(answer).await;
    let batch = Batch::of([hello(), hello()]).unwrap();
    let outcomes = page(&server).send_batch(batch).await.unwrap();
    let told = outcomes.into_iter().map(|outcome| outcome.map_err(|error| error.delivery()).err());
    (told.collect(), server.requests().len())
}

#[tokio::test]
async fn items_of_a_batch_go_by_the_same_table() {
    for (item, expected) in [
        ((500, &*graph(2, None)), Some(Unknown)),
        ((500, &*graph(-1, None)), Some(Unknown)),
        ((502, r#"{"error":{"code":502,"message":"Bad Gateway"}}"#), Some(Unknown)),
        ((200, "{}"), Some(Unknown)),
        ((200, r#"{"message":"Forbidden"}"#), Some(Unknown)),
        ((408, "timeout"), Some(Unknown)),
        ((400, &*graph(100, None)), Some(NotSent)),
        ((500, &*graph(-1, 2_534_023)), Some(NotSent)),
        ((500, &*graph(1, 1_357_046)), Some(Delivered)),
        ((200, r#"{"message_id":"m_1"}"#), None),
    ] {
        let (told, requests) = batch_told(batch_of(&[item, item])).await;
        assert_eq!((told, requests), (vec![expected; 2], 1), "{item:?}");
    }
}

#[tokio::test]
async fn a_batch_that_was_not_read_whole_is_open_for_all_its_messages() {
    for status in [200, 400, 429, 503] {
        let half = broken_off(status, r#"[{"code":200,"body":"{}"}"#);
        assert_eq!(batch_told(half).await, (vec![Some(Unknown); 2], 1), "{status}");
    }
    for (status, body, expected) in [
        (400, graph(190, None), NotSent),
        (400, graph(2, None), Unknown),
        (400, graph(1, 1_357_046), Unknown),
        (500, graph(1200, None), Unknown),
        (400, r#"{"error":{"code":613}}"#.to_owned(), NotSent),
        (503, r#"{"error":{"code":613}}"#.to_owned(), Unknown),
    ] {
        assert_eq!(batch_told(whole(status, &body)).await, (vec![Some(expected); 2], 1), "{body}");
    }
}

#[tokio::test]
async fn calls_go_by_the_same_table() {
    let promised = || sendapi::graph::Call::post(sendapi::graph::Path::account()).json("{}");
    for (answer, expected) in [
        (broken_off(400, r#"{"error"#), Unknown),
        (whole(502, r#"{"error":{"code":502}}"#), Unknown),
        (whole(500, &graph(2, None)), Unknown),
        (whole(400, &graph(100, None)), NotSent),
    ] {
        let server = Server::start(answer).await;
        let error = page(&server).call(promised()).await.unwrap_err();
        assert_eq!((error.delivery(), server.requests().len()), (expected, 1), "{error}");
    }
    let server = Server::start(whole(200, r#"{"message":"Forbidden"}"#)).await;
    let error = page(&server).take_thread("7204418830956127").await.unwrap_err();
    assert_eq!(error.delivery(), Unknown);
}

#[tokio::test]
async fn an_error_keeps_no_more_than_it_shows() {
    let (result, _) = sent(whole(400, &"x".repeat(900 * 1024))).await;
    let error = result.unwrap_err();
    assert_eq!(error.raw_body().unwrap().len(), 64 * 1024);
}

#[tokio::test]
async fn a_gateway_that_speaks_of_a_reply_proves_nothing() {
    let gateway = whole(400, r#"{"error":{"code":100,"error_subcode":2534023}}"#);
    let server = Server::start(Answer::in_turn([Answer::CloseWithout, gateway])).await;
    let page = page_with(&server, Retry::default().risking_duplicates());
    let reply = r#"{"recipient":{"comment_id":"9_8"},"message":{"text":"Thank you"}}"#;
    let reply = Message::<Messenger>::from_json(reply).unwrap();
    assert_eq!(page.send(&reply).await.unwrap_err().delivery(), Unknown);
}
