//! Leads: a person filled in a form.

use crate::reading::object::object;
use crate::reading::scalar::Scalar;
use crate::reading::time::Time;

object! {
    /// A form that a person filled in, in a conversation or an advertisement. Messenger only.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
    Lead {
        /// The id under which the answers can be fetched.
        leadgen_id: Scalar,
        /// The same, in events of conversations.
        lead_id: Scalar,
        /// The form.
        form_id: Scalar,
        /// The advertisement.
        ad_id: Scalar,
        /// The group of advertisements.
        adgroup_id: Scalar,
        /// The Page.
        page_id: Scalar,
        /// When it was filled in; in seconds.
        created_time: Time,
    }
}
