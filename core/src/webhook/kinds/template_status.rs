//! A change of `message_template_status_update`: the platform judged a utility template.

use crate::reading::object::object;
use crate::reading::scalar::Scalar;

object! {
    /// The platform judged a utility template. Messenger only.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
    TemplateStatus {
        /// What it came to, such as `APPROVED` or `REJECTED`.
        event: String,
        /// The template.
        message_template_id: Scalar,
        /// Its name.
        message_template_name: String,
        /// Its language.
        message_template_language: String,
        /// Why it was rejected.
        reason: String,
    }
}
