//! An Instagram account: its looks, its words, its rules.

use serde_json::{Value, json};

use crate::scene::{Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn an_instagram_conversation_looks_and_answers_as_there() {
    for screen in [Screen::DESKTOP, Screen::PHONE.dark()] {
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

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn thirteen_quick_replies_are_shown_and_one_more_is_refused() {
    for screen in [Screen::DESKTOP.dark(), Screen::PHONE] {
        let scene = Scene::on_instagram(screen).await;
        scene.opens_in_silence().await;
        scene.account_says(&choice_of(14)).await;
        scene.page.reads("[data-refusal]", "13").await;
        scene.account_says(&choice_of(13)).await;
        scene.page.sees("[data-quick-reply]").await;
        assert_eq!(scene.page.count("[data-quick-reply]").await, 13, "{screen}");
        scene.page.keeps_picture("instagram-thirteen-replies").await;
        scene.page.picks("[data-quick-reply='1']").await;
        scene.bot_hears("/message/quick_reply/payload", "2").await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn products_are_shown_and_loved() {
    let scene = Scene::on_instagram(Screen::DESKTOP).await;
    scene.opens_in_silence().await;
    let products = [json!({ "id": "4711" }), json!({ "id": "4712" })];
    scene.account_shows(&json!({ "template_type": "product", "elements": products })).await;
    scene.page.reads("[data-kind=product]", "Product 4711").await;
    scene.page.points_at("[data-kind=product]").await;
    scene.page.clicks("[data-tool=react]").await;
    scene.page.clicks(".picker [data-emoji='❤️']").await;
    scene.page.reads(".message.theirs .reactions", "❤️").await;
    scene.page.keeps_picture("instagram-products").await;
    scene.bot_hears("/reaction/reaction", "love").await;
}

fn choice_of(count: u8) -> Value {
    let reply = |number: u8| {
        let (title, payload) = (format!("Loaf {number}"), number.to_string());
        json!({ "content_type": "text", "title": title, "payload": payload })
    };
    json!({ "text": "Which one?", "quick_replies": (1..=count).map(reply).collect::<Vec<_>>() })
}
