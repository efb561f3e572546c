//! How long the account may still answer, as the header of the conversation tells it.

use std::time::Duration;

use serde_json::json;

use crate::scene::Scene;
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn the_header_counts_the_hours_down_and_never_more_than_there_are() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.page.reads(CHIP, "Nothing written yet").await;
    scene.opens_in_silence().await;
    scene.page.reads(CHIP, "Window open for 24 h").await;
    for (minutes, left) in [(40, "23 h"), (22 * 60, "1 h"), (30, "49 min")] {
        scene.simulator.clock().advance(Duration::from_secs(minutes * 60));
        scene.page.reads(CHIP, &format!("Window open for {left}")).await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_day_and_an_hour_later_the_bot_may_not_answer_any_more() {
    for screen in [Screen::DESKTOP.dark(), Screen::PHONE] {
        let scene = Scene::on(screen).await;
        scene.opens_in_silence().await;
        scene.page.reads(CHIP, "Window open").await;
        scene.page.opens_controls().await;
        scene.page.types_anew("#controls [aria-label='How many']", "25").await;
        scene.page.chooses_option("#controls [aria-label='Of what']", "3600000").await;
        scene.page.picks("#controls .inline-form:has(select) [type=submit]").await;
        scene.page.reads(".clock", "1 day, 1 hour ahead of real time").await;
        scene.page.keeps_picture("later").await;
        scene.page.leaves_controls().await;
        scene.page.reads(CHIP, "Window closed, human agent until").await;
        assert_eq!(scene.page.runs(IS_WHOLE, []).await, true, "{screen}: the header has room");
        let answer = scene.account_says(&json!({ "text": "Here it is" })).await;
        let error = &answer["error"];
        assert_eq!((&error["code"], &error["error_subcode"]), (&json!(10), &json!(2_018_278)));
        scene.page.sees(".row:has(.message.mine) + .receipt-line").await;
        scene.page.keeps_picture("too-late").await;
        scene.page.picks("[data-refusal]").await;
        scene.page.reads("#log .violation", "error 10/2018278").await;
        scene.page.reads("#log .violation", "hint").await;
        scene.page.keeps_picture("too-late-explained").await;
    }
}

const CHIP: &str = "#conversation .chip";
const IS_WHOLE: &str = "const chip = document.querySelector('#conversation .chip'); \
    return chip.scrollWidth <= chip.clientWidth";
