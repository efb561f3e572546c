//! Who has seen what.

use serde_json::json;

use crate::bot::Manners;
use crate::scene::{Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn the_line_below_tells_what_became_of_a_message() {
    for screen in [Screen::DESKTOP, Screen::PHONE.dark()] {
        let scene = Scene::on(screen).await;
        scene.opens_in_silence().await;
        scene.page.reads(LINE, "Delivered").await;
        scene.page.keeps_picture("delivered").await;
        scene.page.says("look").await;
        scene.page.reads(LINE, "Seen").await;
        scene.page.keeps_picture("seen").await;
        scene.bot.behaves(Manners::Fails);
        scene.opens_in_silence().await;
        scene.page.reads(LINE, "The bot did not take it").await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn what_comes_while_one_looks_is_read_and_what_comes_elsewhere_is_counted() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.page.says("Good morning").await;
    scene.page.reads(THEIRS, "You said: Good morning").await;
    assert_eq!(scene.page.count(".badge").await, 0, "it is before one's eyes");
    waits_for_reads(&scene, 1).await;
    let grace = scene.simulator.person("Grace Hopper");
    grace.says("silence").await.unwrap();
    scene.page.chooses(grace.id()).await;
    for text in ["Rye is out", "Wheat is too"] {
        scene.account_says(&json!({ "text": text })).await;
    }
    scene.page.reads(".person.unread .badge", "2").await;
    scene.page.keeps_picture("unread").await;
    assert_eq!(scene.bot.told_at("/read").len(), 1, "nobody has looked");
    scene.page.chooses(scene.ada.id()).await;
    scene.page.no_longer_sees(".badge").await;
    waits_for_reads(&scene, 2).await;
}

async fn waits_for_reads(scene: &Scene, count: usize) {
    let are_told = async || scene.bot.told_at("/read").len() == count;
    scene.page.waits_for(format!("{count} times read"), are_told).await;
}

const LINE: &str = ".receipt-line";
