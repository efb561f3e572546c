//! Faults of the connection, seen from its other end.

use std::io::ErrorKind;
use std::time::Duration;

use sendapi_simulator::{Fault, Requests, Simulator};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::timeout;

use crate::raw::{connect, everything, request};
use crate::support::{PATH, hello, post, send};

#[tokio::test]
async fn cut_before_reading_needs_no_body_and_resets() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().next(Fault::cut_before_reading().delivered());
    let mut stream = connect(&simulator).await;
    let head = format!("POST {PATH} HTTP/1.1\r\nhost: a\r\ncontent-length: 50000\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    let error = stream.read_u8().await.expect_err("a cut");
    assert_eq!(error.kind(), ErrorKind::ConnectionReset);
    assert!(simulator.messages().is_empty());
    is_alive(&simulator).await;
}

#[tokio::test]
async fn cut_after_reading_closes_without_a_byte() {
    for (fault, received) in
        [(Fault::cut_after_reading(), 0), (Fault::cut_after_reading().delivered(), 1)]
    {
        let simulator = Simulator::start().await.unwrap();
        simulator.faults().next(fault.clone());
        let mut stream = connect(&simulator).await;
        let (head, body) = request();
        stream.write_all(head.as_bytes()).await.unwrap();
        let early = timeout(Duration::from_millis(100), stream.read_u8()).await;
        assert!(early.is_err(), "cut before the body");
        stream.write_all(body.as_bytes()).await.unwrap();
        assert_eq!(everything(&mut stream).await, "");
        let messages = simulator.messages();
        assert_eq!(messages.len(), received);
        assert!(messages.iter().all(|message| message.fault() == Some(&fault)));
        is_alive(&simulator).await;
    }
}

#[tokio::test]
async fn half_an_answer_promises_all_of_it() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().next(Fault::half_an_answer());
    let mut stream = connect(&simulator).await;
    let (head, body) = request();
    stream.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
    let answer = everything(&mut stream).await;
    let (head, half) = answer.split_once("\r\n\r\n").expect("a whole head");
    let promised = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let promised: usize = promised.expect("a length").parse().unwrap();
    assert!(head.starts_with("HTTP/1.1 200 OK"), "{head}");
    assert_eq!(half.len(), promised / 2);
    assert!(half.starts_with("{\""), "{half}");
    assert_eq!(simulator.messages().len(), 1);
    is_alive(&simulator).await;
}

#[tokio::test]
async fn half_an_answer_is_an_error_to_a_client() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().next(Fault::half_an_answer());
    let answer = post(&simulator, PATH).bearer_auth("t").json(&hello()).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert!(answer.text().await.is_err());
}

#[tokio::test]
async fn a_stalled_connection_stays_open_until_the_simulator_stops() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().next(Fault::stall());
    let mut stream = connect(&simulator).await;
    let (head, body) = request();
    stream.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
    let answer = timeout(Duration::from_millis(200), stream.read_u8()).await;
    assert!(answer.is_err(), "{answer:?}");
    is_alive(&simulator).await;
    assert_eq!(simulator.messages().len(), 1, "the one that did not stall");

    timeout(Duration::from_millis(900), simulator.shutdown()).await.expect("no wait for a stall");
    let end = timeout(Duration::from_secs(1), everything(&mut stream)).await;
    assert_eq!(end.expect("a cut"), "");
}

#[tokio::test]
async fn a_delay_ends_when_the_simulator_stops() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().next(Fault::delay(Duration::from_secs(60)));
    let late = tokio::spawn(post(&simulator, PATH).bearer_auth("t").json(&hello()).send());
    while simulator.messages().is_empty() {
        tokio::task::yield_now().await;
    }
    timeout(Duration::from_secs(2), simulator.shutdown()).await.expect("no wait for a delay");
    assert_eq!(late.await.unwrap().expect("an answer").status(), 200);
}

#[tokio::test]
async fn a_cut_is_for_its_connection_alone() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::of_account("202"), Fault::cut_after_reading());
    let client = reqwest::Client::new();
    let send = |path: &str| {
        client.post(format!("{}{path}", simulator.url())).bearer_auth("t").json(&hello()).send()
    };
    for _ in 0..20 {
        let (good, cut) = tokio::join!(send(PATH), send("/202/messages"));
        assert_eq!(good.expect("an answer").status(), 200);
        assert!(cut.is_err());
    }
    assert_eq!(simulator.messages().len(), 20);
}

async fn is_alive(simulator: &Simulator) {
    assert_eq!(send(simulator, PATH, &hello()).await.0, 200);
}
