//! Thousands of messages: the page holds few of them at a time, and stays quick.
//!
//! The times are told, not judged: machines differ.

use std::time::Instant;

use form_urlencoded::Serializer;
use sendapi_simulator::{Participant, Simulator};
use serde_json::json;

use crate::page::Page;
use crate::scene::{Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_conversation_of_ten_thousand_messages_opens_at_its_newest() {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        let scene = Scene::on(screen).await;
        let grace = scene.simulator.person("Grace Hopper");
        grace.says("silence").await.unwrap();
        gets(&scene.simulator, &grace, 0..10_000).await;
        let page = Page::open(&scene.simulator, screen).await;
        page.sees("[data-conversation]").await;
        let begin = Instant::now();
        page.chooses(grace.id()).await;
        page.reads(THEIRS, "Loaf number 9999").await;
        println!("{screen}: 10,000 messages opened after {:?}", begin.elapsed());
        holds_few(&page).await;
        answers_quickly(&page).await;
        page.keeps_picture("bulk").await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn older_messages_come_as_one_scrolls_and_the_newest_are_a_click_away() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.ada.says("silence").await.unwrap();
    gets(&scene.simulator, &scene.ada, 0..2_000).await;
    scene.page.reads(THEIRS, "Loaf number 1999").await;
    let is_far_up = async || {
        scene.page.turns_wheel_on(".stream", -3_000).await;
        holds_few(&scene.page).await;
        first_loaf(&scene.page).await < 1_200
    };
    scene.page.waits_for("older messages", is_far_up).await;
    gets(&scene.simulator, &scene.ada, 2_000..2_001).await;
    scene.page.clicks("#to-newest").await;
    scene.page.reads(THEIRS, "Loaf number 2000").await;
    holds_few(&scene.page).await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn thousands_of_messages_come_while_one_looks_on() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.ada.says("silence").await.unwrap();
    let begin = Instant::now();
    gets(&scene.simulator, &scene.ada, 0..5_000).await;
    println!("5,000 messages came within {:?}", begin.elapsed());
    scene.page.reads(THEIRS, "Loaf number 4999").await;
    println!("the last of them was seen after {:?}", begin.elapsed());
    holds_few(&scene.page).await;
    answers_quickly(&scene.page).await;
}

/// So many messages of the account, in batches of 50.
async fn gets(simulator: &Simulator, person: &Participant, numbers: std::ops::Range<u32>) {
    let numbers: Vec<u32> = numbers.collect();
    let client = reqwest::Client::new();
    for some in numbers.chunks(50) {
        let items: Vec<_> = some.iter().map(|number| loaf(person, *number)).collect();
        let batch = json!({ "batch": items, "include_headers": false });
        let request = client.post(format!("{}/v26.0/", simulator.url())).bearer_auth("token");
        let answer = request.json(&batch).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{}", answer.text().await.unwrap());
    }
}

fn loaf(person: &Participant, number: u32) -> serde_json::Value {
    let recipient = json!({ "id": person.id() }).to_string();
    let message = json!({ "text": format!("Loaf number {number}") }).to_string();
    let form = [("recipient", recipient), ("message", message)];
    let body = Serializer::new(String::new()).extend_pairs(form).finish();
    json!({ "method": "POST", "relative_url": "101/messages", "body": body })
}

async fn holds_few(page: &Page) {
    let (entries, logged) = (page.count("[data-entry]").await, page.count("[data-log]").await);
    assert!(entries <= 400, "{entries} entries are in the page");
    assert!(logged <= 400, "{logged} requests are in the page");
}

async fn answers_quickly(page: &Page) {
    let begin = Instant::now();
    page.says("Still there?").await;
    page.reads(THEIRS, "You said: Still there?").await;
    println!("{}: typed and answered after {:?}", page.screen(), begin.elapsed());
}

/// The number of the oldest loaf in the page.
async fn first_loaf(page: &Page) -> u64 {
    let script = "return Number(document.querySelector('.message .bubble')?.textContent.match(/\\d+/)?.[0] ?? 9999)";
    page.runs(script, []).await.as_u64().unwrap_or(u64::MAX)
}
