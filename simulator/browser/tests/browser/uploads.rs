//! Files that the person sends.

use serde_json::Value;

use crate::files::{self, LOAF, PRICES};
use crate::scene::Scene;
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_picture_and_a_paper_are_seen_and_reach_the_bot() {
    for screen in [Screen::DESKTOP, Screen::PHONE.dark()] {
        let scene = Scene::on(screen).await;
        scene.page.attaches("#file", &[files::path(LOAF), files::path(PRICES)]).await;
        scene.page.sees(".message.mine .image img").await;
        scene.page.sees(".message.mine a.file[download]").await;
        assert_eq!(scene.page.runs(PICTURE_IS_LOADED, []).await, true, "{screen}");
        scene.page.keeps_picture("uploads").await;
        for (kind, name) in [("image", LOAF), ("file", PRICES)] {
            scene.bot_hears("/message/attachments/0/type", kind).await;
            assert_eq!(fetched(&scene, kind).await, files::read(name), "{screen}: {kind}");
        }
    }
}

/// What is at the address that the bot was told.
async fn fetched(scene: &Scene, kind: &str) -> Vec<u8> {
    let attachments = scene.bot.told_at("/message/attachments/0");
    let told = attachments.iter().find(|attachment| attachment["type"] == kind);
    let url = told.and_then(|attachment| attachment["payload"]["url"].as_str());
    let answer = reqwest::get(url.expect("an address")).await.unwrap();
    answer.bytes().await.unwrap().to_vec()
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_picture_is_enlarged_by_a_click_and_escape_closes_it() {
    let scene = Scene::on(Screen::DESKTOP.dark()).await;
    scene.page.attaches("#file", &[files::path(LOAF)]).await;
    scene.page.clicks(".message.mine .image").await;
    scene.page.sees("dialog.viewer img").await;
    scene.page.keeps_picture("picture-enlarged").await;
    scene.page.presses(thirtyfour::Key::Escape).await;
    scene.page.no_longer_sees("dialog").await;
    assert_eq!(scene.page.runs("return window.scrollY", []).await, Value::from(0));
}

const PICTURE_IS_LOADED: &str =
    "return document.querySelector('.message.mine .image img').naturalWidth === 480";
