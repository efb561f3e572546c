//! Comments below a post, and the answer that only the person sees.

use serde_json::json;

use crate::scene::{Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_comment_is_answered_in_private_once() {
    for (scene, id) in [
        (Scene::on(Screen::DESKTOP).await, "/value/comment_id"),
        (Scene::on_instagram(Screen::PHONE.dark()).await, "/value/id"),
    ] {
        scene.page.opens_controls().await;
        scene.page.types("[data-action=comments] input", "Is there any rye left?").await;
        scene.page.picks("[data-action=comments] button").await;
        scene.page.leaves_controls().await;
        scene.page.reads(".comment", "Is there any rye left?").await;
        let told = async || !scene.bot.told_at(id).is_empty();
        scene.page.waits_for("the bot to be told", told).await;
        let recipient = json!({ "comment_id": scene.bot.told_at(id)[0] });
        let reply = json!({ "recipient": recipient, "message": { "text": "Two loaves" } });
        scene.account_calls("messages", &reply).await;
        scene.page.reads(THEIRS, "Two loaves").await;
        scene.page.reads(".name-above", "Private reply to your comment").await;
        scene.page.keeps_picture("private-reply").await;
        let again = scene.account_calls("messages", &reply).await;
        assert!(again["error"].is_object(), "one reply is all: {again}");
    }
}
