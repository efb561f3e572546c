//! `message_edit`: a person changed a message.

use crate::reading::object::object;
use crate::reading::scalar::Scalar;

object! {
    /// A person changed a message, which can be done up to five times. It opens no window.
    ///
    /// With the number 0 nothing was changed: so the message itself seems to come to apps in development mode.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
    MessageEdit {
        /// The message.
        mid: String,
        /// Its text now.
        text: String,
        /// How often it was changed.
        num_edit: Scalar,
        /// Whether the account did it to itself. Instagram only.
        is_self: bool,
    }
}
