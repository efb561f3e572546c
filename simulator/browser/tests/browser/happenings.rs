//! What happens beside what people write, webhooks that are held back, and an account that nobody subscribed.

use sendapi_simulator::{Happening, Simulator};

use crate::bot::Bot;
use crate::scene::{Scene, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn what_is_chosen_happens_and_stands_in_the_conversation() {
    for screen in [Screen::DESKTOP, Screen::PHONE.dark()] {
        let scene = Scene::on(screen).await;
        scene.page.opens_controls().await;
        scene.page.chooses_option("#happening", "ad_referral").await;
        scene.page.types("#happenings input[name=ad_id]", "6045246247433").await;
        scene.page.types("#happenings input[name=ref]", "flyer").await;
        scene.page.keeps_picture("happenings").await;
        scene.page.picks("#happenings button").await;
        scene.bot_hears("/referral/ad_id", "6045246247433").await;
        scene.bot_hears("/referral/ref", "flyer").await;
        scene.page.leaves_controls().await;
        let line = "You came by the advertisement 6045246247433 with ref flyer";
        scene.page.reads("#conversation .line", line).await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn the_menu_is_that_of_the_platform() {
    let scene = Scene::on_instagram(Screen::DESKTOP).await;
    scene.page.says("One rye loaf").await;
    scene.page.opens_controls().await;
    scene.page.chooses_option("#happening", "unsent_message").await;
    scene.page.picks("#happenings button").await;
    scene.page.reads("#conversation .line", "You took a message back").await;
    scene.page.chooses_option("#happening", "story_mention").await;
    scene.page.picks("#happenings button").await;
    scene.bot_hears("/message/attachments/0/type", "story_mention").await;
    assert_eq!(scene.page.count("#happening option[value=account_linked]").await, 0);
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn webhooks_are_held_back_and_brought() {
    let scene = Scene::on(Screen::DESKTOP).await;
    scene.page.opens_controls().await;
    scene.page.picks("#hold").await;
    let is_held = async || scene.page.text().await.contains("Webhooks are held back");
    scene.page.waits_for("the hold", is_held).await;
    scene.page.says("hello").await;
    scene.page.chooses_option("#release select", "twice").await;
    scene.page.picks("#release button").await;
    scene.page.reads(THEIRS, "Hello. What may it be?").await;
    scene.bot_hears("/message/text", "hello").await;
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn an_account_that_nobody_subscribed_says_so_and_is_subscribed_by_a_button() {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        let bot = Bot::start().await;
        let settings = bot.joins_unsubscribed(Simulator::builder().page("101"));
        let scene = Scene::of(screen, bot, settings).await;
        scene.page.reads("#not-subscribed", "Nobody subscribed the bot to Crust & Crumb").await;
        scene.page.says("hello").await;
        scene.page.reads("[data-untold]", "it is not subscribed to messages").await;
        scene.page.keeps_picture("not-subscribed").await;
        scene.page.picks("#not-subscribed button").await;
        scene.page.no_longer_sees("#not-subscribed").await;
        scene.page.says("hello").await;
        scene.page.reads(THEIRS, "Hello. What may it be?").await;
        scene.page.opens_controls().await;
        scene.page.types("[data-action=comments] input", "Is there any rye left?").await;
        scene.page.picks("[data-action=comments] button").await;
        scene.page.leaves_controls().await;
        scene.page.reads("[data-untold=feed]", "it is not subscribed to feed").await;
        scene.page.picks("[data-untold=feed] button").await;
        scene.page.opens_controls().await;
        scene.page.types("[data-action=comments] input", "And spelt?").await;
        scene.page.picks("[data-action=comments] button").await;
        let told = async || !scene.bot.told_at("/value/comment_id").is_empty();
        scene.page.waits_for("the bot to be told", told).await;
    }
}

#[tokio::test]
#[ignore = "needs Chromium and its driver: .ci/browser runs it"]
async fn what_the_bot_was_not_told_stands_in_the_log_with_a_button() {
    let scene = Scene::on(Screen::DESKTOP).await;
    let leaves = async || scene.ada.experiences(Happening::lead("55")).await.unwrap();
    leaves().await;
    scene.page.reads("#log [data-outcome=untold] .log-more", "nobody subscribed to leadgen").await;
    scene.page.clicks("#log [data-outcome=untold] summary").await;
    let why = "The bot was not told: the app is not subscribed to leadgen of account 101";
    scene.page.reads("#log .log-untold", why).await;
    scene.page.keeps_picture("untold").await;
    scene.page.clicks("#log .log-untold button").await;
    let is_told = async || {
        leaves().await;
        !scene.bot.told_at("/value/leadgen_id").is_empty()
    };
    scene.page.waits_for("the bot to be told", is_told).await;

    scene.page.opens_controls().await;
    scene.page.chooses_option("#happening", "group_comment").await;
    scene.page.types("#happenings input[name=text]", "Rye?").await;
    scene.page.picks("#happenings button").await;
    let said = "The bot was not told: the app is not subscribed to group_feed";
    scene.page.reads("#happened", said).await;
    scene.page.picks("#happened button").await;
    scene.page.picks("#happenings button").await;
    let told = async || !scene.bot.told_at("/value/group_id").is_empty();
    scene.page.waits_for("the comment", told).await;
}
