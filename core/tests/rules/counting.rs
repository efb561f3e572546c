//! What counts as one: Unicode scalar values on Messenger, bytes of UTF-8 in a text on Instagram.

use serde_json::json;

use crate::case::{Draft, instagram, messenger, template};

fn titled(title: String) -> Draft {
    let button = json!({ "type": "postback", "title": title, "payload": "P" });
    messenger(template(json!({ "template_type": "button", "text": "?", "buttons": [button] })))
}

fn on_instagram(text: String) -> Draft {
    instagram(json!({ "text": text }))
}

#[track_caller]
fn fits(draft: &Draft) {
    assert!(draft.judged().is_empty(), "{:?}", draft.judged());
}

#[track_caller]
fn says(draft: &Draft, sentence: &str) {
    let told = draft.judged();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].sentence(), sentence);
}

const OVER: &str = "button title is 21 characters long, 1 over the limit of 20";

#[test]
fn a_family_of_four_is_seven_characters() {
    let two_families = "👨‍👩‍👧‍👦".repeat(2);
    fits(&titled(format!("{two_families}123456")));
    says(&titled(format!("{two_families}1234567")), OVER);
}

#[test]
fn a_flag_is_two_characters_and_a_coloured_hand_too() {
    fits(&titled("🇳🇴".repeat(10)));
    says(&titled("🇳🇴".repeat(10) + "!"), OVER);
    fits(&titled("👍🏽".repeat(10)));
    says(&titled("👍🏽".repeat(10) + "!"), OVER);
}

#[test]
fn a_combining_mark_counts() {
    fits(&titled("e\u{301}".repeat(10)));
    says(&titled("e\u{301}".repeat(10) + "\u{301}"), OVER);
    fits(&titled("é".repeat(20)));
    says(&titled("é".repeat(21)), OVER);
}

#[test]
fn text_from_right_to_left_is_counted_as_any() {
    fits(&titled("שלום".repeat(5)));
    says(&titled("שלום".repeat(5) + "!"), OVER);
    // The marks that turn the direction are characters too, though nobody sees them.
    says(&titled("\u{200f}".to_owned() + &"مرحبا".repeat(4)), OVER);
}

#[test]
fn a_character_outside_the_basic_plane_is_one() {
    fits(&messenger(json!({ "text": "🚲".repeat(2000) })));
    says(
        &messenger(json!({ "text": "🚲".repeat(2001) })),
        "text is 2001 characters long, 1 over the limit of 2000",
    );
}

#[test]
fn instagram_counts_bytes() {
    fits(&on_instagram("é".repeat(500)));
    fits(&on_instagram("🚲".repeat(250)));
    fits(&on_instagram("שלום".repeat(125)));
    says(&on_instagram("é".repeat(500) + "!"), "text is 1001 bytes long, 1 over the limit of 1000");
    says(&on_instagram("🚲".repeat(251)), "text is 1004 bytes long, 4 over the limit of 1000");
}

#[test]
fn an_empty_text_is_told_by_its_name() {
    says(&titled(String::new()), "button title is empty, it takes at least 1 character");
    let survey = json!({ "id": "", "type": "nps" });
    let feedback = messenger(template(json!({
        "template_type": "customer_feedback",
        "title": "Your ride",
        "subtitle": "One question",
        "button_title": "Answer",
        "feedback_screens": [{ "questions": [survey] }],
        "business_privacy": { "url": "https://velo.example" },
    })));
    says(&feedback, "question id is empty, it takes at least 1 character");
}
