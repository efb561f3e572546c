//! `response_feedback`: a person rated a single answer.

use crate::reading::object::object;
use crate::reading::words::words;

object! {
    /// A person rated a single answer of the account.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
    ResponseFeedback {
        /// How.
        feedback: Rating,
        /// The answer.
        mid: String,
        /// Whether the account did it to itself. Instagram only.
        is_self: bool,
    }
}

words! {
    /// How an answer was rated.
    Rating {
        /// It was good.
        Good = "Good response",
        /// It was bad.
        Bad = "Bad response",
    }
}
