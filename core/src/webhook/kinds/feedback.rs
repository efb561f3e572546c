//! `messaging_feedback`: a person filled in a `customer_feedback` template.

use std::collections::BTreeMap;

use crate::reading::object::object;
use crate::reading::scalar::Scalar;

object! {
    /// The answers to a `customer_feedback` template. Messenger only.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates/customer-feedback>.
    MessagingFeedback {
        /// One for each screen of the template.
        feedback_screens: Vec<FeedbackScreen>,
    }
}

object! {
    /// The answers on one screen.
    FeedbackScreen {
        /// Which screen, from 0.
        screen_id: Scalar,
        /// The answers by the id of the question.
        questions: BTreeMap<String, FeedbackAnswer>,
    }
}

object! {
    /// The answer to a question.
    FeedbackAnswer {
        /// The question's kind: `csat`, `nps`, `ces`.
        kind = "type": String,
        /// The score.
        payload: Scalar,
        /// What the person wrote besides.
        follow_up: Box<FollowUpAnswer>,
    }
}

object! {
    /// What a person wrote besides a score.
    FollowUpAnswer {
        /// `free_form`.
        kind = "type": String,
        /// The text.
        payload: String,
    }
}
