//! axe-core, which knows what makes a page hard to use for many: it looks the page over.

use axum::Router;
use axum::http::header;
use axum::routing::get;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::page::Page;

/// Gives the page axe-core, which the page's own policy would not let in.
pub(crate) async fn bring_to(page: &Page, address: &str) {
    page.command("Page.setBypassCSP", json!({ "enabled": true })).await;
    page.goes_to(address).await;
    page.runs(ADD, [json!(serve().await)]).await;
    let is_there = async || page.runs("return 'axe' in window", []).await == true;
    page.waits_for("axe-core", is_there).await;
}

/// Fails with all findings of weight.
pub(crate) async fn finds_nothing_in(page: &Page, what: &str) {
    let findings = finds_in(page).await;
    let screen = page.screen();
    assert!(findings.is_empty(), "{screen}, {what}:\n{}", findings.join("\n"));
}

/// All findings of weight.
pub(crate) async fn finds_in(page: &Page) -> Vec<String> {
    let found = page.awaits(RUN).await;
    found.as_array().expect("findings").iter().map(told).collect()
}

/// The file that `.ci/browser` has fetched, at an address of its own.
async fn serve() -> String {
    let path = std::env::var("AXE_CORE").expect("AXE_CORE: `.ci/browser` says where it is");
    let script = std::fs::read_to_string(&path).expect(&path);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/axe.js", listener.local_addr().unwrap());
    let answer = async move || ([(header::CONTENT_TYPE, "text/javascript")], script);
    let router = Router::new().route("/axe.js", get(answer));
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

fn told(finding: &Value) -> String {
    let text = |name: &str| finding[name].as_str().unwrap_or_default();
    let mut told = format!("{} ({}): {} {}", text("id"), text("impact"), text("help"), text("url"));
    for place in finding["places"].as_array().expect("places") {
        told.push_str("\n    ");
        told.push_str(place.as_str().unwrap_or_default());
    }
    told
}

const ADD: &str = "document.head.append(Object.assign(document.createElement('script'), \
    { src: arguments[0] }))";
const RUN: &str = include_str!("axe.js");
