//! A simulator that keeps its state in a file: what was said is still there after it was started again.

use sendapi_simulator::Simulator;
use tempfile::TempDir;

use crate::files::{self, LOAF};
use crate::scene::{MINE, Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_conversation_outlives_the_simulator() {
    let folder = TempDir::new().expect("a folder");
    let settings = || Simulator::builder().page("101").state_file(folder.path().join("state.json"));
    let Scene { bot, simulator, page, .. } = Scene::with(Screen::DESKTOP, settings()).await;
    page.says("Do you have rye?").await;
    page.reads(THEIRS, "You said: Do you have rye?").await;
    page.attaches("#file", &[files::path(LOAF)]).await;
    page.sees(PICTURE).await;
    simulator.shutdown().await;
    page.sees("#connection:not(:empty)").await;

    let again = bot.joins(settings()).account_name("101", "Crust & Crumb").start().await.unwrap();
    bot.answers_to(again.url());
    page.goes_to(&again.chat_url()).await;
    page.reads("#list", "Ada Berg").await;
    page.reads(MINE, "Do you have rye?").await;
    page.reads(THEIRS, "You said: Do you have rye?").await;
    let is_loaded = async || page.runs(IS_LOADED, []).await == true;
    page.waits_for("the picture", is_loaded).await;
    page.keeps_picture("kept").await;
    page.says("And wheat?").await;
    page.reads(THEIRS, "You said: And wheat?").await;
}

const PICTURE: &str = ".message.mine .image img";
const IS_LOADED: &str =
    "return document.querySelector('.message.mine .image img')?.naturalWidth === 480";
