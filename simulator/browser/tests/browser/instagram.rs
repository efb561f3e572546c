//! An Instagram account: its looks, its words, its rules.

use crate::scene::{Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn an_instagram_conversation_looks_and_answers_as_there() {
    for screen in Screen::ALL {
        let scene = Scene::on_instagram(screen).await;
        scene.page.sees("body[data-platform=instagram]").await;
        scene.page.says("hello").await;
        scene.page.sees("[data-quick-reply]").await;
        scene.page.keeps_picture("instagram-quick-replies").await;
        scene.page.picks("[data-quick-reply='0']").await;
        scene.page.reads(THEIRS, "Fresh bread, coming up").await;
        scene.page.says("cards").await;
        scene.page.reads(".carousel", "Rye").await;
        scene.page.keeps_picture("instagram").await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn what_is_not_on_instagram_is_refused_in_so_many_words() {
    let scene = Scene::on_instagram(Screen::PHONE).await;
    scene.page.says("receipt").await;
    scene.page.reads("[data-refusal]", "Instagram").await;
    scene.page.picks("[data-refusal]").await;
    scene.page.reads(".violation", "not available on Instagram").await;
    scene.page.keeps_picture("instagram-refusal").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn the_heart_is_sent_and_shown() {
    let scene = Scene::on_instagram(Screen::PHONE).await;
    scene.page.picks("#sticker").await;
    scene.page.sees(".message.mine .heart").await;
    scene.bot_hears("/message/attachments/0/type", "like_heart").await;
}
