//! `account_linking`: a person connected their account with the business, or disconnected it.

use crate::reading::object::object;
use crate::reading::words::words;

object! {
    /// A person connected their account with the business, or disconnected it. Messenger only.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/messaging_account_linking>.
    AccountLinking {
        /// Which of the two.
        status: LinkStatus,
        /// With [`LinkStatus::Linked`]: the code that the business gave.
        authorization_code: String,
    }
}

words! {
    /// Whether an account was connected or disconnected.
    LinkStatus {
        /// Connected.
        Linked = "linked",
        /// Disconnected.
        Unlinked = "unlinked",
    }
}
