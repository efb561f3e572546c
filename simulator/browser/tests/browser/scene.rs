//! A bakery with a bot, a customer, and the page open at their conversation.

use std::time::Duration;

use sendapi_simulator::{Builder, Participant, Simulator};

use crate::bot::Bot;
use crate::page::Page;
use crate::screen::Screen;

pub(crate) struct Scene {
    pub(crate) bot: Bot,
    pub(crate) simulator: Simulator,
    pub(crate) ada: Participant,
    pub(crate) page: Page,
}

impl Scene {
    pub(crate) async fn on(screen: Screen) -> Self {
        Self::with(screen, Simulator::builder().page("101")).await
    }

    pub(crate) async fn on_instagram(screen: Screen) -> Self {
        Self::with(screen, Simulator::builder().instagram("101")).await
    }

    /// With settings for the simulator, whose account is 101.
    pub(crate) async fn with(screen: Screen, settings: Builder) -> Self {
        let bot = Bot::start().await;
        let settings = bot.joins(settings);
        Self::of(screen, bot, settings).await
    }

    /// With settings that tell where the webhooks go.
    pub(crate) async fn of(screen: Screen, bot: Bot, settings: Builder) -> Self {
        let simulator = settings.account_name("101", "Crust & Crumb").start().await.unwrap();
        bot.answers_to(simulator.url());
        let ada = simulator.person("Ada Berg");
        let page = Page::open(&simulator, screen).await;
        page.chooses(ada.id()).await;
        Self { bot, simulator, ada, page }
    }

    /// Ada writes what the bot does not answer. It has arrived then: to who has not written the account may not write.
    pub(crate) async fn opens_in_silence(&self) {
        self.page.says("silence").await;
        self.bot_hears("/message/text", "silence").await;
    }

    /// Waits until the bot was told this at that place of an event.
    pub(crate) async fn bot_hears(&self, pointer: &str, what: &str) {
        let hears = || self.bot.told_at(pointer).iter().any(|told| told == what);
        for _ in 0..200 {
            if hears() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the bot was never told `{what}`, but {:?}", self.bot.told());
    }
}

/// The newest messages of the account, and of the person.
pub(crate) const THEIRS: &str = "#conversation .message.theirs";
pub(crate) const MINE: &str = "#conversation .message.mine";
