//! All of it without a mouse.

use thirtyfour::Key;

use crate::page::Page;
use crate::scene::{Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_quick_reply_is_reached_and_tapped_by_keys() {
    let scene = Scene::on(Screen::DESKTOP).await;
    goes_by_tab_to(&scene.page, "[data-conversation]").await;
    scene.page.presses(Key::Enter).await;
    goes_by_tab_to(&scene.page, "#message").await;
    writes(&scene.page, "hello").await;
    scene.page.sees("[data-quick-reply]").await;
    goes_back_to(&scene.page, "[data-quick-reply='1']").await;
    assert!(scene.page.focused().await.contains("Cake"));
    scene.page.keeps_picture("focus-on-quick-reply").await;
    scene.page.presses(Key::Enter).await;
    scene.page.reads(THEIRS, "Fresh cake, coming up").await;
    writes(&scene.page, "thanks").await;
    scene.page.reads(THEIRS, "You said: thanks").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_message_is_reached_and_reacted_to_by_keys() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.page.says("Good morning").await;
    scene.page.reads(THEIRS, "You said: Good morning").await;
    goes_back_to(&scene.page, "#conversation .stream").await;
    scene.page.presses(Key::Up).await;
    goes_by_tab_to(&scene.page, "[data-tool=react]").await;
    scene.page.presses(Key::Enter).await;
    scene.page.sees(".picker").await;
    scene.page.presses(Key::Enter).await;
    scene.page.reads(".message.theirs .reactions", "❤️").await;
    scene.bot_hears("/reaction/action", "react").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_new_person_is_made_in_a_dialog_that_escape_closes() {
    let scene = Scene::on(Screen::DESKTOP).await;
    goes_by_tab_to(&scene.page, "#new-person").await;
    scene.page.presses(Key::Enter).await;
    scene.page.sees("dialog").await;
    scene.page.presses(Key::Escape).await;
    scene.page.no_longer_sees("dialog").await;
    assert!(scene.page.has_focus("#new-person").await, "the focus comes back");
    scene.page.presses(Key::Enter).await;
    scene.page.sees("dialog").await;
    writes(&scene.page, "Grace Hopper").await;
    scene.page.reads("#list", "Grace Hopper").await;
    scene.page.no_longer_sees("dialog").await;
    writes(&scene.page, "Good morning").await;
    scene.page.reads(THEIRS, "You said: Good morning").await;
}

/// Types wherever the focus is, and ends with Enter.
async fn writes(page: &Page, text: &str) {
    for letter in text.chars() {
        page.types_letter(letter).await;
    }
    page.presses(Key::Enter).await;
}

async fn goes_by_tab_to(page: &Page, selector: &str) {
    for _ in 0..MOST_STOPS {
        if page.has_focus(selector).await {
            return;
        }
        page.presses(Key::Tab).await;
    }
    panic!("`{selector}` cannot be reached by Tab, the focus is at {}", page.focused().await);
}

async fn goes_back_to(page: &Page, selector: &str) {
    for _ in 0..MOST_STOPS {
        if page.has_focus(selector).await {
            return;
        }
        page.presses_with_shift(Key::Tab).await;
    }
    panic!("`{selector}` cannot be reached backwards, the focus is at {}", page.focused().await);
}

const MOST_STOPS: u8 = 40;
