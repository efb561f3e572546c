//! The request for recurring notifications, discontinued on 2026-02-10.
//!
//! Its members are here so that what was written once can be read; what they may hold is not judged any more.

use sendapi_derive::Schema;

use crate::plain::list::List;
use crate::plain::text::Text;

/// Asks whether messages about a topic may be sent again and again. Discontinued on 2026-02-10: use Marketing Messages.
///
/// See <https://developers.facebook.com/docs/messenger-platform/marketing-messages>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a recurring notification request", label = "request")]
#[schema(link = "https://developers.facebook.com/docs/messenger-platform/marketing-messages")]
pub struct NotificationMessages<'a> {
    /// The topic.
    pub title: Option<Text<'a>>,
    /// What the webhook gets.
    pub payload: Option<Text<'a>>,
    /// A picture.
    pub image_url: Option<Text<'a>>,
    /// The form of the picture.
    pub image_aspect_ratio: Option<Text<'a>>,
    /// Several topics in a row.
    pub elements: Option<List<'a, Topic<'a>>>,
    /// What the button says.
    pub notification_messages_cta_text: Option<Text<'a>>,
    /// How often messages come.
    pub notification_messages_frequency: Option<Text<'a>>,
    /// Whether the person is asked again in the end.
    pub notification_messages_reoptin: Option<Text<'a>>,
    /// The person's time zone.
    pub notification_messages_timezone: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// One of several topics of a [`NotificationMessages`] template.
///
/// See <https://developers.facebook.com/docs/messenger-platform/marketing-messages>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a recurring notification topic")]
pub struct Topic<'a> {
    /// The topic.
    pub title: Option<Text<'a>>,
    /// More about it.
    pub subtitle: Option<Text<'a>>,
    /// What the webhook gets.
    pub payload: Option<Text<'a>>,
    /// A picture.
    pub image_url: Option<Text<'a>>,
    /// The form of the picture.
    pub image_aspect_ratio: Option<Text<'a>>,
    /// What the button says.
    pub notification_messages_cta_text: Option<Text<'a>>,
    /// How often messages come.
    pub notification_messages_frequency: Option<Text<'a>>,
    /// Whether the person is asked again in the end.
    pub notification_messages_reoptin: Option<Text<'a>>,
    /// The person's time zone.
    pub notification_messages_timezone: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}
