//! A message that is more than a text.

use crate::scene::Scene;
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_receipt_tells_what_was_bought_and_what_it_cost() {
    for screen in [Screen::DESKTOP, Screen::PHONE.dark()] {
        let scene = Scene::on(screen).await;
        scene.page.says("receipt").await;
        for text in ["Order MB-20418", "Rye loaf", "Debit card 7731", "10.50"] {
            scene.page.reads(".receipt", text).await;
        }
        scene.page.keeps_picture("receipt").await;
    }
}
