//! Coupons and forms.

use serde_json::{Value, json};

use crate::scene::Scene;
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn the_code_of_a_coupon_is_uncovered_by_a_tap() {
    let scene = Scene::on(Screen::PHONE.dark()).await;
    scene.opens_in_silence().await;
    scene.account_shows(&coupon(&scene)).await;
    scene.page.reads("[data-kind=coupon]", "Ten percent off rye").await;
    scene.page.sees("[data-kind=coupon] a[href^='https://example.com/']").await;
    assert_eq!(scene.page.count(".coupon-code").await, 0, "the code is covered");
    scene.page.keeps_picture("coupon").await;
    scene.page.picks("[data-kind=coupon] button.button").await;
    scene.page.reads(".coupon-code", "RYE10").await;
    scene.page.keeps_picture("coupon-uncovered").await;
    scene.bot_hears("/template/coupon_code", "RYE10").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn stars_and_words_of_a_survey_reach_the_bot() {
    for screen in [Screen::DESKTOP.dark(), Screen::PHONE] {
        let scene = Scene::on(screen).await;
        scene.opens_in_silence().await;
        scene.account_shows(&survey()).await;
        scene.page.picks("[data-kind=customer_feedback] button").await;
        scene.page.reads("dialog", "How was your loaf?").await;
        scene.page.picks("dialog .score-choice:nth-child(4)").await;
        scene.page.types("dialog textarea", "A crust to remember").await;
        scene.page.keeps_picture("survey").await;
        scene.page.picks("dialog [type=submit]").await;
        scene.page.no_longer_sees("dialog").await;
        scene.page.reads("#conversation .line", "You answered: 4, A crust to remember").await;
        scene.page.reads("[data-kind=customer_feedback]", "Answered").await;
        scene.page.keeps_picture("survey-answered").await;
        scene.bot_hears(&format!("{ANSWER}/payload"), "4").await;
        scene.bot_hears(&format!("{ANSWER}/follow_up/payload"), "A crust to remember").await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn one_message_later_is_agreed_to() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.opens_in_silence().await;
    let title = "When the rye is out of the oven";
    let request =
        json!({ "template_type": "one_time_notif_req", "title": title, "payload": "RYE" });
    scene.account_shows(&request).await;
    scene.page.reads("[data-kind=one_time_notif_req]", title).await;
    scene.page.clicks("[data-kind=one_time_notif_req] button").await;
    scene.page.reads("#conversation .line", "You asked for messages").await;
    scene.page.keeps_picture("notify-me").await;
    scene.bot_hears("/optin/payload", "RYE").await;
}

fn coupon(scene: &Scene) -> Value {
    json!({
        "template_type": "coupon",
        "title": "Ten percent off rye",
        "subtitle": "This week only",
        "image_url": scene.bot.picture("Rye"),
        "coupon_code": "RYE10",
        "coupon_url": "https://example.com/rye",
        "payload": "RYE_COUPON",
    })
}

fn survey() -> Value {
    let question = json!({
        "id": "loaf",
        "type": "csat",
        "title": "How was your loaf?",
        "score_label": "neg_pos",
        "score_option": "five_stars",
        "follow_up": { "type": "free_form", "placeholder": "What shall we do better?" },
    });
    json!({
        "template_type": "customer_feedback",
        "title": "Your order",
        "subtitle": "Tell us how it was",
        "button_title": "Rate it",
        "feedback_screens": [{ "questions": [question] }],
        "business_privacy": { "url": "https://example.com/privacy" },
    })
}

const ANSWER: &str = "/messaging_feedback/feedback_screens/0/questions/loaf";
