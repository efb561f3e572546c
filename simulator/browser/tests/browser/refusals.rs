//! What the platform would refuse is explained where it happened.

use sendapi_simulator::Simulator;
use serde_json::json;

use crate::scene::Scene;
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_refused_message_is_explained() {
    for screen in Screen::ALL {
        let scene = Scene::on(screen).await;
        scene.page.says("bad").await;
        scene.page.reads("[data-refusal]", "24 characters long, 4 over the limit of 20").await;
        scene.page.keeps_picture("refused").await;
        scene.page.picks("[data-refusal]").await;
        scene.page.reads(".violation", "24 characters long, 4 over the limit of 20").await;
        scene.page.reads(".violation .carets", &"^".repeat(26)).await;
        scene.page.reads("#inspector .json .offending", "Every single loaf we own").await;
        scene.page.keeps_picture("refusal").await;
        assert_eq!(scene.ada.messages().len(), 0, "nothing was accepted");
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn the_log_shows_what_went_over_the_wire_as_it_goes() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.page.says("Do you have rye?").await;
    scene.page.reads("#log [data-outcome=good]", "Webhook: message").await;
    scene.page.reads("#log [data-outcome=good]", "POST /v26.0/101/messages").await;
    scene.page.says("bad").await;
    scene.page.reads("#log [data-outcome=bad]", "POST /v26.0/101/messages").await;
    scene.page.clicks("#log [data-outcome=bad] summary").await;
    scene.page.reads("#log .violation-rule code", "fb.button_title").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn an_answer_that_comes_too_late_is_refused_and_says_why() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.opens_in_silence().await;
    scene.page.reads("#conversation .chip", "Window open").await;
    scene.page.clicks("#tab-controls").await;
    scene.page.clicks("[data-advance='604800']").await;
    scene.page.reads("#conversation .chip", "Window closed").await;
    scene.account_says(&json!({ "text": "Here it is" })).await;
    scene.page.clicks("[data-refusal]").await;
    scene.page.reads("#log .violation", "window").await;
    scene.page.keeps_picture("window-closed").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_wrong_token_is_told_of_where_its_message_is_missing_and_is_not_shown() {
    let builder = Simulator::builder().page("101").token("the right one");
    let scene = Scene::with(Screen::DESKTOP, builder).await;
    scene.page.says("Do you have rye?").await;
    scene.page.reads("[data-refusal]", "the access token is none of those that").await;
    scene.page.keeps_picture("wrong-token").await;
    scene.page.clicks("[data-refusal]").await;
    scene.page.reads("#log .violation", "Invalid OAuth access token").await;
    assert!(!scene.page.text().await.contains("the right one"));
}
