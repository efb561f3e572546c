//! What follows a message of the bot.

use std::fmt;

/// What the bot is told after each message that it sends, as on the platform where it subscribes to these
/// fields. What people do it is always told.
///
/// [Webhook events](https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Subscription {
    /// The message itself, as an echo.
    MessageEchoes,
    /// That it arrived. Messenger only.
    MessageDeliveries,
    /// That it was read, at once.
    MessageReads,
}

impl Subscription {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::MessageEchoes, Self::MessageDeliveries, Self::MessageReads];
}

/// The platform's word.
impl fmt::Display for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MessageEchoes => "message_echoes",
            Self::MessageDeliveries => "message_deliveries",
            Self::MessageReads => "message_reads",
        })
    }
}
