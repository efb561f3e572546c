//! `optin`: a person agreed to be written to.

use crate::reading::object::object;
use crate::reading::scalar::Scalar;
use crate::reading::time::Time;
use crate::reading::words::words;

object! {
    /// A person agreed to be written to: by the checkbox plugin, for one message, or for marketing messages.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/messaging_optins>.
    Optin {
        /// What the person agreed to; absent with the checkbox plugin.
        kind = "type": OptinKind,
        /// The string that stood in the plugin.
        reference = "ref": String,
        /// The person, in place of an id that is not known yet.
        user_ref: Scalar,
        /// The string that was sent with the template.
        payload: String,
        /// For one message, within a year.
        one_time_notif_token: String,
        /// For marketing messages.
        notification_messages_token: String,
        /// How often the person agreed to get them, in older events.
        notification_messages_frequency: String,
        /// The person's time zone.
        notification_messages_timezone: String,
        /// Whether the person still agrees: `STOP_NOTIFICATIONS`, `RESUME_NOTIFICATIONS`.
        notification_messages_status: String,
        /// Until when the token holds.
        token_expiry_timestamp: Time,
        /// Whether the token was renewed: `REFRESHED`, `NOT_REFRESHED`.
        user_token_status: String,
        /// The title of the template.
        title: String,
        /// Whether the account did it to itself. Instagram only.
        is_self: bool,
    }
}

words! {
    /// What a person agreed to.
    OptinKind {
        /// One message.
        OneTimeNotification = "one_time_notif_req",
        /// Marketing messages.
        NotificationMessages = "notification_messages",
    }
}
