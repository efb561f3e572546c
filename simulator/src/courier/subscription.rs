//! What the bot is told without anybody subscribing, and what follows a message of it.

use std::fmt;

use sendapi_core::call::subscription::SubscribedField;

use crate::Platform;

/// What follows each message that the bot sends, where it subscribes to these fields, by
/// [`Builder::subscribe`](crate::Builder::subscribe) or by its call.
///
/// [Webhook events](https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Subscription {
    /// The message itself, as an echo.
    MessageEchoes,
    /// That it arrived. Messenger only.
    MessageDeliveries,
    /// That it was read, at once: by [`Builder::subscribe`](crate::Builder::subscribe) alone, since people
    /// [read](crate::Participant::reads) by themselves.
    MessageReads,
}

impl Subscription {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::MessageEchoes, Self::MessageDeliveries, Self::MessageReads];
}

impl From<Subscription> for SubscribedField {
    fn from(subscription: Subscription) -> Self {
        match subscription {
            Subscription::MessageEchoes => Self::MessageEchoes,
            Subscription::MessageDeliveries => Self::MessageDeliveries,
            Subscription::MessageReads => Self::MessageReads,
        }
    }
}

/// The platform's word.
impl fmt::Display for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(SubscribedField::from(*self).as_str())
    }
}

/// The fields that accounts begin with.
#[derive(Clone, Debug)]
pub(crate) struct Beginning {
    /// Whether they have the usual ones.
    pub(crate) is_usual: bool,
    /// Those that were named.
    pub(crate) named: Vec<SubscribedField>,
}

impl Beginning {
    /// All of them, by the names that the platform's accounts have for them.
    pub(crate) fn fields(&self, platform: Platform) -> Vec<SubscribedField> {
        let usual = USUAL.iter().filter(|_| self.is_usual);
        let mut fields = Vec::new();
        for field in usual.chain(&self.named) {
            let field = on(platform, field);
            let is_elsewhere = field.platform().is_some_and(|its| Platform::from(its) != platform);
            if !is_elsewhere && !fields.contains(&field) {
                fields.push(field);
            }
        }
        fields
    }

    /// Whether it was named, by the name of either platform.
    pub(crate) fn names(&self, field: &SubscribedField) -> bool {
        self.named.iter().any(|named| named == field || named.elsewhere().as_ref() == Some(field))
    }
}

impl Default for Beginning {
    fn default() -> Self {
        Self { is_usual: true, named: Vec::new() }
    }
}

/// What a field is called on a platform.
pub(crate) fn on(platform: Platform, field: &SubscribedField) -> SubscribedField {
    let is_elsewhere = field.platform().is_some_and(|its| Platform::from(its) != platform);
    let same = if is_elsewhere { field.elsewhere() } else { None };
    same.unwrap_or_else(|| field.clone())
}

/// All that a person does in a conversation, and what becomes of it. What the account itself does, and what is written in
/// public, is for those who ask for it.
const USUAL: &[SubscribedField] = &[
    SubscribedField::Messages,
    SubscribedField::MessagingPostbacks,
    SubscribedField::MessageReactions,
    SubscribedField::MessageEdits,
    SubscribedField::MessageReads,
    SubscribedField::MessagingOptins,
    SubscribedField::MessagingOptouts,
    SubscribedField::MessagingReferrals,
    SubscribedField::MessagingAccountLinking,
    SubscribedField::MessagingHandovers,
    SubscribedField::MessagingPolicyEnforcement,
    SubscribedField::MessagingFeedback,
    SubscribedField::MessagingCustomerInformation,
    SubscribedField::MessagingGamePlays,
    SubscribedField::MessagingInThreadLeadFormSubmit,
    SubscribedField::ResponseFeedback,
    SubscribedField::SendCart,
    SubscribedField::Standby,
    SubscribedField::Calls,
    SubscribedField::CallPermissionReply,
];
