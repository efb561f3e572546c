//! Answers that are not the platform's: of gateways, without ids, and from elsewhere.

use sendapi_simulator::{Fault, Requests, Simulator};
use serde_json::{Value, json};

use crate::items::{batch, item};
use crate::raw::{Answer, asked};
use crate::support::{PATH, hello, send};

#[tokio::test]
async fn a_gateway_has_its_own_form_with_any_status() {
    let simulator = Simulator::start().await.unwrap();
    for status in [200, 400, 403, 408, 413, 429, 460, 500, 502, 503, 504, 599] {
        simulator.faults().next(Fault::gateway(status));
        let (found, answer) = send(&simulator, PATH, &hello()).await;
        assert_eq!((found, &answer["error"]["code"]), (status, &json!(status)));
        assert!(answer["error"]["message"].as_str().is_some_and(|words| !words.is_empty()));
    }
    simulator.faults().next(Fault::gateway(502));
    assert_eq!(
        send(&simulator, PATH, &hello()).await.1,
        json!({ "error": { "code": 502, "message": "Bad Gateway" } })
    );
}

#[tokio::test]
async fn no_gateway_speaks_as_the_platform_does() {
    let simulator = Simulator::start().await.unwrap();
    for fault in Fault::gateways(503) {
        simulator.faults().next(fault.clone());
        let (status, answer) = send(&simulator, PATH, &hello()).await;
        assert_eq!(status, 503);
        let error = &answer["error"];
        assert!(error["type"].is_null() && error["fbtrace_id"].is_null(), "{answer}");
    }
    assert!(simulator.messages().is_empty());
    assert_eq!(Fault::gateways(502).next(), Some(Fault::gateway(502)));
    let forms: Vec<_> = Fault::gateways(502).collect();
    assert!((1..forms.len()).all(|index| !forms[..index].contains(&forms[index])));
}

#[tokio::test]
async fn a_gateway_may_have_let_the_message_through() {
    let simulator = Simulator::start().await.unwrap();
    for fault in Fault::gateways(502).chain(Fault::receipts_without_ids()) {
        let before = simulator.messages().len();
        simulator.faults().next(fault.clone());
        send(&simulator, PATH, &hello()).await;
        assert_eq!(simulator.messages().len(), before, "{fault}");
        simulator.faults().next(fault.clone().delivered());
        send(&simulator, PATH, &hello()).await;
        let received = simulator.messages();
        assert_eq!(received.len(), before + 1, "{fault}");
        assert_eq!(received.last().unwrap().fault(), Some(&fault.delivered()));
    }
}

#[tokio::test]
async fn a_receipt_without_ids_is_json_and_a_200() {
    let simulator = Simulator::start().await.unwrap();
    let mut bodies = Vec::new();
    for fault in Fault::receipts_without_ids() {
        simulator.faults().next(fault);
        let (status, answer) = send(&simulator, PATH, &hello()).await;
        let ids = ["recipient_id", "message_id", "attachment_id", "id", "result", "error"];
        assert!(status == 200 && ids.iter().all(|id| answer.get(id).is_none()), "{answer}");
        bodies.push(answer);
    }
    for known in [json!({}), json!({ "success": false }), json!({ "message": "Forbidden" })] {
        assert!(bodies.contains(&known), "{known}");
    }
}

#[tokio::test]
async fn a_redirect_names_the_address_whether_or_not_the_message_got_through() {
    let simulator = Simulator::start().await.unwrap();
    for status in [301, 302, 303, 307, 308] {
        for (fault, received) in [
            (Fault::redirect(status, "https://elsewhere.example/messages?a=b"), 0),
            (Fault::redirect(status, "https://elsewhere.example/messages?a=b").delivered(), 1),
        ] {
            let before = simulator.messages().len();
            simulator.faults().next(fault);
            let answer = Answer::read(&mut asked(&simulator).await).await;
            assert_eq!(answer.status(), status);
            let location = Some("https://elsewhere.example/messages?a=b");
            assert_eq!(answer.header("location"), location);
            assert!(answer.body.starts_with("<html>"), "{}", answer.body);
            assert_eq!(simulator.messages().len(), before + received);
        }
    }
}

#[test]
fn the_log_shows_the_beginning_of_other_json_in_one_line() {
    let shown = |text: &str| Fault::json(200, text).to_string();
    assert_eq!(shown("{\n}"), "JSON { } with status 200");
    assert_eq!(Fault::body("[]").to_string(), "JSON [] with status 200, delivered");
    assert_eq!(shown(&"é".repeat(61)), format!("JSON {}… with status 200", "é".repeat(60)));
}

#[tokio::test]
async fn an_address_that_no_header_holds_is_left_out() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().next(Fault::redirect(302, "a\r\nset-cookie: b"));
    let answer = Answer::read(&mut asked(&simulator).await).await;
    assert_eq!((answer.status(), answer.header("location")), (302, None));
    assert_eq!(answer.header("set-cookie"), None);
}

#[tokio::test]
async fn items_of_a_batch_meet_them_too() {
    let simulator = Simulator::start().await.unwrap();
    let faults = simulator.faults();
    faults.add(Requests::to("1"), Fault::gateway(502));
    faults.add(Requests::to("2"), Fault::gateway(503).delivered());
    faults.add(Requests::to("3"), Fault::json(200, "{}"));
    faults.add(Requests::to("4"), Fault::redirect(307, "/elsewhere"));
    faults.add(Requests::to("5"), Fault::graph_error(-1, None).delivered());
    let answers = batch(&simulator, json!(["1", "2", "3", "4", "5"].map(item))).await;
    let codes: Vec<_> = answers.as_array().unwrap().iter().map(|it| it["code"].as_u64()).collect();
    assert_eq!(codes, [502, 503, 200, 307, 500].map(Some));
    assert_eq!(answers[2]["body"], "{}");
    let headers = answers[3]["headers"].as_array().unwrap();
    assert!(headers.contains(&json!({ "name": "location", "value": "/elsewhere" })));
    let error: Value = serde_json::from_str(answers[4]["body"].as_str().unwrap()).unwrap();
    assert_eq!(error["error"]["code"], -1);
    let received = simulator.messages();
    let received: Vec<_> = received.iter().map(|it| it.recipient_id().unwrap()).collect();
    assert_eq!(received, ["2", "5"]);
}
