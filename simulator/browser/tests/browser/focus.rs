//! Where one types next, after a dialog.

use serde_json::json;
use thirtyfour::Key;

use crate::page::Page;
use crate::scene::{MINE, Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_new_person_writes_at_once_whether_added_by_enter_or_by_a_click() {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        let scene = Scene::on(screen).await;
        for (name, by_key) in [("Grace Hopper", true), ("Alan Kay", false)] {
            begins_with(&scene.page, name, by_key).await;
            has_focus_on_message(&scene.page).await;
            types(&scene.page, "Good morning").await;
            scene.page.presses(Key::Enter).await;
            scene.page.reads(THEIRS, "You said: Good morning").await;
            scene.page.reads("#conversation .head-line", &format!("As {name}")).await;
        }
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn somebody_who_is_there_already_is_chosen_by_the_dialog_too() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.page.says("Good morning").await;
    scene.page.reads(THEIRS, "You said: Good morning").await;
    begins_with(&scene.page, "Grace Hopper", true).await;
    has_focus_on_message(&scene.page).await;
    begins_with(&scene.page, "Ada Berg", true).await;
    has_focus_on_message(&scene.page).await;
    scene.page.reads(MINE, "Good morning").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn what_is_proposed_is_typed_over_and_then_one_writes_on() {
    let scene = Scene::on(Screen::DESKTOP).await;
    for (kind, typed) in [("user_phone_number", "+3545550199"), ("user_email", "grace@example.com")]
    {
        begins(&scene).await;
        let replies = json!([{ "content_type": kind }]);
        scene.account_says(&json!({ "text": "Where to?", "quick_replies": replies })).await;
        scene.page.clicks("[data-quick-reply='0']").await;
        scene.page.sees("dialog input").await;
        assert!(!scene.page.value_of("dialog input").await.is_empty(), "something is proposed");
        types(&scene.page, typed).await;
        assert_eq!(scene.page.value_of("dialog input").await, typed);
        scene.page.presses(Key::Enter).await;
        scene.page.no_longer_sees("dialog").await;
        scene.bot_hears("/message/quick_reply/payload", typed).await;
        has_focus_on_message(&scene.page).await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn after_a_survey_one_writes_on_too() {
    let scene = Scene::on(Screen::DESKTOP).await;
    begins(&scene).await;
    let question = json!({ "id": "loaf", "type": "csat", "score_option": "five_stars" });
    let survey = json!({
        "template_type": "customer_feedback",
        "title": "Your order",
        "subtitle": "Tell us how it was",
        "button_title": "Rate it",
        "feedback_screens": [{ "questions": [question] }],
        "business_privacy": { "url": "https://example.com/privacy" },
    });
    scene.account_shows(&survey).await;
    scene.page.clicks("[data-kind=customer_feedback] button").await;
    scene.page.sees("dialog .score-choice").await;
    let labels = "return [...document.querySelectorAll('.score-choice .spoken')].map((it) => it.textContent)";
    let stars = json!(["1 star", "2 stars", "3 stars", "4 stars", "5 stars"]);
    assert_eq!(scene.page.runs(labels, []).await, stars, "what a screen reader says");
    scene.page.clicks("dialog .score-choice:nth-child(1)").await;
    scene.page.clicks("dialog [type=submit]").await;
    scene.page.no_longer_sees("dialog").await;
    scene.page.reads("[data-kind=customer_feedback]", "Answered").await;
    has_focus_on_message(&scene.page).await;
}

/// Says something, so that the account may write.
async fn begins(scene: &Scene) {
    scene.opens_in_silence().await;
    scene.page.reads("#conversation .chip", "Window open").await;
}

async fn begins_with(page: &Page, name: &str, by_key: bool) {
    if page.screen().is_phone() {
        page.clicks("#conversation [aria-label^='Back']").await;
    }
    page.clicks("#new-person").await;
    page.sees("dialog").await;
    types(page, name).await;
    if by_key {
        page.presses(Key::Enter).await;
    } else {
        page.clicks("dialog [type=submit]").await;
    }
    page.no_longer_sees("dialog").await;
}

async fn has_focus_on_message(page: &Page) {
    page.waits_for("the focus in the message field", async || page.has_focus("#message").await)
        .await;
}

/// Wherever the focus is.
async fn types(page: &Page, text: &str) {
    for letter in text.chars() {
        page.types_letter(letter).await;
    }
}
