//! Two browsers at one conversation: what one does, the other sees.

use crate::page::Page;
use crate::scene::{MINE, Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn what_one_does_the_other_sees() {
    let scene = Scene::on(Screen::DESKTOP).await;
    let other = Page::open(&scene.simulator, Screen::PHONE).await;
    other.chooses(scene.ada.id()).await;

    scene.page.says("hello").await;
    for page in [&scene.page, &other] {
        page.reads(MINE, "hello").await;
        page.reads(THEIRS, "Hello. What may it be?").await;
        page.sees("[data-quick-reply]").await;
    }
    other.taps_on("[data-quick-reply='0']").await;
    for page in [&scene.page, &other] {
        page.reads(THEIRS, "Fresh bread, coming up").await;
        page.no_longer_sees("[data-quick-reply]").await;
        assert_eq!(page.count(MINE).await, 2, "nothing is shown twice");
        assert_eq!(page.count(THEIRS).await, 2, "nothing is shown twice");
    }
    scene.page.points_at(&format!("{THEIRS} .content")).await;
    scene.page.clicks("[data-tool=react]").await;
    scene.page.clicks(".picker [data-emoji='👍']").await;
    other.reads(".message.theirs .reactions", "👍").await;
    scene.page.keeps_picture("two-browsers").await;
    other.keeps_picture("two-browsers").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_person_that_one_makes_and_a_day_that_passes_are_the_others_too() {
    let scene = Scene::on(Screen::DESKTOP).await;
    let other = Page::open(&scene.simulator, Screen::DESKTOP.dark()).await;
    scene.page.clicks("#new-person").await;
    scene.page.types("dialog input[name=name]", "Grace Hopper").await;
    scene.page.clicks("dialog [type=submit]").await;
    other.reads("#list", "Grace Hopper").await;
    scene.page.says("hello").await;
    other.reads("#list", "Hello. What may it be?").await;
    other.clicks("#tab-controls").await;
    other.clicks("[data-advance='604800']").await;
    scene.page.reads("#conversation .chip", "Window closed").await;
}
