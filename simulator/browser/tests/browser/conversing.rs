//! Writing, reading the bot's answer, and tapping a quick reply.

use thirtyfour::Key;

use crate::scene::{MINE, Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn who_writes_sees_what_was_written_and_the_answer() {
    for screen in Screen::ALL {
        let scene = Scene::on(screen).await;
        scene.page.says("Do you have rye?").await;
        scene.page.reads(MINE, "Do you have rye?").await;
        scene.page.reads(THEIRS, "You said: Do you have rye?").await;
        scene.bot_hears("/message/text", "Do you have rye?").await;
        assert_eq!(scene.page.value_of("#message").await, "", "{screen}");
        scene.page.keeps_picture("answer").await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn quick_replies_vanish_when_one_is_tapped() {
    for screen in Screen::ALL {
        let scene = Scene::on(screen).await;
        scene.page.says("hello").await;
        scene.page.reads("[data-quick-reply]", "Bread").await;
        assert_eq!(scene.page.count_seen("[data-quick-reply]").await, 3, "{screen}");
        scene.page.keeps_picture("quick-replies").await;
        scene.page.picks("[data-quick-reply='1']").await;
        scene.page.no_longer_sees("[data-quick-reply]").await;
        scene.page.reads(MINE, "Cake").await;
        scene.page.reads(THEIRS, "Fresh cake, coming up").await;
        scene.bot_hears("/message/quick_reply/payload", "cake").await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn quick_replies_vanish_when_something_else_is_written() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.page.says("hello").await;
    scene.page.sees("[data-quick-reply]").await;
    scene.opens_in_silence().await;
    scene.page.no_longer_sees("[data-quick-reply]").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn the_button_sends_and_shift_enter_begins_a_line() {
    let scene = Scene::on(Screen::PHONE).await;
    let [shift, enter, release] = [Key::Shift, Key::Enter, Key::Null].map(char::from);
    scene.page.types("#message", &format!("Two{shift}{enter}{release}lines")).await;
    scene.page.picks("#send").await;
    scene.page.reads(THEIRS, "You said: Two").await;
    scene.bot_hears("/message/text", "Two\nlines").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn typing_dots_come_and_go() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.page.says("think").await;
    scene.page.sees(".dots").await;
    scene.page.says("Ready?").await;
    scene.page.reads(THEIRS, "You said: Ready?").await;
    scene.page.no_longer_sees(".dots").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn typing_dots_are_still_there_when_the_page_is_loaded_anew() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.page.says("think").await;
    scene.page.sees(".dots").await;
    scene.page.goes_to(&scene.simulator.chat_url()).await;
    scene.page.sees(".dots").await;
    scene.page.says("Ready?").await;
    scene.page.reads(THEIRS, "You said: Ready?").await;
    scene.page.no_longer_sees(".dots").await;
    scene.page.goes_to(&scene.simulator.chat_url()).await;
    scene.page.reads(THEIRS, "You said: Ready?").await;
    assert_eq!(scene.page.count(".dots").await, 0);
}
