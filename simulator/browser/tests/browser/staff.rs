//! A conversation that the bot passes on: people answer it, and give it back.

use serde_json::json;

use crate::scene::{Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn somebody_answers_by_hand_and_hands_back() {
    for screen in [Screen::DESKTOP, Screen::PHONE.dark()] {
        let scene = Scene::on(screen).await;
        scene.page.says("hello").await;
        scene.page.reads(THEIRS, "Hello. What may it be?").await;
        let pass = json!({ "recipient": { "id": scene.ada.id() }, "target_app_id": PAGE_INBOX });
        scene.account_calls("pass_thread_control", &pass).await;
        scene.page.reads("#conversation .chip", "With Page Inbox").await;
        scene.page.reads("#conversation .line", "The conversation went to Page Inbox").await;
        let answer = scene.account_says(&json!({ "text": "Me again" })).await;
        assert!(answer["error"].is_object(), "{screen}: the bot has not got the conversation");
        scene.page.says("A person, please").await;
        scene.page.opens_controls().await;
        scene.page.types("[data-action=staff] input", "Kim here. What can I do?").await;
        scene.page.picks("[data-action=staff] button").await;
        scene.page.leaves_controls().await;
        scene.page.reads(THEIRS, "Kim here. What can I do?").await;
        scene.page.reads(".name-above", "Page Inbox").await;
        scene.page.keeps_picture("staff").await;
        scene.page.opens_controls().await;
        scene.page.keeps_picture("staff-controls").await;
        scene.page.picks("#hand-back").await;
        scene.page.leaves_controls().await;
        scene.page.reads("#conversation .line", "The conversation is back with the bot").await;
        scene.bot_hears("/pass_thread_control/previous_owner_app_id", PAGE_INBOX).await;
        scene.page.says("Still there?").await;
        scene.page.reads(THEIRS, "You said: Still there?").await;
    }
}

const PAGE_INBOX: &str = "263902037430900";
