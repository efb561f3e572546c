//! A finger that rests on a message, in browsers that make no context menu of it.

use crate::scene::{MINE, Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn holding_a_message_opens_its_tools_and_does_nothing_else() {
    let scene = Scene::on(Screen::PHONE).await;
    knows_no_context_menu(&scene).await;
    scene.page.says("cards").await;
    scene.page.reads(".carousel", "Buy Rye").await;
    scene.page.holds(".carousel .card:first-of-type [data-button=postback]").await;
    scene.page.sees(".picker [data-emoji='❤️']").await;
    assert_eq!(scene.page.runs("return getSelection().toString()", []).await, "");
    assert!(scene.bot.told_at("/postback").is_empty(), "the button below the finger was not meant");
    scene.page.keeps_picture("held").await;
    scene.page.taps_on(".picker [data-emoji='❤️']").await;
    scene.page.reads(".message.theirs .reactions", "❤️").await;
    scene.bot_hears("/reaction/emoji", "❤️").await;
    scene.page.picks(".carousel .card:first-of-type [data-button=postback]").await;
    scene.page.reads(THEIRS, "Sold: Rye").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_finger_that_moves_or_leaves_holds_nothing() {
    let scene = Scene::on(Screen::PHONE).await;
    scene.page.says("Good morning").await;
    scene.page.reads(THEIRS, "You said: Good morning").await;
    scene.page.drags_up_from(&format!("{THEIRS} .content")).await;
    scene.page.taps_on(&format!("{MINE} .content")).await;
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    assert_eq!(scene.page.count(".picker").await, 0);
}

async fn knows_no_context_menu(scene: &Scene) {
    let script = "addEventListener('contextmenu', (event) => event.stopImmediatePropagation(), { capture: true })";
    scene.page.runs(script, []).await;
}
