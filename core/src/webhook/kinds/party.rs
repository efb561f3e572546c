//! The two sides of an event.

use crate::message::recipient::Recipient;
use crate::reading::object::object;
use crate::reading::scalar::Scalar;

object! {
    /// Who is at one side of an event: a person, or the Page or Instagram account.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
    Party {
        /// The person's page-scoped or Instagram-scoped id, or the account's id.
        id: Scalar,
        /// The reference of the checkbox plugin, in place of an id that is not known yet.
        user_ref: Scalar,
    }
}

impl Party {
    /// The party as the recipient of a message, if it has an identifier.
    #[must_use]
    pub fn as_recipient(&self) -> Option<Recipient<'_>> {
        let id = self.id.as_ref().and_then(Scalar::as_message_id).map(Recipient::id);
        let user_ref = || self.user_ref.as_ref().and_then(Scalar::as_message_id);
        id.or_else(|| user_ref().map(Recipient::user_ref))
    }
}
