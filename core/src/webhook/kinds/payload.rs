//! What a tapped button carries, as the type that it was made of.

use crate::payload::{Payload, Unknown};
use crate::webhook::event::{Event, Kind};

impl Event {
    /// The payload of what the person tapped: a postback or a quick reply, a coupon, or a request to be told.
    #[must_use]
    pub fn payload_text(&self) -> Option<&str> {
        match &self.kind {
            _ if self.is_by_account() => None,
            Kind::Postback(postback) => postback.payload.as_deref(),
            Kind::Message(message) => message.quick_reply_payload(),
            Kind::Optin(optin) => optin.payload.as_deref(),
            Kind::Template(template) => template.payload.as_deref(),
            _ => None,
        }
    }

    /// The same, as the type that the button was made of; `None` if nothing with a payload was tapped.
    ///
    /// # Errors
    ///
    /// [`Unknown`] with the text, when no variant has it: mostly a button that is older than the program.
    pub fn payload<T: Payload>(&self) -> Option<Result<T, Unknown>> {
        self.payload_text().map(T::from_payload)
    }
}
