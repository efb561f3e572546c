//! A webhook that the bot is brought once more.

use crate::bot::Manners;
use crate::scene::Scene;
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_webhook_in_the_log_is_sent_again() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.opens_in_silence().await;
    scene.page.reads("#log .log-more", "answered 200").await;
    scene.page.clicks("#log [data-outcome=good] summary").await;
    scene.page.clicks("#log [data-again]").await;
    scene.page.reads("#log .log-again", "The bot took it again").await;
    scene.page.reads("#log .log-more", "sent again").await;
    scene.page.keeps_picture("sent-again").await;
    let mids = scene.bot.told_at("/message/mid");
    assert_eq!(mids.len(), 2, "{:?}", scene.bot.told());
    assert_eq!(mids[0], mids[1]);
    assert_eq!(scene.page.count("#conversation .message.mine").await, 1, "said but once");

    scene.bot.behaves(Manners::Fails);
    scene.page.clicks("#log [data-again]").await;
    scene.page.reads("#log .log-again", "The bot did not take it").await;
    scene.page.reads("#notices", "500").await;
}
