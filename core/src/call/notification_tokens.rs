//! Tokens of notifications: the people who asked for messages on a topic.

use sendapi_derive::Schema;

use crate::plain::list::List;
use crate::plain::text::Text;

/// Asks for the notification tokens of a Page, all or those that every filter lets through.
///
/// The filters stand in the platform's generated SDK and on no page.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/get-subscription-tokens>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a notification token query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger/get-subscription-tokens"
)]
#[doc(alias = "notification_message_tokens")]
pub struct ReadNotificationTokens<'a> {
    /// Only of people in these custom audiences.
    #[schema(integers)]
    pub custom_audience_ids: Option<List<'a, Text<'a>>>,
    /// Whether a person with several tokens is told of once.
    pub do_not_return_duplicates: Option<bool>,
    /// Only of people who have got a marketing message, or of those who have not.
    pub has_received_marketing_message: Option<bool>,
    /// Only of people who opted in there.
    pub opt_in_source: Option<OptInSource>,
    /// Only tokens given since then, in seconds since 1970 or as a date.
    #[schema(integers)]
    pub since: Option<Text<'a>>,
    /// Only tokens given until then, in seconds since 1970 or as a date.
    #[schema(integers)]
    pub until: Option<Text<'a>>,
    /// Only of people with these tags.
    #[schema(integers)]
    pub subscriber_tag_ids: Option<List<'a, Text<'a>>>,
    /// Where the page of the list begins, as the one before said.
    pub after: Option<Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Where a person asked for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "an opt_in_source", capitals, any_case, unknown("token.opt_in_source"))]
#[non_exhaustive]
pub enum OptInSource {
    /// An automatic answer to a comment.
    CommentAutomation,
    /// An ad that opens Messenger.
    Ctm,
    /// An automatic answer to a message.
    ReplyAutomation,
    /// A list that was uploaded.
    SubscriberList,
}

#[cfg(feature = "response")]
super::answer::answers! {
    /// A token, and what it is for.
    NotificationToken {
        /// The token, for `notification_messages_token` of a recipient, or `subscription_token` of a marketing message.
        notification_messages_token: String,
        /// The person's page-scoped id.
        recipient_id: String,
        /// The topic that the person asked for.
        topic_title: String,
        /// When it was given, in seconds since 1970.
        creation_timestamp: i64,
        /// Until when it is good, in seconds since 1970.
        token_expiry_timestamp: i64,
        /// Whether the person stopped it.
        user_token_status: String,
        /// From when on the person can get the next message, in seconds since 1970.
        next_eligible_time: i64,
        /// From when on the person can get the next paid message, in seconds since 1970.
        next_eligible_time_for_paid_messaging: i64,
        /// Whether the person can be asked again.
        notification_messages_reoptin: String,
        /// How often the person wants messages; dropped on 2023-02-02.
        notification_messages_frequency: String,
        /// The person's time zone.
        notification_messages_timezone: String,
        /// The custom audiences that the person is in.
        custom_audience_ids: Vec<String>,
    }
}
