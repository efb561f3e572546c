//! The picture of the page that the README begins with.

use crate::scene::Scene;
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_conversation_with_a_refusal_in_it() {
    for screen in [Screen::DESKTOP, Screen::DESKTOP.dark()] {
        let Scene { ada, page, .. } = &Scene::on(screen).await;
        ada.says("hello").await.unwrap();
        page.reads(".quick-reply", "Cake").await;
        ada.says("cards").await.unwrap();
        page.reads(".carousel", "Baked this morning").await;
        ada.says("bad").await.unwrap();
        page.sees(".refusal").await;
        page.clicks(".refusal").await;
        page.reads("#inspector", "characters").await;
        page.keeps_picture("readme").await;
    }
}
