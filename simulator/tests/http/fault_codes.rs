//! The platform's own errors that leave open what became of the message.

use sendapi_simulator::{Fault, Requests, Simulator};
use serde_json::json;

use crate::support::{PATH, hello, send};

#[tokio::test]
async fn an_error_of_the_platform_itself_comes_with_a_500_delivered_or_not() {
    let simulator = Simulator::start().await.unwrap();
    for code in [-1, 1, 2] {
        for (fault, received) in
            [(Fault::graph_error(code, None), 0), (Fault::graph_error(code, None).delivered(), 1)]
        {
            let before = simulator.messages().len();
            simulator.faults().next(fault.clone());
            let (status, answer) = send(&simulator, PATH, &hello()).await;
            assert_eq!((status, &answer["error"]["code"]), (500, &json!(code)), "{fault}");
            is_the_platforms(&answer);
            assert_eq!(simulator.messages().len(), before + received, "{fault}");
        }
    }
    assert_eq!(Fault::graph_error(-1, None).delivered().to_string(), "error -1, delivered");
}

#[tokio::test]
async fn a_comment_that_has_had_its_reply_is_told_with_either_code() {
    let simulator = Simulator::builder().instagram("101").start().await.unwrap();
    for (code, status) in [(-1, 500), (100, 400)] {
        simulator.faults().next(Fault::graph_error(code, 2_534_023));
        let (found, answer) = send(&simulator, PATH, &hello()).await;
        assert_eq!((found, &answer["error"]["code"]), (status, &json!(code)));
        assert_eq!(answer["error"]["error_subcode"], 2_534_023);
    }
}

#[tokio::test]
async fn a_code_of_no_table_comes_in_the_envelope_with_any_status() {
    let simulator = Simulator::start().await.unwrap();
    let unknown = || Fault::graph_error(77_777, None);
    for (fault, status) in [
        (unknown(), 400),
        (unknown().http_status(500).delivered(), 500),
        (Fault::graph_error(i64::MIN, i64::MAX).http_status(503), 503),
    ] {
        simulator.faults().next(fault);
        let (found, answer) = send(&simulator, PATH, &hello()).await;
        assert_eq!(found, status);
        is_the_platforms(&answer);
    }
    assert_eq!(simulator.messages().len(), 1);
}

#[tokio::test]
async fn an_error_says_of_itself_what_it_was_told_to_say() {
    let simulator = Simulator::start().await.unwrap();
    for (fault, said) in [
        (Fault::graph_error(2, None), json!(null)),
        (Fault::graph_error(2, None).transient(), json!(true)),
        (Fault::graph_error(2, None).not_transient(), json!(false)),
        (Fault::graph_error(2, None).not_transient().transient(), json!(true)),
    ] {
        simulator.faults().add(Requests::all().first(1), fault);
        assert_eq!(send(&simulator, PATH, &hello()).await.1["error"]["is_transient"], said);
    }
}

fn is_the_platforms(answer: &serde_json::Value) {
    let error = &answer["error"];
    assert!(error["type"].is_string() && error["fbtrace_id"].is_string(), "{answer}");
}
