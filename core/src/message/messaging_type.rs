//! The ground on which a message is sent.

use sendapi_derive::Schema;

/// The ground on which a message is sent.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a messaging_type", capitals, unknown("mt.enum"))]
#[non_exhaustive]
pub enum MessagingType {
    /// An answer within 24 hours of the person's last action.
    Response,
    /// A message of one's own accord within 24 hours of the person's last action.
    Update,
    /// A message after 24 hours, on the ground of a [`Tag`](super::Tag).
    MessageTag,
    /// An approved utility template, at any time. Messenger only.
    #[schema(only(messenger, "mt.utility_ig"))]
    Utility,
    /// News of a registered news Page. Retired for all others on 2020-03-04: use `MESSAGE_TAG` with a living tag.
    #[schema(deprecated(
        "mt.nps_dead",
        "2020-03-04",
        "it is left for registered news Pages alone; others use `MESSAGE_TAG` with a living tag"
    ))]
    #[cfg_attr(rust_analyzer, deprecated)]
    NonPromotionalSubscription,
}
