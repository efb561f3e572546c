//! Pictures, films, sounds and papers that the account sends.

use serde_json::{Value, json};

use crate::files::{BELL, FILM, LOAF, PRICES};
use crate::scene::{MINE, Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn each_kind_of_file_has_the_controls_that_it_needs() {
    for screen in [Screen::DESKTOP.dark(), Screen::PHONE] {
        let scene = Scene::on(screen).await;
        scene.opens_in_silence().await;
        for (kind, name) in [("audio", BELL), ("file", PRICES), ("image", LOAF), ("video", FILM)] {
            let payload = json!({ "url": scene.bot.address_of(name) });
            let message = json!({ "attachment": { "type": kind, "payload": payload } });
            scene.account_says(&message).await;
        }
        scene.page.sees(".message.theirs video[controls]").await;
        for (what, script) in [("sound", SOUND), ("film", FILM_PLAYS), ("picture", PICTURE)] {
            let works = async || scene.page.runs(script, []).await == true;
            scene.page.waits_for(format!("the {what}"), works).await;
        }
        scene.page.keeps_picture("media").await;
        scene.page.reads("a.file[download]", PRICES).await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn pictures_of_one_message_stand_together() {
    let scene = Scene::on(Screen::PHONE.dark()).await;
    scene.opens_in_silence().await;
    let pictures: Vec<_> = ["a", "b", "c", "d", "e"].map(|name| picture(&scene, name)).into();
    let message = json!({ "attachments": pictures });
    scene.account_says(&message).await;
    scene.page.sees(".image-block .image:nth-child(5) img").await;
    assert_eq!(scene.page.runs(IS_WITHIN, []).await, true, "none of them is cut off");
    scene.page.keeps_picture("pictures-of-one-message").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_picture_of_a_grid_can_be_tapped() {
    let scene = Scene::on(Screen::PHONE).await;
    scene.opens_in_silence().await;
    scene.account_shows(&grid(&scene)).await;
    scene.page.reads(".card", "Fresh today").await;
    assert_eq!(scene.page.count_seen(".tile img").await, 4);
    scene.page.keeps_picture("image-grid").await;
    scene.page.picks(".tile:nth-of-type(2)").await;
    scene.bot_hears("/postback/payload", "Wheat").await;
    scene.page.reads(THEIRS, "Sold: Wheat").await;
    scene.page.reads(MINE, "Wheat").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn a_picture_that_is_not_there_says_so() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.opens_in_silence().await;
    for kind in ["image", "video"] {
        let payload = json!({ "url": "http://127.0.0.1:9/gone" });
        scene.account_says(&json!({ "attachment": { "type": kind, "payload": payload } })).await;
    }
    scene.page.reads(".message.theirs .placeholder", "Image that cannot be loaded").await;
    scene.page.reads(".message.theirs .placeholder", "Video that cannot be loaded").await;
    scene.page.keeps_picture("media-gone").await;
}

fn picture(scene: &Scene, name: &str) -> Value {
    json!({ "type": "image", "payload": { "url": scene.bot.picture(name) } })
}

fn grid(scene: &Scene) -> Value {
    let tile = |name: &str| {
        let action = json!({ "type": "postback", "text": name, "payload": name });
        json!({ "url": scene.bot.picture(name), "action": action })
    };
    let images = ["Rye", "Wheat", "Spelt", "Oat"].map(tile);
    let element =
        json!({ "title": "Fresh today", "subtitle": "Tap what you like", "images": images });
    json!({ "template_type": "image_grid", "elements": [element] })
}

const SOUND: &str = "return Math.round(document.querySelector('audio[controls]').duration) === 1";
const FILM_PLAYS: &str = "return document.querySelector('video[controls]').videoWidth === 320";
const PICTURE: &str =
    "return document.querySelector('.message.theirs .image img').naturalWidth === 480";
const IS_WITHIN: &str = "return document.querySelector('.image-block').getBoundingClientRect().right \
    <= document.querySelector('.rows').getBoundingClientRect().right";
