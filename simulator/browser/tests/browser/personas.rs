//! Messages in somebody's name.

use serde_json::json;

use crate::files::LOAF;
use crate::scene::{Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_persona_types_and_writes_under_its_own_name_and_face() {
    let scene = Scene::on(Screen::DESKTOP.dark()).await;
    scene.page.says("Good morning").await;
    scene.page.reads(THEIRS, "You said: Good morning").await;
    let face = scene.bot.address_of(LOAF);
    let kim = json!({ "name": "Kim the Baker", "profile_picture_url": face });
    let made = scene.account_calls("personas", &kim).await;
    let id = &made["id"];
    scene.account_sends(json!({ "sender_action": "typing_on", "persona_id": id })).await;
    scene.page.sees(".dots").await;
    scene.page.reads(".typing", "Kim the Baker is typing").await;
    let message = json!({ "text": "It is still warm" });
    scene.account_sends(json!({ "message": message, "persona_id": id })).await;
    scene.page.reads(".name-above", "Kim the Baker").await;
    let face = format!(".message.theirs .face img[src='{face}']");
    scene.page.sees(&face).await;
    scene.page.no_longer_sees(".dots").await;
    scene.page.keeps_picture("persona").await;
}
