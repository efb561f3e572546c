//! Text that tries to be more than text.

use crate::page::Page;
use crate::scene::{MINE, Scene, THEIRS};
use crate::screen::Screen;
use serde_json::{Value, json};

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn markup_is_shown_as_it_was_written_and_does_nothing() {
    let scene = Scene::on(Screen::DESKTOP).await;
    for text in TRAPS {
        scene.page.says(text).await;
        scene.page.reads(MINE, text).await;
        scene.page.reads(THEIRS, &format!("You said: {text}")).await;
    }
    scene.page.keeps_picture("markup").await;
    nothing_sprang(&scene.page).await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn markup_in_templates_names_and_requests_does_nothing() {
    let scene = Scene::on(Screen::DESKTOP).await;
    let other = scene.simulator.person("<img src=x onerror=window.trapped=1>");
    other.says("<svg onload=window.trapped=1>").await.unwrap();
    scene.page.reads("#list", "<img src=x onerror=window.trapped=1>").await;
    scene.page.chooses(other.id()).await;
    scene.page.reads("#conversation", "<svg onload=window.trapped=1>").await;
    scene.page.says("trap").await;
    scene.page.reads(".card", "<img src=x onerror='window.trapped=1'>").await;
    scene.page.clicks("[data-button=postback]").await;
    scene.page.reads(MINE, "<b>Go</b>").await;
    scene.page.reads(THEIRS, "Sold: <i>").await;
    nothing_sprang(&scene.page).await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn an_address_that_is_a_script_is_no_link() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.opens_in_silence().await;
    let button = json!({ "type": "web_url", "title": "Click me", "url": SCRIPT });
    let payload = json!({ "template_type": "button", "text": "Well?", "buttons": [button] });
    scene.account_says(&json!({ "attachment": { "type": "template", "payload": payload } })).await;
    let image = json!({ "type": "image", "payload": { "url": SCRIPT } });
    scene.account_says(&json!({ "attachment": image })).await;
    scene.page.sees("[data-refusal]").await;
    scene.page.clicks("[data-refusal]").await;
    scene.page.sees("#log .json").await;
    assert_eq!(scene.page.count("[href^='javascript:'], [src^='javascript:']").await, 0);
    nothing_sprang(&scene.page).await;
}

/// No script ran, no element was made, no dialog is open, and no other page came.
async fn nothing_sprang(page: &Page) {
    let trapped = page.runs("return window.trapped ?? null", []).await;
    assert_eq!(trapped, Value::Null, "a script ran");
    let strange = page.runs(STRANGE, []).await;
    assert_eq!(strange, 0, "text became an element");
    let address = page.runs("return location.pathname", []).await;
    assert_eq!(address, "/chat", "the page went elsewhere");
}

const TRAPS: [&str; 6] = [
    "<script>window.trapped=1</script>",
    "<img src=x onerror=window.trapped=1>",
    "</div></article><h1>Big</h1>",
    "&lt;b&gt; &amp; &#x27; &nbsp;",
    "<style>*{display:none}</style>",
    "[x](javascript:window.trapped=1) {{7*7}} ${7*7}",
];
const SCRIPT: &str = "javascript:window.trapped=1";
const STRANGE: &str = "return document.querySelectorAll('body script, body style, body b, body i, \
    #list h1 ~ h1, #conversation h1, [onerror], [onload], body iframe').length";
