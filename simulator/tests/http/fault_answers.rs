//! Faults that give another answer than the one that is due.

use std::time::Duration;

use reqwest::Response;
use reqwest::header::HeaderMap;
use sendapi_simulator::{Fault, Requests, Simulator, Usage};
use serde_json::{Value, json};

use crate::support::{PATH, hello, post, refusal, send, to_nobody};

#[tokio::test]
async fn every_error_on_record_comes_in_the_envelope_of_the_platform() {
    let simulator = Simulator::start().await.unwrap();
    for fault in Fault::graph_errors() {
        simulator.faults().next(fault.clone());
        let answer = send(&simulator, PATH, &hello()).await;
        let (status, code, subcode, message) = refusal(&answer);
        let shown = subcode.map_or(code.to_string(), |subcode| format!("{code}/{subcode}"));
        assert!(fault.to_string().starts_with(&format!("error {shown}")), "{fault}: {answer:?}");
        assert!((status >= 400) == (code != 36000) && !message.is_empty(), "{answer:?}");
    }
    let delivered = simulator.messages();
    let [message] = delivered.as_slice() else { panic!("1/1357046 alone gets through") };
    assert_eq!(message.fault(), Some(&Fault::graph_error(1, 1_357_046)));
}

#[tokio::test]
async fn an_error_may_be_transient_and_inside_a_200() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().next(Fault::graph_error(508, 2_534_122).transient().http_status(200));
    let (status, answer) = send(&simulator, PATH, &hello()).await;
    assert_eq!(status, 200);
    assert_eq!(answer["error"]["is_transient"], true);
    assert_eq!(answer["error"]["type"], "OAuthException");
    assert!(simulator.messages().is_empty());
}

#[tokio::test]
async fn instagram_has_its_own_class_of_errors() {
    let simulator = Simulator::builder().instagram("101").start().await.unwrap();
    simulator.faults().next(Fault::graph_error(10, 2_534_022));
    let (status, answer) = send(&simulator, PATH, &hello()).await;
    assert_eq!((status, &answer["error"]["type"]), (403, &json!("IGApiException")));
}

#[tokio::test]
async fn html_an_empty_answer_and_another_body_come_as_ordered() {
    let (html, text) = answered(Fault::html(502)).await;
    assert_eq!((html.status, html.content_type()), (502, Some("text/html")));
    assert!(text.starts_with("<html>") && text.contains("502 Bad Gateway"), "{text}");

    let (empty, text) = answered(Fault::status(503)).await;
    assert_eq!((empty.status, empty.content_type(), text.as_str()), (503, None, ""));

    let (other, text) = answered(Fault::body("[]")).await;
    assert_eq!((other.status, text.as_str()), (200, "[]"));
    assert_eq!(other.content_type(), Some("application/json; charset=UTF-8"));
}

#[tokio::test]
async fn a_number_that_is_no_final_status_is_a_500() {
    for status in [0, 100, 101, 1000, u16::MAX] {
        assert_eq!(answered(Fault::status(status)).await.0.status, 500, "{status}");
    }
}

#[tokio::test]
async fn wrong_json_is_nearly_right_and_the_message_is_received() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().next(Fault::wrong_json());
    let text = request(&simulator).await.text().await.unwrap();
    assert!(serde_json::from_str::<Value>(&text).is_err(), "{text}");
    assert!(serde_json::from_str::<Value>(&format!("{text}}}")).is_ok(), "{text}");
    assert_eq!(simulator.messages()[0].fault(), Some(&Fault::wrong_json()));
}

#[tokio::test]
async fn a_delay_is_kept_and_the_message_is_received_before_it() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().next(Fault::delay(Duration::from_secs(60)));
    let impatient = post(&simulator, PATH).bearer_auth("t").json(&hello());
    let error = impatient.timeout(Duration::from_millis(300)).send().await.expect_err("late");
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(simulator.messages().len(), 1);

    simulator.faults().next(Fault::delay(Duration::from_millis(200)));
    let begin = std::time::Instant::now();
    assert_eq!(send(&simulator, PATH, &hello()).await.0, 200);
    assert!(begin.elapsed() >= Duration::from_millis(200));
}

#[tokio::test]
async fn retry_after_is_in_begun_seconds() {
    let (head, _) = answered(Fault::status(429).retry_after(Duration::from_millis(1_001))).await;
    assert_eq!((head.status, &head.headers["retry-after"]), (429, &"2".parse().unwrap()));
}

#[tokio::test]
async fn usage_rises_with_each_answer_and_tells_the_wait_when_it_is_full() {
    let simulator = Simulator::builder().instagram("101").start().await.unwrap();
    let business = Usage::business(60).rising_by(20).regained_after(Duration::from_secs(61));
    let fault = Fault::usage(business).and_usage(Usage::app(28)).and_usage(Usage::page(7));
    simulator.faults().add(Requests::all(), fault);
    for (percent, wait) in [(60, 0), (80, 0), (100, 2), (120, 2)] {
        let answer = request(&simulator).await;
        assert_eq!(answer.status(), 200);
        let case = &header(&answer, "x-business-use-case-usage")["101"][0];
        assert_eq!(case["call_count"], percent);
        assert_eq!(case["estimated_time_to_regain_access"], wait);
        assert_eq!(case["type"], "instagram");
        assert_eq!(header(&answer, "x-app-usage")["call_count"], 28);
        assert_eq!(header(&answer, "x-page-usage")["call_count"], 7);
    }
    assert_eq!(simulator.messages().len(), 4);
}

#[tokio::test]
async fn delivered_or_not_is_as_told_and_only_for_what_keeps_the_rules() {
    let simulator = Simulator::start().await.unwrap();
    for (fault, body, received) in [
        (Fault::html(504), hello(), false),
        (Fault::html(504).delivered(), hello(), true),
        (Fault::html(504).delivered(), to_nobody(), false),
        (Fault::status(500).delivered(), hello(), true),
        (Fault::graph_error(2, None), hello(), false),
        (Fault::graph_error(2, None).delivered(), hello(), true),
        (Fault::body("{}"), hello(), true),
    ] {
        let before = simulator.messages().len();
        simulator.faults().next(fault.clone());
        post(&simulator, PATH).bearer_auth("t").json(&body).send().await.unwrap();
        let messages = simulator.messages();
        assert_eq!(messages.len() - before, usize::from(received), "{fault}");
        if received {
            assert_eq!(messages[before].fault(), Some(&fault));
        }
    }
    send(&simulator, PATH, &hello()).await;
    assert_eq!(simulator.messages().last().unwrap().fault(), None);
}

struct Head {
    status: u16,
    headers: HeaderMap,
}

impl Head {
    fn content_type(&self) -> Option<&str> {
        self.headers.get("content-type")?.to_str().ok()
    }
}

/// The answer to a request that meets the fault; the next one is as ever.
async fn answered(fault: Fault) -> (Head, String) {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().next(fault);
    let answer = request(&simulator).await;
    let head = Head { status: answer.status().as_u16(), headers: answer.headers().clone() };
    let text = answer.text().await.unwrap();
    assert_eq!(send(&simulator, PATH, &hello()).await.0, 200);
    (head, text)
}

async fn request(simulator: &Simulator) -> Response {
    post(simulator, PATH).bearer_auth("t").json(&hello()).send().await.expect("an answer")
}

fn header(answer: &Response, name: &str) -> Value {
    serde_json::from_str(answer.headers()[name].to_str().unwrap()).unwrap()
}
