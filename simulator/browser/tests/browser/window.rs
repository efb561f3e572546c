//! How long the account may still answer, as the header of the conversation tells it.

use std::time::Duration;

use crate::scene::Scene;
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn the_header_counts_the_hours_down_and_never_more_than_there_are() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.page.reads(CHIP, "Nothing written yet").await;
    scene.page.says("silence").await;
    scene.page.reads(CHIP, "Window open for 24 h").await;
    for (minutes, left) in [(40, "23 h"), (22 * 60, "1 h"), (30, "49 min")] {
        scene.simulator.clock().advance(Duration::from_mins(minutes));
        scene.page.reads(CHIP, &format!("Window open for {left}")).await;
    }
}

const CHIP: &str = "#conversation .chip";
