//! Headers that speak of limits: of others, and in forms that make no sense.

use std::time::Duration;

use sendapi_simulator::{Endpoint, Fault, Requests, Simulator, Usage};
use serde_json::{Value, json};

use crate::items::{batch, item};
use crate::raw::{Answer, asked};

#[tokio::test]
async fn business_usage_may_speak_of_other_objects_and_of_other_limits_in_one_header() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let full = || Usage::business(100).regained_after(Duration::from_secs(19 * 60));
    let fault = Fault::usage(Usage::business(28))
        .and_usage(full().of_type("ads_management"))
        .and_usage(full().of_object("999"))
        .and_usage(full().of_object("17841400000000001").of_type("instagram"))
        .and_usage(full().of_object("999").of_type("pages"));
    simulator.faults().next(fault);
    let answer = Answer::read(&mut asked(&simulator).await).await;
    assert_eq!(answer.head.to_lowercase().matches("x-business-use-case-usage").count(), 1);
    let usage = parsed(answer.header("x-business-use-case-usage"));
    let told = |id: &str| -> Vec<_> {
        let cases = usage[id].as_array().expect("a list");
        let told = |case: &Value| {
            (
                case["type"].clone(),
                case["call_count"].clone(),
                case["estimated_time_to_regain_access"].clone(),
            )
        };
        cases.iter().map(told).collect()
    };
    let case = |kind: &str, percent: u8, wait: u8| (json!(kind), json!(percent), json!(wait));
    assert_eq!(told("101"), [case("messenger", 28, 0), case("ads_management", 100, 19)]);
    assert_eq!(told("999"), [case("messenger", 100, 19), case("pages", 100, 19)]);
    assert_eq!(told("17841400000000001"), [case("instagram", 100, 19)]);
    assert_eq!((answer.status(), simulator.messages().len()), (200, 1));
}

#[tokio::test]
async fn usage_of_the_app_and_of_others_comes_in_items_and_with_whole_batches() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let faults = simulator.faults();
    let others = Usage::business(100).of_object("999").of_type("pages");
    faults.add(Requests::to("1"), Fault::usage(others.clone()).and_usage(Usage::app(99)));
    faults.add(Requests::of_endpoint(Endpoint::Batch), Fault::usage(others));
    let answers = batch(&simulator, json!([item("1"), item("2")])).await;
    let headers = answers[0]["headers"].as_array().unwrap();
    let header = |name: &str| {
        let header = headers.iter().find(|header| header["name"] == name).expect("a header");
        parsed(header["value"].as_str())
    };
    assert_eq!(header("x-app-usage")["call_count"], 99);
    assert_eq!(header("x-business-use-case-usage")["999"][0]["type"], "pages");
    assert_eq!(simulator.messages().len(), 2);
}

#[tokio::test]
async fn a_retry_after_may_be_absurd_a_date_negative_or_no_number() {
    let simulator = Simulator::start().await.unwrap();
    let limited = || Fault::status(429);
    for (fault, value) in [
        (limited().retry_after(Duration::from_secs(9_999_999_999)), "9999999999"),
        (limited().retry_after(Duration::MAX), "18446744073709551615"),
        (
            limited().and_header("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT"),
            "Wed, 21 Oct 2015 07:28:00 GMT",
        ),
        (limited().and_header("Retry-After", "-5"), "-5"),
        (limited().and_header("retry-after", "soon"), "soon"),
        (limited().retry_after(Duration::from_secs(7)).retry_after(Duration::ZERO), "0"),
    ] {
        simulator.faults().next(fault);
        let answer = Answer::read(&mut asked(&simulator).await).await;
        assert_eq!((answer.status(), answer.header("retry-after")), (429, Some(value)));
    }
}

#[tokio::test]
async fn what_no_header_can_be_is_left_out() {
    let simulator = Simulator::start().await.unwrap();
    let fault = Fault::status(429).and_header("retry after", "1").and_header("retry-after", "1\n2");
    simulator.faults().next(fault);
    let answer = Answer::read(&mut asked(&simulator).await).await;
    assert_eq!((answer.status(), answer.header("retry-after")), (429, None));
}

#[test]
fn the_log_shows_what_the_headers_say() {
    let others = Usage::business(100).of_object("999").of_type("pages");
    let fault = Fault::usage(others).and_usage(Usage::app(28)).retry_after(Duration::from_secs(7));
    assert_eq!(
        fault.to_string(),
        "the answer, x-business-use-case-usage 100 % of 999 of type pages, x-app-usage 28 %, \
         retry-after \"7\""
    );
}

fn parsed(header: Option<&str>) -> Value {
    serde_json::from_str(header.expect("a header")).expect("JSON")
}
