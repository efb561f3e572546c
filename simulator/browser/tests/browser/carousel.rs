//! Cards side by side: by finger, by arrow, by key.

use thirtyfour::Key;

use crate::bakery::BREADS;
use crate::page::Page;
use crate::scene::{MINE, Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_finger_swipes_to_the_last_card() {
    for screen in [Screen::PHONE, Screen::PHONE.dark()] {
        let scene = cards_on(screen).await;
        scene.page.keeps_picture("carousel").await;
        for _ in 0..12 {
            if scene.page.count_seen(LAST).await > 0 {
                break;
            }
            scene.page.swipes_left_on(ROW).await;
            rests(&scene.page).await;
        }
        scene.page.reads(".carousel", "Barley").await;
        scene.page.keeps_picture("carousel-swiped").await;
        buys_barley(&scene).await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn the_arrow_leads_to_the_last_card() {
    for screen in [Screen::DESKTOP, Screen::DESKTOP.dark()] {
        let scene = cards_on(screen).await;
        scene.page.keeps_picture("carousel").await;
        for _ in BREADS {
            if scene.page.count(".carousel .arrow.right:enabled").await > 0 {
                scene.page.clicks(".carousel .arrow.right").await;
                rests(&scene.page).await;
            }
        }
        assert_eq!(scene.page.count(".carousel .arrow.right:enabled").await, 0, "{screen}");
        scene.page.keeps_picture("carousel-moved").await;
        buys_barley(&scene).await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn what_is_tapped_by_key_comes_into_view() {
    let scene = cards_on(Screen::DESKTOP).await;
    scene.page.clicks(".carousel .card:first-of-type .card-title").await;
    for _ in BREADS {
        scene.page.presses(Key::Tab).await;
        rests(&scene.page).await;
        if scene.page.focused().await.contains("Buy Oat") {
            break;
        }
    }
    scene.page.reads(".carousel", "Buy Oat").await;
    scene.page.presses(Key::Enter).await;
    scene.page.reads(THEIRS, "Sold: Oat").await;
}

async fn cards_on(screen: Screen) -> Scene {
    let scene = Scene::on(screen).await;
    scene.page.says("cards").await;
    scene.page.reads(".carousel", "Rye").await;
    scene.page.reads(".carousel", "Buy Rye").await;
    assert_eq!(scene.page.count(".carousel .card").await, BREADS.len(), "{screen}");
    assert_eq!(scene.page.count_seen(LAST).await, 0, "{screen}: six cards are more than fit");
    scene
}

async fn buys_barley(scene: &Scene) {
    scene.page.picks(LAST).await;
    scene.page.reads(THEIRS, "Sold: Barley").await;
    scene.page.reads(MINE, "Buy Barley").await;
    scene.bot_hears("/postback/payload", "Barley").await;
}

/// Waits until the row has come to rest.
async fn rests(page: &Page) {
    page.awaits(include_str!("rest.js")).await;
}

const ROW: &str = ".carousel .cards";
const LAST: &str = ".carousel .card:last-of-type [data-button=postback]";
