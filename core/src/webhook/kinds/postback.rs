//! `postback`: a person tapped a button, an ice breaker or a line of the menu.

use crate::reading::object::object;
use crate::webhook::kinds::referral::Referral;

object! {
    /// A tap on a postback button, an ice breaker, a line of the menu or Get Started.
    ///
    /// In `standby` it has no [`payload`](Self::payload).
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/messaging_postbacks>.
    Postback {
        /// The id of the message that the tap made.
        mid: String,
        /// What the button says.
        title: String,
        /// The string that was sent with the button.
        payload: String,
        /// How the person came to the conversation, if the tap began it.
        referral: Box<Referral>,
        /// Whether the account did it to itself. Instagram only.
        is_self: bool,
    }
}
