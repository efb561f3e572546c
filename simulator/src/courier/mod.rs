//! Brings webhooks to the bot: in order for each conversation, signed, and again where it did not take them.

use std::fmt;
use std::sync::Arc;

use sendapi_core::webhook::Webhook;
use tokio::sync::oneshot;

use crate::access::app_secret::AppSecret;
use crate::journal::log::Log;
use crate::{Clock, Delivery, WebhookError};

mod address;
mod desk;
mod hand;
mod handshake;
pub(crate) mod hold;
mod line;
mod off;
mod sealed;
mod settings;
pub(crate) mod subscription;
pub(crate) mod webhook_error;

use desk::Desk;
use hold::{Hold, Release};
use off::Off;
use sealed::Sealed;
use subscription::Beginning;

pub(crate) use sealed::kind;
pub(crate) use settings::{Bot, Settings};

/// Brings webhooks to the bot, if there is one.
pub(crate) struct Courier {
    desk: Option<Arc<Desk>>,
    beginning: Beginning,
    hold: Hold,
    off: Off,
}

impl Courier {
    pub(crate) fn new(
        settings: Settings,
        clock: Clock,
        log: Arc<Log>,
    ) -> Result<Self, WebhookError> {
        let beginning = settings.beginning.clone();
        let desk = Desk::of(settings, clock, log)?.map(Arc::new);
        Ok(Self { desk, beginning, hold: Hold::default(), off: Off::default() })
    }

    /// Whether there is a bot that can be told anything.
    pub(crate) fn has_a_bot(&self) -> bool {
        self.desk.is_some()
    }

    /// What accounts are subscribed to, as long as nobody changes it.
    pub(crate) fn beginning(&self) -> &Beginning {
        &self.beginning
    }

    /// Puts a webhook into the queue of its conversation, or holds it back.
    pub(crate) fn send(&self, conversation: &str, webhook: &Webhook) -> Sent {
        let webhook = self.off.shifted(webhook);
        if self.desk.is_some() && self.hold.takes(conversation, &webhook) {
            return Sent(None);
        }
        self.queue(|secret| Sealed::of(conversation, &webhook, secret))
    }

    /// Holds back what is sent from now on.
    pub(crate) fn hold(&self) {
        self.hold.begin();
    }

    /// How many are held back; none where nothing is.
    pub(crate) fn held(&self) -> Option<usize> {
        self.hold.count()
    }

    /// Brings what was held back, one after the other, and holds nothing back any more.
    pub(crate) async fn release(&self, order: Release) -> Vec<Delivery> {
        let mut brought = Vec::new();
        for held in order.arrange(self.hold.end()) {
            let sent = self.queue(|secret| Sealed::of(&held.conversation, &held.webhook, secret));
            brought.extend(sent.outcome().await);
        }
        brought
    }

    /// The times in webhooks are so many milliseconds later than they should be.
    pub(crate) fn set_off(&self, milliseconds: i64) {
        self.off.set(milliseconds);
    }

    pub(crate) fn off(&self) -> i64 {
        self.off.milliseconds()
    }

    /// The same once more, behind what waits in the queue of its conversation.
    pub(crate) fn send_again(&self, delivery: &Delivery) -> Sent {
        self.queue(|secret| Sealed::again(delivery.contents(), secret))
    }

    /// Where the bot is, without the query of its address; none without a bot.
    pub(crate) fn address(&self) -> Option<String> {
        self.desk.as_ref().map(|desk| desk.address())
    }

    pub(crate) async fn verify(&self) -> Result<(), WebhookError> {
        match &self.desk {
            Some(desk) => desk.verify().await,
            None => Err(WebhookError::none()),
        }
    }

    pub(crate) fn deliveries(&self) -> Vec<Delivery> {
        self.desk.as_ref().map(|desk| desk.deliveries()).unwrap_or_default()
    }

    /// The newest attempt that is meant, as long as it is remembered.
    pub(crate) fn newest(&self, is_meant: impl Fn(&Delivery) -> bool) -> Option<Delivery> {
        self.desk.as_ref()?.newest(is_meant)
    }

    /// What is under way is aborted.
    pub(crate) fn stop(&self) {
        self.desk.iter().for_each(|desk| desk.stop());
    }

    fn queue(&self, seal: impl FnOnce(&AppSecret) -> Option<Sealed>) -> Sent {
        let Some(desk) = &self.desk else { return Sent(None) };
        let (told, news) = oneshot::channel();
        if let Some(sealed) = seal(desk.secret()) {
            desk.queue(sealed, told);
        }
        Sent(Some(news))
    }
}

impl fmt::Debug for Courier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Courier(..)")
    }
}

/// A webhook that is on its way.
pub(crate) struct Sent(Option<oneshot::Receiver<Delivery>>);

impl Sent {
    /// The last attempt of those that are made at once; none without a bot, or when the simulator stopped.
    pub(crate) async fn outcome(self) -> Option<Delivery> {
        self.0?.await.ok()
    }
}
