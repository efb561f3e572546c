//! `messaging_customer_information`: a person filled in a `customer_information` template.

use crate::reading::object::object;
use crate::reading::scalar::Scalar;

object! {
    /// The answers to a `customer_information` template. Messenger only.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
    MessagingCustomerInformation {
        /// One for each screen of the template.
        screens: Vec<InformationScreen>,
    }
}

object! {
    /// The answers on one screen.
    InformationScreen {
        /// Which screen.
        screen_id: Scalar,
        /// The answers.
        responses: Vec<InformationAnswer>,
    }
}

object! {
    /// One answer.
    InformationAnswer {
        /// What was asked for, such as `city`.
        key: String,
        /// What the person wrote.
        value: Scalar,
    }
}
