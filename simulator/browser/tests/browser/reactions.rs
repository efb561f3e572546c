//! Reactions: chosen, seen, taken back.

use thirtyfour::Key;

use crate::scene::{Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_reaction_is_chosen_and_shows_on_the_message() {
    for screen in Screen::ALL {
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
