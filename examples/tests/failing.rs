//! What a test prints that fails: the difference, for people, however it fails.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use std::env;
use std::error::Error;
use std::process::Command;

use sendapi::message;
use sendapi::webhook::Conversation;
use sendapi_examples::bot::{Stage, serve};
use sendapi_examples::echo_bot::echo;
use sendapi_simulator::Simulator;
use tokio::net::TcpListener;

/// An echo behind its server, as in the README's guide, and a person who writes to it.
async fn stage() -> Result<Stage, Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let stage = Stage::with_people(Simulator::builder(), "Bakery", listener.local_addr()?).await?;
    let inbox = stage.inbox(echo);
    tokio::spawn(async move { serve(&inbox, listener, std::future::pending()).await });
    Ok(stage)
}

#[tokio::test]
#[ignore = "it fails, and another test looks at what it prints"]
async fn another_text_by_question_mark() -> Result<(), Box<dyn Error>> {
    let stage = stage().await?;
    let ada = stage.simulator.as_ref().unwrap().person("Ada");
    ada.says("hi").await?;
    ada.expects("Good morning!").await?;
    Ok(())
}

#[tokio::test]
#[ignore = "it fails, and another test looks at what it prints"]
async fn another_text_by_unwrap() {
    let stage = stage().await.unwrap();
    let ada = stage.simulator.as_ref().unwrap().person("Ada");
    ada.says("hi").await.unwrap();
    ada.expects("Good morning!").await.unwrap();
}

#[tokio::test]
#[ignore = "it fails, and another test looks at what it prints"]
async fn a_tap_on_nothing() -> Result<(), Box<dyn Error>> {
    let stage = stage().await?;
    stage.simulator.as_ref().unwrap().person("Ada").taps("Rye").await?;
    Ok(())
}

#[tokio::test]
#[ignore = "it fails, and another test looks at what it prints"]
async fn another_message() {
    let mut talk = Conversation::with(echo).unwrap();
    let answers = talk.person("7").says("hi").await.unwrap();
    assert_eq!(answers, [message!(Messenger { recipient: "7", text: "Good morning!" })]);
}

#[tokio::test]
#[ignore = "it fails, and another test looks at what it prints"]
async fn a_button_that_is_not_there() -> Result<(), Box<dyn Error>> {
    Conversation::with(echo)?.person("7").taps("Rye").await?;
    Ok(())
}

/// What a failing test of this file prints.
fn printed(test: &str) -> String {
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", test, "--ignored"])
        .env_remove("RUST_BACKTRACE")
        .output()
        .unwrap();
    assert!(!output.status.success(), "`{test}` does not fail");
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

#[test]
fn the_difference_is_there_to_be_read() {
    let difference = "`Ada` expected 1 message, and got another\n  \
        1. the text `Good morning!`: there came {\"text\":\"hi\"}\n     \
        /text: `\"Good morning!\"` expected, `\"hi\"` came";
    let nothing_to_tap =
        "`Ada` sees nothing to tap with the title `Rye`: no message has a button or quick reply";
    let json = |text| {
        format!(
            r#"[{{"recipient":{{"id":"7"}},"messaging_type":"RESPONSE","message":{{"text":"{text}"}}}}]"#
        )
    };
    for (test, expected) in [
        ("another_text_by_question_mark", vec![format!("Error: {difference}")]),
        ("another_text_by_unwrap", vec![difference.to_owned()]),
        ("a_tap_on_nothing", vec![format!("Error: {nothing_to_tap}")]),
        (
            "another_message",
            vec![format!(" left: {}", json("hi")), format!("right: {}", json("Good morning!"))],
        ),
        (
            "a_button_that_is_not_there",
            vec!["Error: there is no button `Rye`, the person was sent none".to_owned()],
        ),
    ] {
        let printed = printed(test);
        for words in expected {
            assert!(
                printed.contains(&words),
                "{words}\nis not in what `{test}` prints:\n{printed}"
            );
        }
        assert!(!printed.contains("Unexpected {") && !printed.contains("None"), "{printed}");
    }
}
