//! What leads out of the conversation: the page follows it, or says that it does not.

use serde_json::json;

use crate::scene::{MINE, Scene};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn buttons_that_lead_elsewhere_are_links_or_say_that_they_go_nowhere_here() {
    let scene = Scene::on(Screen::PHONE.dark()).await;
    scene.opens_in_silence().await;
    let buttons = [
        json!({ "type": "web_url", "title": "Shop", "url": "https://example.com/shop" }),
        json!({ "type": "phone_number", "title": "Call us", "payload": "+4930123456" }),
        json!({ "type": "game_play", "title": "Play Bake Off" }),
    ];
    let template = json!({ "template_type": "button", "text": "Out of here", "buttons": buttons });
    scene.account_shows(&template).await;
    scene.page.sees("a[href='https://example.com/shop'][target=_blank][rel~=noopener]").await;
    scene.page.sees("a[href='tel:+4930123456']").await;
    scene.page.picks("[data-button=game_play]").await;
    scene.page.reads("#notices", "`game_play` button, which leads elsewhere").await;
    scene.page.keeps_picture("leads-elsewhere").await;
    assert_eq!(scene.page.count(MINE).await, 1, "nothing was said");
    assert!(scene.bot.told_at("/postback").is_empty());
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn an_address_is_asked_for_and_given() {
    let scene = Scene::on(Screen::PHONE).await;
    scene.opens_in_silence().await;
    let replies = [json!({ "content_type": "user_email" })];
    scene.account_says(&json!({ "text": "Where to?", "quick_replies": replies })).await;
    scene.page.picks("[data-quick-reply='0']").await;
    scene.page.types_anew("dialog input", "ada@bread.example").await;
    scene.page.keeps_picture("address").await;
    scene.page.picks("dialog [type=submit]").await;
    scene.page.reads(MINE, "ada@bread.example").await;
    scene.bot_hears("/message/quick_reply/payload", "ada@bread.example").await;
}
