//! Where the bot is, and how webhooks are brought to it.

use std::fmt;
use std::time::Duration;

use crate::access::app_secret::AppSecret;
use crate::access::token::Token;
use crate::courier::subscription::Beginning;
use crate::journal::delivery::DeliveryObserver;

#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) bot: Option<Bot>,
    /// Whether the bot may be elsewhere than on this machine.
    pub(crate) is_anywhere: bool,
    pub(crate) patience: Duration,
    pub(crate) retries: bool,
    /// How many deliveries are remembered.
    pub(crate) remember: usize,
    pub(crate) beginning: Beginning,
    pub(crate) observer: Option<DeliveryObserver>,
}

#[derive(Clone)]
pub(crate) struct Bot {
    pub(crate) url: String,
    pub(crate) secret: AppSecret,
    pub(crate) verify_token: Token,
}

/// The address may hold a secret in its query.
impl fmt::Debug for Bot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bot(..)")
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            bot: None,
            is_anywhere: false,
            patience: PATIENCE,
            retries: true,
            remember: REMEMBER,
            beginning: Beginning::default(),
            observer: None,
        }
    }
}

/// So long the platform waits.
const PATIENCE: Duration = Duration::from_secs(5);

const REMEMBER: usize = 10_000;
