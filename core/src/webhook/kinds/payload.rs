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

    /// The same, as the type that the button was made of; `None` if nothing with a payload was tapped, or a
    /// [telephone number](Self::phone_number) or an [e-mail address](Self::email), which the program did not make.
    ///
    /// # Errors
    ///
    /// [`Unknown`] with the text, when no variant has it: mostly a button that is older than the program.
    #[must_use]
    pub fn payload<T: Payload>(&self) -> Option<Result<T, Unknown>> {
        match T::from_payload(self.payload_text()?) {
            Err(_) if self.contact().is_some() => None,
            payload => Some(payload),
        }
    }

    /// The telephone number that the person tapped: what the quick reply `user_phone_number` showed of their own profile.
    ///
    /// Such a tap has no mark of its own. It comes as a message whose text is the number, which is also its payload,
    /// so a quick reply `text` with the same number as title and payload counts as one. A number that the person types in
    /// place of the tap is text alone: [`Event::kind`].
    ///
    /// ```
    /// use sendapi_core::webhook::Webhook;
    ///
    /// let webhook = Webhook::from_json(br#"{"object": "page", "entry": [{"id": "1", "time": 1763800000000, "messaging": [{
    ///     "sender": {"id": "7204418830956127"}, "recipient": {"id": "1"}, "timestamp": 1763800000000,
    ///     "message": {"mid": "m_1", "text": "+16505550123", "quick_reply": {"payload": "+16505550123"}}
    /// }]}]}"#)?;
    /// let numbers: Vec<_> = webhook.events().filter_map(|event| event.phone_number()).collect();
    /// assert_eq!(numbers, ["+16505550123"]);
    /// # Ok::<(), sendapi_core::webhook::NotAWebhook>(())
    /// ```
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/quick-replies>.
    #[must_use]
    pub fn phone_number(&self) -> Option<&str> {
        self.contact().filter(|contact| !contact.contains('@'))
    }

    /// The e-mail address that the person tapped: what the quick reply `user_email` showed of their own profile. It comes
    /// as a [telephone number](Self::phone_number) does.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/quick-replies>.
    #[must_use]
    pub fn email(&self) -> Option<&str> {
        self.contact().filter(|contact| contact.contains('@'))
    }

    /// What was tapped, if it is text and payload alike and looks like a number or an address.
    fn contact(&self) -> Option<&str> {
        let Kind::Message(message) = &self.kind else { return None };
        let payload = self.payload_text()?;
        let is_shown = message.text.as_deref() == Some(payload);
        (is_shown && (is_phone_number(payload) || is_email(payload))).then_some(payload)
    }
}

/// Digits and what is written between them, perhaps with a plus in front.
fn is_phone_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let rest = text.strip_prefix('+').unwrap_or(text);
    digits >= FEWEST_DIGITS && rest.chars().all(|c| c.is_ascii_digit() || BETWEEN.contains(&c))
}

/// One `@` with something on either side, and no blank.
fn is_email(text: &str) -> bool {
    let sides = text.split_once('@');
    let is_in_one_piece = !text.contains(char::is_whitespace);
    is_in_one_piece
        && sides
            .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
}

/// The shortest numbers with a country code have seven digits; what is shorter is somebody's own id.
const FEWEST_DIGITS: usize = 7;

const BETWEEN: [char; 6] = [' ', '-', '.', '(', ')', '/'];
