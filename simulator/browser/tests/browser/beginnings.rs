//! What people see before they write, and the menu beside the field: set up by the account, picked by the person.

use serde_json::{Value, json};

use crate::scene::{MINE, Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn get_started_begins_a_conversation() {
    for screen in [Screen::DESKTOP, Screen::PHONE.dark()] {
        let scene = Scene::on(screen).await;
        let text = "Good morning, {{user_first_name}}. Bread?";
        let greeting = json!([{ "locale": "default", "text": text }]);
        let profile = json!({ "get_started": { "payload": "START" }, "greeting": greeting });
        scene.account_calls("messenger_profile", &profile).await;
        scene.page.reads(".welcome", "Good morning, Ada. Bread?").await;
        scene.page.keeps_picture("get-started").await;
        scene.page.picks("[data-beginning='Get Started']").await;
        scene.page.reads(MINE, "Get Started").await;
        scene.page.reads(THEIRS, "Sold: START").await;
        scene.bot_hears("/postback/payload", "START").await;
        scene.page.no_longer_sees("[data-beginning]").await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_question_begins_a_conversation() {
    for (scene, platform) in [
        (Scene::on(Screen::PHONE).await, "messenger"),
        (Scene::on_instagram(Screen::DESKTOP.dark()).await, "instagram"),
    ] {
        let questions = ["When do you open?", "Do you bake without gluten?"]
            .map(|question| json!({ "question": question, "payload": question.to_uppercase() }));
        let questions = json!([{ "locale": "default", "call_to_actions": questions }]);
        let profile = json!({ "platform": platform, "ice_breakers": questions });
        scene.account_calls("messenger_profile", &profile).await;
        scene.page.reads(".ice-breakers", "When do you open?").await;
        scene.page.keeps_picture("questions").await;
        scene.page.picks("[data-beginning='Do you bake without gluten?']").await;
        scene.page.reads(MINE, "Do you bake without gluten?").await;
        scene.page.reads(THEIRS, "Sold: DO YOU BAKE WITHOUT GLUTEN?").await;
        scene.bot_hears("/postback/payload", "DO YOU BAKE WITHOUT GLUTEN?").await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn the_menu_is_opened_and_an_item_picked() {
    for screen in [Screen::DESKTOP.dark(), Screen::PHONE] {
        let scene = Scene::on(screen).await;
        scene.account_calls("messenger_profile", &menu(false)).await;
        scene.page.picks("#menu-button").await;
        scene.page.sees("#menu a[href='https://example.com/shop']").await;
        scene.page.keeps_picture("menu").await;
        scene.page.picks("[data-menu-item='My basket']").await;
        scene.page.no_longer_sees("#menu").await;
        scene.page.reads(MINE, "My basket").await;
        scene.page.reads(THEIRS, "Sold: BASKET").await;
        scene.bot_hears("/postback/payload", "BASKET").await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_menu_can_stand_in_for_the_field() {
    let scene = Scene::on(Screen::PHONE).await;
    scene.account_calls("messenger_profile", &menu(true)).await;
    scene.page.no_longer_sees("#message").await;
    scene.page.keeps_picture("menu-alone").await;
    scene.page.picks("#menu-button").await;
    scene.page.picks("[data-menu-item='My basket']").await;
    scene.bot_hears("/postback/payload", "BASKET").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn commands_are_offered_after_a_slash() {
    let scene = Scene::on(Screen::DESKTOP).await;
    let commands = [("order", "Order a loaf"), ("hours", "When we are open")]
        .map(|(name, description)| json!({ "name": name, "description": description }));
    let commands = json!([{ "locale": "default", "commands": commands }]);
    scene.account_calls("messenger_profile", &json!({ "commands": commands })).await;
    scene.page.types("#message", "/ho").await;
    scene.page.reads(".commands", "When we are open").await;
    scene.page.keeps_picture("commands").await;
    scene.page.clicks("[data-command=hours]").await;
    scene.page.presses(thirtyfour::Key::Enter).await;
    scene.bot_hears("/message/text", "/hours").await;
}

fn menu(is_alone: bool) -> Value {
    let basket = json!({ "type": "postback", "title": "My basket", "payload": "BASKET" });
    let shop = json!({ "type": "web_url", "title": "Shop", "url": "https://example.com/shop" });
    let menu = json!({
        "locale": "default",
        "composer_input_disabled": is_alone,
        "call_to_actions": [basket, shop],
    });
    json!({ "get_started": { "payload": "START" }, "persistent_menu": [menu] })
}
