//! Subscriptions: what the webhook of an app gets of an account.

use sendapi_derive::Schema;

use super::open_words::open_words;
use crate::plain::list::List;
use crate::platform::PlatformKind;
use crate::reading::words::words;
use crate::schema::rule::Rule;
use crate::tree::{Beside, Breach, Place, Step};

/// Subscribes the app to events of the account; what it had before and is not named here ends.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a subscription", label = "", rules = RULES)]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks"
)]
#[doc(alias = "subscribed_apps")]
pub struct Subscribe<'a> {
    /// The events. A name that is not known here is passed on as it is; one that only the other platform has is a
    /// [warning](crate::call::Call::warnings).
    #[schema(required("subscribe.fields"))]
    pub subscribed_fields: List<'a, SubscribedField>,
    #[cfg(not(rust_analyzer))]
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
#[doc(alias = "subscribed_apps")]
pub struct Unsubscribe {}

/// Asks which apps are subscribed, and to what.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a subscription query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks"
)]
#[doc(alias = "subscribed_apps")]
pub struct ReadSubscriptions<'a> {
    /// Where the page of the list begins, as the one before said.
    pub after: Option<crate::plain::text::Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

words! {
    /// An event to which an app can be subscribed.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
    SubscribedField {
        /// What people write; on Instagram also what the account writes.
        Messages = "messages",
        /// Taps on buttons, ice breakers and menus.
        MessagingPostbacks = "messaging_postbacks",
        /// Reactions to messages.
        MessageReactions = "message_reactions",
        /// People agree to be written to.
        MessagingOptins = "messaging_optins",
        /// People no longer do.
        MessagingOptouts = "messaging_optouts",
        /// What happens in conversations that another app has.
        Standby = "standby",
        /// Messages of an agent of the platform.
        AgentMessages = "agent_messages",
        /// Comments, posts and reactions on the Page. Messenger only.
        Feed = "feed",
        /// Comments and posts in groups. Messenger only.
        GroupFeed = "group_feed",
        /// The Page is mentioned. Messenger only.
        Mention = "mention",
        /// Broadcasts of the Page. Messenger only.
        LiveVideos = "live_videos",
        /// People fill in forms of advertisements. Messenger only.
        Leadgen = "leadgen",
        /// Conversations of the Page. Messenger only.
        Conversations = "conversations",
        /// What the Page writes. Messenger only.
        MessageEchoes = "message_echoes",
        /// People change messages. Messenger only.
        MessageEdits = "message_edits",
        /// Messages arrived. Messenger only.
        MessageDeliveries = "message_deliveries",
        /// Messages were seen. Messenger only.
        MessageReads = "message_reads",
        /// What a message is about. Messenger only.
        MessageContext = "message_context",
        /// The Page is mentioned in a conversation. Messenger only.
        MessageMention = "message_mention",
        /// The platform judged a utility template. Messenger only.
        MessageTemplateStatusUpdate = "message_template_status_update",
        /// People connect their accounts with the business. Messenger only.
        MessagingAccountLinking = "messaging_account_linking",
        /// The same, by the login of the platform. Messenger only.
        MessagingFbloginAccountLinking = "messaging_fblogin_account_linking",
        /// Appointments. Messenger only.
        MessagingAppointments = "messaging_appointments",
        /// Shopping, in older apps. Messenger only.
        MessagingCheckoutUpdates = "messaging_checkout_updates",
        /// Answers to a `customer_information` template. Messenger only.
        MessagingCustomerInformation = "messaging_customer_information",
        /// Messages that go out without an app. Messenger only.
        MessagingDirectSends = "messaging_direct_sends",
        /// Answers to a `customer_feedback` template. Messenger only.
        MessagingFeedback = "messaging_feedback",
        /// People play games. Messenger only.
        MessagingGamePlays = "messaging_game_plays",
        /// Conversations go to another app. Messenger only.
        MessagingHandovers = "messaging_handovers",
        /// People fill in forms in a conversation. Messenger only.
        MessagingInThreadLeadFormSubmit = "messaging_in_thread_lead_form_submit",
        /// What the platform holds against a conversation. Messenger only.
        MessagingIntegrity = "messaging_integrity",
        /// Payments, in older apps. Messenger only.
        MessagingPayments = "messaging_payments",
        /// The platform warns or blocks the Page. Messenger only.
        MessagingPolicyEnforcement = "messaging_policy_enforcement",
        /// Shopping, in older apps. Messenger only.
        MessagingPreCheckouts = "messaging_pre_checkouts",
        /// People come by links and advertisements. Messenger only.
        MessagingReferrals = "messaging_referrals",
        /// People rate answers.
        ResponseFeedback = "response_feedback",
        /// People send shopping carts. Messenger only.
        SendCart = "send_cart",
        /// Labels of people. Messenger only.
        InboxLabels = "inbox_labels",
        /// Requests for payments. Messenger only.
        PaymentRequestUpdate = "payment_request_update",
        /// What people do in a conversation. Messenger only.
        UserAction = "user_action",
        /// Questions to an agent of the platform. Messenger only.
        AgentQuestions = "agent_questions",
        /// What the platform forbids the Page for a time. Messenger only.
        BusinessIntegrity = "business_integrity",
        /// What becomes of calls. Messenger only.
        Calls = "calls",
        /// People let the Page call them, or do not. Messenger only.
        CallPermissionReply = "call_permission_reply",
        /// How the Page takes calls. Messenger only.
        CallSettingsUpdate = "call_settings_update",
        /// Marketing messages were sent. Messenger only.
        MarketingMessageEchoes = "marketing_message_echoes",
        /// Marketing messages arrived. Messenger only.
        MarketingMessageDeliveries = "marketing_message_deliveries",
        /// Marketing messages were seen. Messenger only.
        MarketingMessageReads = "marketing_message_reads",
        /// Marketing messages were tapped. Messenger only.
        MarketingMessageClicks = "marketing_message_clicks",
        /// Marketing messages did not arrive. Messenger only.
        MarketingMessageDeliveryFailed = "marketing_message_delivery_failed",
        /// People were uploaded for marketing messages. Messenger only.
        MarketingMessagesSubscriberUploadStatus = "marketing_messages_subscriber_upload_status",
        /// Comments on media. Instagram only.
        Comments = "comments",
        /// Comments on broadcasts. Instagram only.
        LiveComments = "live_comments",
        /// The account is mentioned. Instagram only.
        Mentions = "mentions",
        /// How a story went. Instagram only.
        StoryInsights = "story_insights",
        /// Reactions to stories. Instagram only.
        StoryReactions = "story_reactions",
        /// Answers to polls in stories. Instagram only.
        StoryPollResponse = "story_poll_response",
        /// Answers to polls in comments. Instagram only.
        CommentPollResponse = "comment_poll_response",
        /// People share media in their stories. Instagram only.
        ShareToStory = "share_to_story",
        /// People follow the account. Instagram only.
        Follow = "follow",
        /// People change messages. Instagram only.
        MessageEdit = "message_edit",
        /// Conversations go to another app. Instagram only.
        MessagingHandover = "messaging_handover",
        /// People come by links and advertisements. Instagram only.
        MessagingReferral = "messaging_referral",
        /// Messages were seen. Instagram only.
        MessagingSeen = "messaging_seen",
    }
}

impl SubscribedField {
    /// Those without which a bot hears nothing: what people write, and what they tap.
    pub const OF_A_BOT: [Self; 2] = [Self::Messages, Self::MessagingPostbacks];

    /// The one platform whose accounts have it; `None` where both have it, and for a name that is not known here.
    ///
    /// What an Instagram account tells by way of its Page is subscribed to at the Page, by the Page's names.
    #[must_use]
    pub fn platform(&self) -> Option<PlatformKind> {
        if OF_A_PAGE.contains(self) {
            return Some(PlatformKind::Messenger);
        }
        OF_INSTAGRAM.contains(self).then_some(PlatformKind::Instagram)
    }

    /// What the other platform calls the same, where it has another name for it.
    #[must_use]
    pub fn elsewhere(&self) -> Option<Self> {
        SAME.iter().find_map(|(of_a_page, of_instagram)| match self {
            _ if self == of_a_page => Some(of_instagram.clone()),
            _ if self == of_instagram => Some(of_a_page.clone()),
            _ => None,
        })
    }
}

open_words! { SubscribedField }

const RULES: &[Rule] =
    &[Rule::judged("sub.names", fields_of_the_other_platform, ASKS, REMEDY).warns()];

const ASKS: &str = "`subscribed_fields` names fields that accounts of this platform have";
const REMEDY: &str = "name those of this platform";

/// A name that only the other platform has. What it is good for is not sure: the platform's lists are read from its SDKs.
fn fields_of_the_other_platform(subscription: &Beside<'_, '_>) -> Vec<Breach> {
    let (foreign, whose) = match subscription.platform() {
        PlatformKind::Messenger => (OF_INSTAGRAM, "an Instagram account"),
        PlatformKind::Instagram => (OF_A_PAGE, "a Page"),
    };
    let breaches = |field: &SubscribedField| -> Vec<Breach> {
        let places = subscription.indices(FIELDS, |node| node.text() == Some(field.as_str()));
        let breach = |place| {
            let steps = [Step::Member(FIELDS), Step::Item(place)];
            Breach::at(&steps, Place::Value).saying(foreign_words(field, whose))
        };
        places.into_iter().map(breach).collect()
    };
    foreign.iter().flat_map(breaches).collect()
}

fn foreign_words(field: &SubscribedField, whose: &str) -> String {
    let here = match field.elsewhere() {
        Some(same) => format!("; here it is `{same}`"),
        None if *field == SubscribedField::MessageEchoes => {
            "; here echoes come with `messages`".to_owned()
        }
        None => String::new(),
    };
    format!("`{field}` is a field of {whose}{here}")
}

const FIELDS: &str = "subscribed_fields";

/// The fields that a Page alone has.
const OF_A_PAGE: &[SubscribedField] = &[
    SubscribedField::Feed,
    SubscribedField::GroupFeed,
    SubscribedField::Mention,
    SubscribedField::LiveVideos,
    SubscribedField::Leadgen,
    SubscribedField::Conversations,
    SubscribedField::MessageEchoes,
    SubscribedField::MessageEdits,
    SubscribedField::MessageDeliveries,
    SubscribedField::MessageReads,
    SubscribedField::MessageContext,
    SubscribedField::MessageMention,
    SubscribedField::MessageTemplateStatusUpdate,
    SubscribedField::MessagingAccountLinking,
    SubscribedField::MessagingFbloginAccountLinking,
    SubscribedField::MessagingAppointments,
    SubscribedField::MessagingCheckoutUpdates,
    SubscribedField::MessagingCustomerInformation,
    SubscribedField::MessagingDirectSends,
    SubscribedField::MessagingFeedback,
    SubscribedField::MessagingGamePlays,
    SubscribedField::MessagingHandovers,
    SubscribedField::MessagingInThreadLeadFormSubmit,
    SubscribedField::MessagingIntegrity,
    SubscribedField::MessagingPayments,
    SubscribedField::MessagingPolicyEnforcement,
    SubscribedField::MessagingPreCheckouts,
    SubscribedField::MessagingReferrals,
    SubscribedField::SendCart,
    SubscribedField::InboxLabels,
    SubscribedField::PaymentRequestUpdate,
    SubscribedField::UserAction,
    SubscribedField::AgentQuestions,
    SubscribedField::BusinessIntegrity,
    SubscribedField::Calls,
    SubscribedField::CallPermissionReply,
    SubscribedField::CallSettingsUpdate,
    SubscribedField::MarketingMessageEchoes,
    SubscribedField::MarketingMessageDeliveries,
    SubscribedField::MarketingMessageReads,
    SubscribedField::MarketingMessageClicks,
    SubscribedField::MarketingMessageDeliveryFailed,
    SubscribedField::MarketingMessagesSubscriberUploadStatus,
];

/// The fields that an Instagram account alone has.
const OF_INSTAGRAM: &[SubscribedField] = &[
    SubscribedField::Comments,
    SubscribedField::LiveComments,
    SubscribedField::Mentions,
    SubscribedField::StoryInsights,
    SubscribedField::StoryReactions,
    SubscribedField::StoryPollResponse,
    SubscribedField::CommentPollResponse,
    SubscribedField::ShareToStory,
    SubscribedField::Follow,
    SubscribedField::MessageEdit,
    SubscribedField::MessagingHandover,
    SubscribedField::MessagingReferral,
    SubscribedField::MessagingSeen,
];

/// A Page's field, and what Instagram calls the same.
const SAME: &[(SubscribedField, SubscribedField)] = &[
    (SubscribedField::MessageEdits, SubscribedField::MessageEdit),
    (SubscribedField::MessageReads, SubscribedField::MessagingSeen),
    (SubscribedField::MessagingHandovers, SubscribedField::MessagingHandover),
    (SubscribedField::MessagingReferrals, SubscribedField::MessagingReferral),
    (SubscribedField::Mention, SubscribedField::Mentions),
    (SubscribedField::Feed, SubscribedField::Comments),
];

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
