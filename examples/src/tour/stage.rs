//! Whom the messages go to: people on the platforms, where the environment names them, or the simulator.

use std::error::Error;

use sendapi::{Account, Client, Instagram, Messenger, Platform};
use sendapi_simulator::Simulator;

use super::environment::{INSTAGRAM, MESSENGER, Values};
use crate::bot::URL;

/// Who writes to whom on the two platforms.
#[derive(Debug)]
pub struct Stage {
    /// A page and a person on Messenger.
    pub messenger: Chat<Messenger>,
    /// An account and a person on Instagram.
    pub instagram: Chat<Instagram>,
    /// Stands in for each platform that the environment does not name.
    pub simulator: Simulator,
}

/// An account and a person to whom it writes.
#[derive(Debug)]
pub struct Chat<P: Platform> {
    /// Who sends.
    pub account: Account<P>,
    /// Who gets it.
    pub person: String,
    /// Where the messages are posted.
    pub server: String,
}

impl Stage {
    /// Reads the [variables](super::environment) and starts the simulator.
    pub async fn set(environment: impl Fn(&str) -> Option<String>) -> Result<Self, Box<dyn Error>> {
        let messenger = MESSENGER.read(&environment)?;
        let instagram = INSTAGRAM.read(&environment)?;
        let simulator = Simulator::builder().page(PAGE).instagram(PROFESSIONAL).start().await?;
        let elsewhere = environment(URL).filter(|url| !url.is_empty());
        let place = |platform: &str| elsewhere.clone().unwrap_or_else(|| platform.to_owned());
        let facebook = place("https://graph.facebook.com");
        let messenger = Part::of(messenger, facebook, PAGE, &simulator);
        let instagram_login = place("https://graph.instagram.com");
        let instagram = Part::of(instagram, instagram_login, PROFESSIONAL, &simulator);
        Ok(Self {
            messenger: messenger.chat(Client::page)?,
            instagram: instagram.chat(Client::instagram)?,
            simulator,
        })
    }
}

/// What makes a [`Chat`]. It has no `Debug`, as it holds a token.
struct Part {
    server: String,
    values: Values,
}

impl Part {
    fn of(values: Option<Values>, platform: String, account: &str, simulator: &Simulator) -> Self {
        match values {
            Some(values) => Self { server: platform, values },
            None => Self { server: simulator.url().to_owned(), values: made_up(account) },
        }
    }

    fn chat<P: Platform>(
        self,
        open: impl Fn(&Client, String, String) -> Account<P>,
    ) -> Result<Chat<P>, sendapi::Error> {
        let Self { server, values: Values { account, token, person } } = self;
        let client = Client::builder().base_url(&server).build()?;
        Ok(Chat { account: open(&client, account, token), person, server })
    }
}

/// Nobody's: for the simulator.
fn made_up(account: &str) -> Values {
    Values {
        account: account.to_owned(),
        token: "a-token-for-the-simulator".to_owned(),
        person: "7204418830956127".to_owned(),
    }
}

const PAGE: &str = "101";
const PROFESSIONAL: &str = "17841400000000001";

#[cfg(test)]
mod tests {
    use super::Stage;

    #[tokio::test]
    async fn without_settings_both_platforms_are_the_simulator() {
        let stage = Stage::set(|_| None).await.unwrap();
        assert_eq!(stage.messenger.server, stage.simulator.url());
        assert_eq!(stage.instagram.server, stage.simulator.url());
    }

    #[tokio::test]
    async fn with_settings_it_is_the_platform_and_no_token_shows() {
        let stage = Stage::set(all_but_the_url).await.unwrap();
        assert_eq!(stage.messenger.server, "https://graph.facebook.com");
        assert_eq!(stage.instagram.server, "https://graph.instagram.com");
        assert_eq!(stage.messenger.person, "7");
        assert!(!format!("{stage:?}").contains("EAABsecret"));
    }

    #[tokio::test]
    async fn with_settings_it_is_whatever_place_is_named() {
        let named = |name: &str| match name {
            "SENDAPI_URL" => Some("http://127.0.0.1:4000".to_owned()),
            name => all_but_the_url(name),
        };
        let stage = Stage::set(named).await.unwrap();
        assert_eq!(stage.messenger.server, "http://127.0.0.1:4000");
        assert_eq!(stage.instagram.server, "http://127.0.0.1:4000");
    }

    fn all_but_the_url(name: &str) -> Option<String> {
        let value = if name.contains("TOKEN") { "EAABsecret" } else { "7" };
        (name != "SENDAPI_URL").then(|| value.to_owned())
    }

    #[tokio::test]
    async fn one_platform_may_be_simulated_and_the_other_not() {
        let only_instagram = |name: &str| name.contains("INSTAGRAM").then(|| "7".to_owned());
        let stage = Stage::set(only_instagram).await.unwrap();
        assert_eq!(stage.messenger.server, stage.simulator.url());
        assert_eq!(stage.instagram.server, "https://graph.instagram.com");
    }
}
