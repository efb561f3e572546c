//! Replies that quote what they are to.

use crate::page::Page;
use crate::scene::{MINE, Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn both_sides_quote_what_they_reply_to() {
    for screen in [Screen::DESKTOP, Screen::PHONE.dark()] {
        let scene = Scene::on(screen).await;
        scene.page.says("quote me").await;
        scene.page.reads(&format!("{THEIRS} .quote"), "replied to you").await;
        scene.page.reads(&format!("{THEIRS} .quote"), "quote me").await;
        begins_a_reply(&scene.page).await;
        scene.page.reads(".reply-to", "That is what you said").await;
        scene.page.keeps_picture("replying").await;
        scene.page.says("It is indeed").await;
        scene.page.reads(&format!("{MINE} .quote"), "That is what you said").await;
        scene.page.reads(&format!("{MINE} .quote"), "You replied to Crust & Crumb").await;
        scene.page.no_longer_sees(".reply-to").await;
        scene.page.reads(THEIRS, "You said: It is indeed").await;
        scene.page.keeps_picture("quotes").await;
        let quoted = scene.ada.messages()[0].message_id().map(ToOwned::to_owned);
        scene.bot_hears("/message/reply_to/mid", &quoted.expect("an id")).await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_reply_can_be_thought_better_of() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.page.says("quote me").await;
    scene.page.reads(THEIRS, "That is what you said").await;
    begins_a_reply(&scene.page).await;
    scene.page.clicks(".reply-to [aria-label='Do not reply']").await;
    scene.page.no_longer_sees(".reply-to").await;
    scene.page.says("Never mind").await;
    scene.page.reads(THEIRS, "You said: Never mind").await;
    assert!(scene.bot.told_at("/message/reply_to").is_empty());
}

async fn begins_a_reply(page: &Page) {
    let message = format!("{THEIRS} .content");
    if page.screen().is_phone() {
        page.holds(&message).await;
    } else {
        page.points_at(&message).await;
    }
    page.picks("[data-tool=reply]").await;
}
