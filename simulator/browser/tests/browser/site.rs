//! The site as people read it: on a desktop and on a phone, light and dark, by keys and by what a screen reader is told.

use std::path::{Path, PathBuf};

use axum::Router;
use serde_json::json;
use thirtyfour::Key;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

use crate::axe;
use crate::page::Page;
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn every_kind_of_page_is_accessible_and_fits_on_a_desktop() {
    looks_over(Screen::DESKTOP).await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn every_kind_of_page_is_accessible_and_fits_on_a_phone() {
    looks_over(Screen::PHONE).await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_rule_is_found_by_its_id() {
    for screen in [Screen::DESKTOP, Screen::PHONE.dark()] {
        let page = Page::at(&format!("{}/index.html", serve().await), screen).await;
        page.clicks("#mdbook-search-toggle").await;
        page.types("#mdbook-searchbar", RULE).await;
        page.reads("#mdbook-searchresults a", RULE).await;
        page.keeps_picture_as(&format!("site-{screen}-search")).await;
        page.clicks("#mdbook-searchresults li:first-child a").await;
        page.reads("main h2", RULE).await;
        page.reads("main", "quick reply").await;
        page.keeps_picture_as(&format!("site-{screen}-found")).await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn the_theme_is_chosen_and_kept() {
    let site = serve().await;
    let page = Page::at(&format!("{site}/index.html"), Screen::DESKTOP).await;
    page.sees("html.light").await;
    page.clicks("#mdbook-theme-toggle").await;
    assert_eq!(page.count("#mdbook-theme-list button").await, 3, "auto, light and dark");
    page.keeps_picture_as("site-themes").await;
    page.clicks("#mdbook-theme-navy").await;
    page.sees("html.navy").await;
    page.goes_to(&format!("{site}/reference/errors.html")).await;
    page.sees("html.navy").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_phone_has_the_contents_behind_a_button() {
    let page = Page::at(&format!("{}/how/carousel.html", serve().await), Screen::PHONE).await;
    page.sees("main h1").await;
    page.clicks("#mdbook-sidebar-toggle").await;
    page.reads("#mdbook-sidebar", "Quick replies").await;
    page.keeps_picture_as("site-phone-light-contents").await;
    page.presses(Key::Escape).await;
}

/// Every page that is written, and some that are generated.
async fn looks_over(screen: Screen) {
    let site = serve().await;
    let mut page = Page::at(&site, screen).await;
    let mut problems = Vec::new();
    for name in pages() {
        for screen in [screen, screen.dark()] {
            page.changes_to(screen).await;
            axe::bring_to(&page, &format!("{site}/{name}.html")).await;
            page.sees("main h1").await;
            if page.runs(WIDTH, []).await != json!(0) {
                problems.push(format!("{screen}, {name}: it is wider than the screen"));
            }
            page.keeps_picture_as(&format!("site-{screen}-{}", name.replace('/', "-"))).await;
            page.runs(TRIM, []).await;
            let findings = axe::finds_in(&page).await;
            problems.extend(findings.iter().map(|it| format!("{screen}, {name}: {it}")));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Those with a file, by their names; of the families of rules one is like the other.
fn pages() -> Vec<String> {
    let mut pages =
        vec!["reference/errors/qr".to_owned(), "reference/errors/without-a-rule".to_owned()];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../site/pages");
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let files = if path.is_dir() {
            std::fs::read_dir(&path).unwrap().map(|it| it.unwrap().path()).collect()
        } else {
            vec![path]
        };
        for file in files.iter().filter(|file| file.extension().is_some_and(|it| it == "md")) {
            let name = file.strip_prefix(&folder).unwrap().with_extension("");
            pages.extend(name.to_str().filter(|name| *name != "SUMMARY").map(str::to_owned));
        }
    }
    pages.sort();
    pages
}

/// The site that `.ci/browser` has built, at an address of its own.
async fn serve() -> String {
    let built = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).with_file_name("site");
    assert!(built.join("index.html").exists(), "{}: .ci/browser builds it", built.display());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new().fallback_service(ServeDir::new(built));
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// Generated pages have hundreds of sections and rows that are alike, and axe takes minutes to look at each: the first of them
/// speak for all.
const TRIM: &str = "document.querySelectorAll('main > :nth-child(n + 100), main tr:nth-child(n + 30)') \
    .forEach((each) => each.remove())";
/// By how much the page is wider than the glass.
const WIDTH: &str =
    "return document.scrollingElement.scrollWidth - document.documentElement.clientWidth";
const RULE: &str = "qr.title_max";
