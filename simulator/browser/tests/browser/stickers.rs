//! The thumb, and what else is just a sign.

use serde_json::json;

use crate::scene::{MINE, Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn the_thumb_is_sent_by_its_button_and_shown() {
    let scene = Scene::on(Screen::PHONE.dark()).await;
    scene.page.picks("#sticker").await;
    scene.page.sees(&format!("{MINE} .sticker .icon")).await;
    scene.bot_hears("/message/attachments/0/type", "sticker").await;
    scene.account_says(&json!({ "text": "🎉" })).await;
    scene.page.reads(&format!("{THEIRS} .big-emoji"), "🎉").await;
    scene.page.keeps_picture("thumb").await;
}
