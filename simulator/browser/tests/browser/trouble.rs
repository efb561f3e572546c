//! Bots that are down, slow, failing or talk nonsense: the page tells, and goes on.

use std::time::Duration;

use sendapi_simulator::{Builder, Simulator};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

use crate::bot::{Bot, Manners};
use crate::scene::{MINE, Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_bot_that_fails_is_told_of_and_may_recover() {
    for screen in [Screen::DESKTOP, Screen::PHONE.dark()] {
        let scene = Scene::on(screen).await;
        scene.bot.behaves(Manners::Fails);
        scene.page.says("Is anybody there?").await;
        tells_of(&scene, "answered 500").await;
        scene.page.keeps_picture("bot-fails").await;
        scene.bot.behaves(Manners::Good);
        goes_on(&scene).await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_bot_that_talks_nonsense_is_told_of() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.bot.behaves(Manners::TalksNonsense);
    scene.page.says("Is anybody there?").await;
    tells_of(&scene, "answered 418").await;
    scene.bot.behaves(Manners::Good);
    goes_on(&scene).await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_bot_that_is_slow_is_told_of() {
    let settings = Simulator::builder().page("101").webhook_timeout(Duration::from_millis(700));
    let scene = Scene::with(Screen::DESKTOP, settings).await;
    scene.bot.behaves(Manners::Dawdles);
    scene.page.says("Is anybody there?").await;
    tells_of(&scene, "did not answer within 700ms").await;
    scene.page.keeps_picture("bot-is-slow").await;
    scene.bot.behaves(Manners::Good);
    goes_on(&scene).await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_bot_that_is_down_is_told_of() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nobody = format!("http://{}/webhook", listener.local_addr().unwrap());
    drop(listener);
    let scene = Scene::of(Screen::PHONE, Bot::start().await, led_to(&nobody)).await;
    scene.page.says("Is anybody there?").await;
    tells_of(&scene, "could not be reached").await;
    scene.page.keeps_picture("bot-is-down").await;
    scene.page.says("Still here").await;
    scene.page.reads(MINE, "Still here").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_bot_that_is_no_web_server_is_told_of() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/webhook", listener.local_addr().unwrap());
    tokio::spawn(babbles(listener));
    let scene = Scene::of(Screen::DESKTOP, Bot::start().await, led_to(&address)).await;
    scene.page.says("Is anybody there?").await;
    tells_of(&scene, "the bot").await;
    scene.page.says("Still here").await;
    scene.page.reads(MINE, "Still here").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn the_page_tells_when_the_simulator_is_gone() {
    let Scene { page, simulator, .. } = Scene::on(Screen::DESKTOP).await;
    page.reads("#list", "Ada Berg").await;
    simulator.shutdown().await;
    page.reads("#connection", "The connection to the simulator is lost").await;
    page.keeps_picture("simulator-gone").await;
}

/// The message is there, and beside it why nobody answers.
async fn tells_of(scene: &Scene, why: &str) {
    scene.page.reads(MINE, "Is anybody there?").await;
    scene.page.reads("#notices", why).await;
    assert_eq!(scene.page.count(MINE).await, 1, "one message, shown once");
    assert_eq!(scene.page.value_of("#message").await, "", "it was said, the field is empty");
}

async fn goes_on(scene: &Scene) {
    scene.page.says("And now?").await;
    scene.page.reads(THEIRS, "You said: And now?").await;
}

fn led_to(address: &str) -> Builder {
    Simulator::builder().page("101").webhook(address, "the app's secret", "token")
}

async fn babbles(listener: TcpListener) {
    while let Ok((mut line, _)) = listener.accept().await {
        let _ = line.write_all(b"\0\xffgarbage\r\n\r\n<html>").await;
    }
}
