//! That the page can be used by those who see, hear or move otherwise: axe-core finds nothing of weight.

use crate::axe;
use crate::page::Page;
use crate::scene::{Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_messenger_conversation_is_accessible_on_a_desktop() {
    looks_over(Scene::on(Screen::DESKTOP).await).await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_messenger_conversation_is_accessible_on_a_phone() {
    looks_over(Scene::on(Screen::PHONE).await).await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn an_instagram_conversation_is_accessible_on_a_desktop() {
    looks_over(Scene::on_instagram(Screen::DESKTOP).await).await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn an_instagram_conversation_is_accessible_on_a_phone() {
    looks_over(Scene::on_instagram(Screen::PHONE).await).await;
}

/// The list, the conversation, the refusal in the inspector, the controls, a dialog: light and dark.
async fn looks_over(mut scene: Scene) {
    axe::bring_to(&scene.page, &scene.simulator.chat_url()).await;
    is_fine(&mut scene.page, "the list").await;
    scene.page.chooses(scene.ada.id()).await;
    talks(&scene).await;
    is_fine(&mut scene.page, "the conversation").await;
    scene.page.clicks("[data-refusal]").await;
    scene.page.sees(".violation").await;
    is_fine(&mut scene.page, "the inspector").await;
    scene.page.clicks("#tab-controls").await;
    scene.page.sees("#controls").await;
    is_fine(&mut scene.page, "the controls").await;
    opens_a_dialog(&scene.page).await;
    is_fine(&mut scene.page, "a dialog").await;
}

async fn talks(scene: &Scene) {
    scene.page.says("receipt").await;
    scene.page.says("bad").await;
    scene.page.sees("[data-refusal]").await;
    scene.page.says("cards").await;
    scene.page.reads(".carousel", "Rye").await;
    scene.page.says("hello").await;
    scene.page.reads(THEIRS, "Hello. What may it be?").await;
    scene.page.sees("[data-quick-reply]").await;
}

async fn opens_a_dialog(page: &Page) {
    if page.screen().is_phone() {
        page.clicks("#inspector [aria-label^='Back']").await;
        page.clicks("#conversation [aria-label^='Back']").await;
    }
    page.clicks("#new-person").await;
    page.sees("dialog").await;
}

async fn is_fine(page: &mut Page, what: &str) {
    let screen = page.screen();
    for screen in [screen, screen.dark()] {
        page.changes_to(screen).await;
        page.sees(&format!("html[data-theme={}]", screen.theme)).await;
        axe::finds_nothing_in(page, what).await;
    }
    page.changes_to(screen).await;
}
