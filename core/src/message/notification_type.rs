//! How a person is told of a message.

use sendapi_derive::Schema;

/// How a person is told of a message.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a notification_type", capitals, unknown("notif.enum"))]
#[non_exhaustive]
pub enum NotificationType {
    /// With sound and vibration, as without it.
    Regular,
    /// With a banner only.
    SilentPush,
    /// Not at all.
    NoPush,
}
