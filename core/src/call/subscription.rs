//! Subscriptions: what the webhook of an app gets of an account.

use sendapi_derive::Schema;

use super::open_words::open_words;
use crate::plain::list::List;
use crate::reading::words::words;

/// Subscribes the app to events of the account; what it had before and is not named here ends.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a subscription", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks"
)]
pub struct Subscribe<'a> {
    /// The events. A name that is not known here is passed on as it is.
    #[schema(required("subscribe.fields"))]
    pub subscribed_fields: List<'a, SubscribedField>,
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Subscribe<'a> {
    /// Subscribes the app to these events.
    pub fn new(subscribed_fields: impl Into<List<'a, SubscribedField>>) -> Self {
        Self { subscribed_fields: subscribed_fields.into(), ..Self::EMPTY }
    }
}

/// Ends the subscription of the app.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
#[derive(Clone, Copy, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a subscription deletion", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks"
)]
pub struct Unsubscribe {}

/// Asks which apps are subscribed, and to what.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a subscription query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks"
)]
pub struct ReadSubscriptions<'a> {
    /// Where the page of the list begins, as the one before said.
    pub after: Option<crate::plain::text::Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

words! {
    /// An event to which an app can be subscribed.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
    SubscribedField {
    /// `feed`.
    Feed = "feed",
    /// `messages`.
    Messages = "messages",
    /// `message_context`.
    MessageContext = "message_context",
    /// `message_deliveries`.
    MessageDeliveries = "message_deliveries",
    /// `message_echoes`.
    MessageEchoes = "message_echoes",
    /// `message_edits`.
    MessageEdits = "message_edits",
    /// `message_reactions`.
    MessageReactions = "message_reactions",
    /// `message_reads`.
    MessageReads = "message_reads",
    /// `message_template_status_update`.
    MessageTemplateStatusUpdate = "message_template_status_update",
    /// `messaging_account_linking`.
    MessagingAccountLinking = "messaging_account_linking",
    /// `messaging_customer_information`.
    MessagingCustomerInformation = "messaging_customer_information",
    /// `messaging_feedback`.
    MessagingFeedback = "messaging_feedback",
    /// `messaging_game_plays`.
    MessagingGamePlays = "messaging_game_plays",
    /// `messaging_handovers`.
    MessagingHandovers = "messaging_handovers",
    /// `messaging_in_thread_lead_form_submit`.
    MessagingInThreadLeadFormSubmit = "messaging_in_thread_lead_form_submit",
    /// `messaging_integrity`.
    MessagingIntegrity = "messaging_integrity",
    /// `messaging_optins`.
    MessagingOptins = "messaging_optins",
    /// `messaging_optouts`.
    MessagingOptouts = "messaging_optouts",
    /// `messaging_policy_enforcement`.
    MessagingPolicyEnforcement = "messaging_policy_enforcement",
    /// `messaging_postbacks`.
    MessagingPostbacks = "messaging_postbacks",
    /// `messaging_referrals`.
    MessagingReferrals = "messaging_referrals",
    /// `response_feedback`.
    ResponseFeedback = "response_feedback",
    /// `send_cart`.
    SendCart = "send_cart",
    /// `standby`.
    Standby = "standby",
    /// `inbox_labels`.
    InboxLabels = "inbox_labels",
    }
}

open_words! { SubscribedField }

#[cfg(feature = "response")]
super::answer::answers! {
    /// An app that is subscribed.
    SubscribedApp {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// The events.
        subscribed_fields: Vec<String>,
    }
}
