//! What becomes of the platform's answers.

use std::time::Duration;

use sendapi::{Delivery, Error, ErrorKind, Receipt};

use crate::server::{Answer, Server, answer, json};
use crate::{TOKEN, hello, page};

async fn sent(answer: Answer) -> Result<Receipt, Error> {
    let server = Server::start(answer).await;
    page(server.url()).send(&hello()).await
}

async fn refused(answer: Answer) -> Error {
    sent(answer).await.unwrap_err()
}

#[tokio::test]
async fn receipt() {
    let body = r#"{"recipient_id":"1008","message_id":"m_1","attachment_id":"7"}"#;
    let receipt = sent(json("200 OK", body)).await.unwrap();
    assert_eq!(receipt.recipient_id(), Some("1008"));
    assert_eq!(receipt.message_id(), Some("m_1"));
    assert_eq!(receipt.attachment_id(), Some("7"));
}

#[tokio::test]
async fn receipt_without_recipient_and_with_another_content_type() {
    let receipt =
        sent(answer("201 Created", "content-type: text/javascript\r\n", r#"{"message_id":"m_1"}"#))
            .await;
    let receipt = receipt.unwrap();
    assert_eq!((receipt.recipient_id(), receipt.message_id()), (None, Some("m_1")));
}

#[tokio::test]
async fn graph_error() {
    let error = refused(json(
        "400 Bad Request",
        r#"{"error":{"message":"(#100) No matching user found","type":"OAuthException","code":100,
            "error_subcode":2018001,"fbtrace_id":"Abc"}}"#,
    ))
    .await;
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Graph, Delivery::NotSent));
    assert_eq!((error.status(), error.retry_after(), error.attempts()), (Some(400), None, 1));
    assert!(error.raw_body().unwrap().starts_with(br#"{"error":{"message":"(#100) No"#));
    assert_eq!(error.explain().unwrap().meaning(), "no person has this id");
    assert!(
        !error.is_transient()
            && !error.is_rate_limited()
            && !error.is_window_closed()
            && !error.needs_new_token()
    );
    let graph = error.graph().unwrap();
    assert_eq!(
        (graph.code(), graph.subcode(), graph.fbtrace_id()),
        (100, Some(2_018_001), Some("Abc"))
    );
    assert_eq!(
        error.to_string(),
        "no person has this id (100/2018001); the message was not sent; the platform says: (#100) No matching user found"
    );
    assert_eq!(
        error.cause().unwrap().to_string(),
        "(#100) No matching user found (code 100, subcode 2018001, OAuthException, trace Abc)"
    );
}

#[tokio::test]
async fn graph_error_beside_200() {
    let error = refused(json(
        "200 OK",
        r#"{"error":{"message":"The image size is too large.","type":"OAuthException","code":36000,"fbtrace_id":"A"}}"#,
    ))
    .await;
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Graph, Delivery::NotSent));
    assert_eq!((error.status(), error.graph().unwrap().code()), (Some(200), 36_000));
}

#[tokio::test]
async fn questions_are_answered_by_the_codes() {
    let window = refused(json(
        "403 Forbidden",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":10,"error_subcode":2534022}}"#,
    ))
    .await;
    assert!(window.is_window_closed() && !window.is_transient());
    let token = refused(json(
        "401 Unauthorized",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":190,"error_subcode":463}}"#,
    ))
    .await;
    assert!(token.needs_new_token() && !token.is_transient());
    let rate = refused(json(
        "400 Bad Request",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":613}}"#,
    ))
    .await;
    assert!(rate.is_rate_limited() && rate.is_transient());
    let busy = refused(json(
        "500 Internal Server Error",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":1200}}"#,
    ))
    .await;
    assert!(busy.is_transient() && !busy.is_rate_limited());
    assert_eq!(busy.delivery(), Delivery::NotSent);
    let flagged = refused(json(
        "400 Bad Request",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":508,"is_transient":true}}"#,
    ))
    .await;
    assert!(flagged.is_transient());
}

#[tokio::test]
async fn a_recipient_that_cannot_be_reached() {
    let error =
        refused(json("400 Bad Request", r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":551,"error_subcode":1545041}}"#)).await;
    assert!(error.is_recipient_unavailable() && !error.is_transient());
}

#[tokio::test]
async fn the_usage_header_tells_when_to_come_back() {
    let usage =
        r#"{"123":[{"type":"messenger","call_count":100,"estimated_time_to_regain_access":19}]}"#;
    let headers = format!("x-business-use-case-usage: {usage}\r\nretry-after: 5\r\n");
    let error = refused(answer(
        "400 Bad Request",
        &headers,
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":80006}}"#,
    ))
    .await;
    assert_eq!(error.retry_after(), Some(Duration::from_secs(19 * 60)));
}

#[tokio::test]
async fn delivered_although_refused() {
    let error = refused(json(
        "500 Internal Server Error",
        r#"{"error":{"message":"received invalid JSON reply","type":"OAuthException","code":1,"error_subcode":1357046,
            "is_transient":true,"fbtrace_id":"A"}}"#,
    ))
    .await;
    assert_eq!(error.delivery(), Delivery::Delivered);
    assert!(!error.is_transient());
    assert!(error.to_string().contains("; the message was delivered all the same"), "{error}");
}

#[tokio::test]
async fn a_platform_or_gateway_that_timed_out_leaves_it_open() {
    for error in [
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":504}}"#,
        r#"{"error":{"message":"upstream request timeout"}}"#,
    ] {
        let error = refused(json("504 Gateway Timeout", error)).await;
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Graph, Delivery::Unknown));
        assert!(error.is_transient());
    }
}

#[tokio::test]
async fn html_from_a_gateway() {
    let error =
        refused(answer("502 Bad Gateway", "retry-after: 7\r\n", "<html>Bad Gateway</html>")).await;
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Unreadable, Delivery::Unknown));
    assert_eq!((error.status(), error.retry_after()), (Some(502), Some(Duration::from_secs(7))));
    assert_eq!(error.raw_body(), Some(&b"<html>Bad Gateway</html>"[..]));
    assert!(error.is_transient() && error.graph().is_none());
    assert_eq!(
        error.to_string(),
        "answer is neither a receipt nor a Graph error (HTTP 502): no receipt: the body is not JSON: expected value at line 1 \
         column 1; the message may have been sent"
    );
    assert_eq!(error.cause().unwrap().to_string(), "no receipt: the body is not JSON");
}

#[tokio::test]
async fn an_unreadable_success_is_unknown_and_not_for_repeating() {
    for body in ["", "ok", "[]", r#"{"message_id":"m_"#, r#"{"error":"no"}"#] {
        let error = refused(json("200 OK", body)).await;
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Unreadable, Delivery::Unknown),
            "{body}"
        );
        assert!(!error.is_transient(), "{body}");
    }
}

#[tokio::test]
async fn a_failing_status_is_no_receipt_even_without_an_error() {
    let error = refused(json("503 Service Unavailable", "{}")).await;
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Unreadable, Delivery::Unknown));
    let error = refused(json("404 Not Found", r#"{"message":"no route"}"#)).await;
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Unreadable, Delivery::NotSent));
    let error = refused(json("408 Request Timeout", "")).await;
    assert_eq!(error.delivery(), Delivery::Unknown);
}

#[tokio::test]
async fn too_many_requests_is_a_rate_limit_whoever_says_so() {
    let error = refused(answer("429 Too Many Requests", "retry-after: 30\r\n", "slow down")).await;
    assert!(error.is_rate_limited() && error.is_transient());
    assert_eq!(
        (error.delivery(), error.retry_after()),
        (Delivery::NotSent, Some(Duration::from_secs(30)))
    );
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let elsewhere = Server::start(json("200 OK", r#"{"message_id":"m_1"}"#)).await;
    for status in
        ["301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"]
    {
        let error =
            refused(answer(status, &format!("location: {}/\r\n", elsewhere.url()), "")).await;
        assert_eq!(error.kind(), ErrorKind::Unreadable, "{status}");
        assert!(error.to_string().starts_with("server redirects (HTTP 30"), "{error}");
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn an_endless_answer_is_not_read_to_the_end() {
    let error = refused(answer("200 OK", "", &"x".repeat(3 * 1024 * 1024))).await;
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Unreadable, Delivery::Unknown));
    assert_eq!(error.raw_body().unwrap().len(), 64 * 1024);
    assert_eq!(error.cause().unwrap().to_string(), "the answer is longer than 1 MiB");
}

#[tokio::test]
async fn a_token_that_the_answer_repeats_is_concealed() {
    let body = format!(r#"{{"error":{{"message":"Malformed access token {TOKEN}","code":190}}}}"#);
    let error = refused(json("400 Bad Request", &body)).await;
    assert_eq!(error.graph().unwrap().message(), "Malformed access token [access token]");
    let error = refused(json("502 Bad Gateway", &format!("authorization: Bearer {TOKEN}"))).await;
    assert_eq!(error.raw_body(), Some(&b"authorization: Bearer [access token]"[..]));
}

#[tokio::test]
async fn the_flat_error_of_the_login_host_is_read() {
    let body =
        r#"{"error_type":"OAuthException","code":400,"error_message":"No such token","hint":7}"#;
    for (status, delivery) in [
        ("401 Unauthorized", Delivery::NotSent),
        ("200 OK", Delivery::Unknown),
        ("500 Internal Server Error", Delivery::Unknown),
    ] {
        let error = refused(json(status, body)).await;
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Graph, delivery), "{status}");
        let graph = error.graph().unwrap();
        assert_eq!((graph.code(), graph.kind()), (400, "OAuthException"));
        assert_eq!((graph.message(), &graph.extra()["hint"]), ("No such token", &7.into()));
        assert_eq!((error.raw_body(), error.attempts()), (Some(body.as_bytes()), 1));
    }
    assert_eq!(
        refused(json("401 Unauthorized", body)).await.to_string(),
        "server answered with an error outside of the platform's envelope (HTTP 401); the message was not sent; the server says: No such \
         token"
    );
}

#[tokio::test]
async fn whatever_comes_in_place_of_an_answer_is_kept_and_told() {
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    let deep_error =
        format!(r#"{{"error":{{"type":"X","fbtrace_id":"A","code":100,"a":{deep}}}}}"#);
    for body in [
        r#"[{"error":{"code":190}}]"#,
        r#""error""#,
        "190",
        "<html><body>502</body></html>",
        "",
        " \n",
        "\u{feff}{}",
        r#"{"error":"timeout"}"#,
        r#"{"error":["timeout"]}"#,
        r#"{"error":false}"#,
        r#"{"error":{"code":190}"#,
        r#"{"errors":[{"code":190}]}"#,
        &deep,
        &deep_error,
    ] {
        for (status, delivery) in
            [("400 Bad Request", Delivery::NotSent), ("500 No", Delivery::Unknown)]
        {
            let error = refused(json(status, body)).await;
            assert_eq!((error.kind(), error.delivery()), (ErrorKind::Unreadable, delivery));
            assert_eq!(error.raw_body(), Some(body.as_bytes()));
            assert!(error.cause().unwrap().to_string().starts_with("no receipt: the body "));
        }
    }
}

#[tokio::test]
async fn members_of_another_kind_leave_an_error_the_platforms() {
    let body = r#"{"error":{"message":{"en":"No"},"type":"OAuthException","code":[190],"error_subcode":{},
        "error_user_title":[],"error_user_msg":1.5,"is_transient":[],"fbtrace_id":12,"error_data":[1]}}"#;
    let error = refused(json("400 Bad Request", body)).await;
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Graph, Delivery::NotSent));
    let graph = error.graph().unwrap();
    assert!(graph.is_from_graph() && graph.code() == 0 && graph.extra().len() == 6, "{graph:?}");
    assert_eq!((graph.error_data(), error.trace_id()), (Some("[1]"), Some("12")));
    assert_eq!(error.raw_body(), Some(body.as_bytes()));
}
