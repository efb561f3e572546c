//! Faults that one orders on the page.

use serde_json::json;

use crate::scene::{Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn the_next_request_fails_and_the_one_after_it_does_not() {
    let scene = Scene::on(Screen::PHONE.dark()).await;
    scene.opens_in_silence().await;
    scene.page.opens_controls().await;
    scene.page.scrolls_to("#fault-kind").await;
    scene.page.chooses_option("#fault-kind", "rate").await;
    scene.page.scrolls_to(SET).await;
    scene.page.picks(SET).await;
    scene.page.reads(".active-faults", "613").await;
    scene.page.keeps_picture("fault").await;
    let answer = scene.account_says(&json!({ "text": "Fresh rye" })).await;
    assert_eq!(answer["error"]["code"], 613);
    scene.page.reads(".active-faults", "None is active").await;
    scene.page.clicks("#tab-log").await;
    scene.page.reads("#log [data-outcome=bad] .log-more", "fault: error 613").await;
    scene.page.picks("#log [data-outcome=bad] summary").await;
    scene.page.reads("#log .log-section .json", "613").await;
    scene.page.keeps_picture("fault-explained").await;
    scene.account_says(&json!({ "text": "Fresh wheat" })).await;
    scene.page.leaves_controls().await;
    scene.page.reads(THEIRS, "Fresh wheat").await;
    assert_eq!(scene.page.count(THEIRS).await, 1);
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn any_error_can_be_ordered_for_one_conversation_and_taken_back() {
    let scene = Scene::on(Screen::DESKTOP.dark()).await;
    scene.opens_in_silence().await;
    scene.page.opens_controls().await;
    scene.page.scrolls_to("#fault-kind").await;
    scene.page.chooses_option("#fault-kind", "graph_error").await;
    scene.page.types_anew("#fault-code", "551").await;
    scene.page.chooses_option("#fault-requests", "conversation").await;
    scene.page.scrolls_to(SET).await;
    scene.page.clicks(SET).await;
    scene.page.reads(".active-faults", "551").await;
    for _ in 0..2 {
        let answer = scene.account_says(&json!({ "text": "Fresh rye" })).await;
        assert_eq!(answer["error"]["code"], 551);
    }
    scene.page.reads("#conversation", "was refused: (#551)").await;
    scene.page.keeps_picture("fault-of-a-conversation").await;
    scene.page.scrolls_to("#fault-clear").await;
    scene.page.clicks("#fault-clear").await;
    scene.page.reads(".active-faults", "None is active").await;
    scene.account_says(&json!({ "text": "Fresh wheat" })).await;
    scene.page.reads(THEIRS, "Fresh wheat").await;
}

const SET: &str = "#controls form:has(#fault-kind) [type=submit]";
