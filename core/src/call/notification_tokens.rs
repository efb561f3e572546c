//! Tokens of notifications: the people who asked for messages on a topic.

use sendapi_derive::Schema;

use crate::plain::text::Text;

/// Asks for the notification tokens of a Page.
///
/// See <https://developers.facebook.com/docs/messenger-platform/marketing-messages>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a notification token query", label = "")]
#[schema(link = "https://developers.facebook.com/docs/messenger-platform/marketing-messages")]
pub struct ReadNotificationTokens<'a> {
    /// Where the page of the list begins, as the one before said.
    pub after: Option<Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

#[cfg(feature = "response")]
super::answer::answers! {
    /// A token, and what it is for.
    NotificationToken {
        /// The token, for `notification_messages_token` of a recipient.
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
    }
}
