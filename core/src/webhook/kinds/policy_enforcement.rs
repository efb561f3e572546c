//! `policy_enforcement`: the platform warns or blocks the account.

use crate::reading::object::object;
use crate::reading::words::words;

object! {
    /// The platform warns or blocks the account, or lets it go on. Messenger only.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/messaging_policy_enforcement>.
    PolicyEnforcement {
        /// What it does.
        action: PolicyAction,
        /// Why.
        reason: String,
    }
}

words! {
    /// What the platform does.
    PolicyAction {
        /// A warning.
        Warning = "warning",
        /// The account cannot send.
        Block = "block",
        /// The account can send again.
        Unblock = "unblock",
    }
}
