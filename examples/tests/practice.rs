//! Patients of a practice, on both platforms.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use sendapi::webhook::Conversation;
use sendapi::{Message, Platform};
use sendapi_examples::practice::receptionist::{Receptionist, WELCOME};
use serde_json::{Value, json};

/// What the bot says in its answers: texts, or the titles of cards and forms.
fn said<P: Platform>(answers: &[Message<'_, P>]) -> String {
    answers.iter().map(words).collect::<Vec<_>>().join(" / ")
}

fn words<P: Platform>(answer: &Message<'_, P>) -> String {
    let json = serde_json::to_value(answer).unwrap();
    let text =
        |value: &Value, pointer| value.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
    let cards = json.pointer("/message/attachment/payload/elements").and_then(Value::as_array);
    let titles = || {
        let titles = cards?.iter().filter_map(|card| text(card, "/title"));
        Some(titles.collect::<Vec<_>>().join(" | "))
    };
    text(&json, "/message/text")
        .or_else(titles)
        .or_else(|| text(&json, "/message/attachment/payload/text"))
        .or_else(|| text(&json, "/message/attachment/payload/title"))
        .unwrap_or_default()
}

const NOT_UNDERSTOOD: &str = "I did not understand that.";
const DOCTORS: &str = "Dr. Sigrún Jónsdóttir | Dr. Einar Helgason";
const WHY: &str = "Why do you come? A few words are enough.";

/// Twenty turns that are alike on both platforms; `written_down` is what is said when the appointment is, and `rates` how a
/// patient gives stars.
async fn a_day<P: Platform>(mut talk: Conversation<P>, written_down: &str) {
    macro_rules! turn {
        ($($does:ident)+ ($argument:expr) => $expected:expr) => {
            assert_eq!(said(&talk.person("7")$(.$does)+($argument).await.unwrap()), $expected)
        };
    }
    turn!(says("Hello") => WELCOME);
    turn!(taps("Opening hours") => "We are there from Monday to Friday, 9:00 to 16:00.");
    turn!(taps("My appointment") => "You have no appointment.");
    turn!(says("asdf") => NOT_UNDERSTOOD);
    turn!(taps("New appointment") => DOCTORS);
    turn!(taps("Choose") => "Dr. Sigrún Jónsdóttir sees you tomorrow. At which hour?");
    turn!(taps("10:00") => WHY);
    turn!(says("  a cough ") => "Dr. Sigrún Jónsdóttir, tomorrow at 10:00, for: a cough. Shall we write it down?");
    turn!(taps("Another hour") => "Dr. Sigrún Jónsdóttir sees you tomorrow. At which hour?");
    turn!(taps("14:00") => WHY);
    turn!(says("a cough & a cold?") => "Dr. Sigrún Jónsdóttir, tomorrow at 14:00, for: a cough & a cold?. Shall we write it down?");
    turn!(taps("Yes") => written_down);
    turn!(says("When are you open?") => "We are there from Monday to Friday, 9:00 to 16:00.");
    turn!(taps_payload("mine") => "Tomorrow at 14:00 with Dr. Sigrún Jónsdóttir, for: a cough & a cold?.");
    turn!(taps("Give it up") => "We crossed it out.");
    turn!(says("cancel") => "You have no appointment.");
    turn!(taps_payload("prices") => "That button is an old one. What can we do for you?");
    turn!(does(json!({"message": {"attachments": [{"type": "image"}]}})) => NOT_UNDERSTOOD);
    turn!(does(json!({"reaction": {"reaction": "love", "action": "react"}})) => "");
    turn!(taps("New appointment") => DOCTORS);
    turn!(taps_payload("rate?stars=2") => "We are sorry, and will do better.");
    turn!(says("I want to talk to a person") => "Somebody will write to you here in a moment.");
    assert_eq!(
        said(&talk.person("8").taps_payload("mine").await.unwrap()),
        "You have no appointment."
    );
}

#[tokio::test]
async fn on_messenger() {
    let talk = Conversation::with(Receptionist::default()).unwrap();
    a_day(
        talk,
        "Written down: tomorrow at 14:00 with Dr. Sigrún Jónsdóttir. We remind you in the morning. / How was it to book with us?",
    )
    .await;
}

#[tokio::test]
async fn on_instagram() {
    let talk = Conversation::on_instagram(Receptionist::default()).unwrap();
    a_day(
        talk,
        "Written down: tomorrow at 14:00 with Dr. Sigrún Jónsdóttir. Instagram does not let us remind you: please note it down. / How was it to book with us? One star is bad, five are good.",
    )
    .await;
}

#[tokio::test]
async fn stars_come_as_a_form_or_as_quick_replies() {
    let mut page = Conversation::with(Receptionist::default()).unwrap();
    let form = json!({"messaging_feedback": {"feedback_screens": [
        {"screen_id": 0, "questions": {"booking": {"type": "csat", "payload": "5"}}},
    ]}});
    assert_eq!(said(&page.person("7").does(form).await.unwrap()), "We are glad to hear it.");
    let mut instagram = Conversation::on_instagram(Receptionist::default()).unwrap();
    let confirm = "confirm?doctor=einar&hour=13&reason=a%20tooth";
    instagram.person("7").taps_payload(confirm).await.unwrap();
    assert_eq!(said(&instagram.person("7").taps("★★★★").await.unwrap()), "We are glad to hear it.");
}
