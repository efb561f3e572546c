//! `pass_thread_control` and its kin: which app has the conversation.

use crate::reading::object::object;
use crate::reading::scalar::Scalar;

object! {
    /// The conversation was passed to an app.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
    PassThreadControl {
        /// The app that has it now.
        new_owner_app_id: Scalar,
        /// The app that had it.
        previous_owner_app_id: Scalar,
        /// What the other app says about it.
        metadata: String,
    }
}

object! {
    /// The conversation was taken from an app.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
    TakeThreadControl {
        /// The app that had it.
        previous_owner_app_id: Scalar,
        /// The app that has it now.
        new_owner_app_id: Scalar,
        /// What the other app says about it.
        metadata: String,
    }
}

object! {
    /// An app asks for the conversation.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
    RequestThreadControl {
        /// The app that asks.
        requested_owner_app_id: Scalar,
        /// What it says about it.
        metadata: String,
    }
}
