//! Answers to an open and to a closed window, against the simulator.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use sendapi_examples::closed_window::{Answered, Author, PERSON, Stage, answer};
use sendapi_simulator::Fault;

const WORDS: &str = "Yes, the rye is free of nuts.";

#[tokio::test]
async fn a_human_being_answers_with_the_tag() {
    let stage = Stage::set().await.unwrap();
    let answered = answer(&stage.page, PERSON, WORDS, Author::Human).await.unwrap();
    let Answered::WithTag(receipt, closed) = answered else { panic!("{answered:?}") };
    assert!(closed.is_window_closed());

    let received = stage.simulator.messages();
    let [tagged] = received.as_slice() else { panic!("one message: {received:?}") };
    assert_eq!(tagged.body()["tag"], "HUMAN_AGENT");
    assert_eq!(tagged.body()["message"]["text"], WORDS);
    assert_eq!(tagged.message_id(), receipt.message_id());
}

#[tokio::test]
async fn a_program_sends_nothing() {
    let stage = Stage::set().await.unwrap();
    let answered = answer(&stage.page, PERSON, WORDS, Author::Program).await.unwrap();
    assert!(matches!(answered, Answered::NotWithoutTemplate(_)), "{answered:?}");
    assert!(stage.simulator.messages().is_empty());
}

#[tokio::test]
async fn an_open_window_gets_the_plain_answer() {
    let stage = Stage::set().await.unwrap();
    let answered = answer(&stage.page, "8", WORDS, Author::Human).await.unwrap();
    assert!(matches!(answered, Answered::Plainly(_)), "{answered:?}");
}

#[tokio::test]
async fn another_failure_is_no_closed_window() {
    let stage = Stage::set().await.unwrap();
    stage.simulator.faults().next(Fault::graph_error(551, None));
    let error = answer(&stage.page, "8", WORDS, Author::Human).await.unwrap_err();
    assert!(!error.is_window_closed());
    assert!(stage.simulator.messages().is_empty());
}
