//! Reactions: chosen, seen, taken back.

use serde_json::json;
use thirtyfour::Key;

use crate::scene::{Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_reaction_is_chosen_and_shows_on_the_message() {
    for screen in [Screen::DESKTOP.dark(), Screen::PHONE] {
        let scene = Scene::on(screen).await;
        scene.page.says("Good morning").await;
        scene.page.reads(THEIRS, "You said: Good morning").await;
        opens_the_picker(&scene).await;
        scene.page.keeps_picture("reactions").await;
        scene.page.picks(".picker [data-emoji='😆']").await;
        scene.page.reads(REACTIONS, "😆").await;
        scene.page.no_longer_sees(".picker").await;
        scene.page.keeps_picture("reaction").await;
        scene.bot_hears("/reaction/emoji", "😆").await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_reaction_is_taken_back_by_a_click_on_it() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.page.says("Good morning").await;
    scene.page.reads(THEIRS, "You said: Good morning").await;
    opens_the_picker(&scene).await;
    scene.page.clicks(".picker [data-emoji='👍']").await;
    scene.page.clicks(&format!("{REACTIONS} button")).await;
    scene.page.no_longer_sees(REACTIONS).await;
    scene.bot_hears("/reaction/action", "unreact").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn escape_closes_the_picker_and_nothing_else() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.page.says("Good morning").await;
    scene.page.reads(THEIRS, "You said: Good morning").await;
    opens_the_picker(&scene).await;
    scene.page.presses(Key::Escape).await;
    scene.page.no_longer_sees(".picker").await;
    assert_eq!(scene.page.count(REACTIONS).await, 0);
    assert!(scene.bot.told_at("/reaction").is_empty());
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn the_chosen_emoji_taken_again_is_no_more() {
    let scene = Scene::on(Screen::PHONE.dark()).await;
    scene.page.says("Good morning").await;
    scene.page.reads(THEIRS, "You said: Good morning").await;
    for (action, count) in [("react", 1), ("unreact", 0)] {
        opens_the_picker(&scene).await;
        scene.page.picks(".picker [data-emoji='😮']").await;
        scene.bot_hears("/reaction/action", action).await;
        let are_seen = async || scene.page.count(REACTIONS).await == count;
        scene.page.waits_for(format!("{count} reactions"), are_seen).await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn the_account_reacts_and_takes_it_back() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.opens_in_silence().await;
    let mid = &scene.bot.told_at("/message/mid")[0];
    let payload = json!({ "message_id": mid, "reaction": "😍" });
    scene.account_sends(json!({ "sender_action": "react", "payload": payload })).await;
    scene.page.reads(".message.mine .reactions", "😍").await;
    scene.page.keeps_picture("reaction-of-the-account").await;
    let payload = json!({ "message_id": mid });
    scene.account_sends(json!({ "sender_action": "unreact", "payload": payload })).await;
    scene.page.no_longer_sees(".message.mine .reactions").await;
}

/// A finger rests on the message; a mouse finds the button beside it.
async fn opens_the_picker(scene: &Scene) {
    if scene.page.screen().is_phone() {
        scene.page.holds(&format!("{THEIRS} .content")).await;
    } else {
        scene.page.points_at(&format!("{THEIRS} .content")).await;
        scene.page.clicks("[data-tool=react]").await;
    }
    scene.page.sees(".picker [data-emoji='😆']").await;
}

const REACTIONS: &str = ".message.theirs .reactions";
