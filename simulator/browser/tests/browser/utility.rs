//! Utility messages: the account's template with the message's values in it.

use serde_json::json;

use crate::scene::{Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_utility_message_says_what_its_template_says_and_its_buttons_are_tapped() {
    let scene = Scene::on(Screen::PHONE).await;
    scene.opens_in_silence().await;
    let buttons = json!([
        { "type": "URL", "text": "Track it", "url": "https://example.com/{{1}}" },
        { "type": "POSTBACK", "text": "Come later", "payload": "LATER" },
    ]);
    let template = json!({
        "name": "ready",
        "category": "UTILITY",
        "language": "en",
        "components": [
            {
                "type": "BODY",
                "text": "Your {{1}} is ready at {{2}}.",
                "example": { "body_text": [["baguette", "8:00"]] },
            },
            { "type": "BUTTONS", "buttons": buttons },
        ],
    });
    assert!(scene.account_calls("message_templates", &template).await["id"].is_string());
    let text = |text| json!({ "type": "text", "text": text });
    let sent = json!({
        "name": "ready",
        "language": { "code": "en" },
        "components": [
            { "type": "body", "parameters": [text("rye loaf"), text("7:00")] },
            { "type": "buttons", "parameters": [{ "type": "URL", "url": "4711" }] },
        ],
    });
    let message = json!({ "messaging_type": "UTILITY", "message": { "template": sent } });
    assert!(scene.account_sends(message).await["message_id"].is_string());
    scene.page.reads(THEIRS, "Your rye loaf is ready at 7:00.").await;
    scene.page.sees("[data-kind=utility] a[href='https://example.com/4711']").await;
    scene.page.keeps_picture("utility").await;
    scene.page.picks("[data-kind=utility] button").await;
    scene.bot_hears("/postback/payload", "LATER").await;
}
