//! One message to many people, written down once.

use std::fmt;
use std::sync::Arc;

use super::prepared::{Prepared, body_to};
use crate::pace::Kind;
use crate::{
    Both, Error, Instagram, IntoRecipient, Message, Messenger, Platform, PlatformKind, Recipient,
    Request, SenderAction,
};

/// A message for many people: checked and written down once, then only addressed.
///
/// Clones are cheap. [`broadcast`](crate::Account::broadcast) makes one by itself; this is for
/// letters that carry something along.
///
/// # Example
///
/// ```no_run
/// use sendapi::{Account, Circular, Error, Message};
///
/// async fn announce(page: &Account, news: &Message<'_>, orders: Vec<(u64, String)>) -> Result<(), Error> {
///     let news = Circular::new(news)?;
///     let letters = orders.into_iter().map(|(person, order)| (news.to(person), order));
///     let mut sending = page.send_all(letters);
///     while let Some(outcome) = sending.next().await {
///         let (_letter, order) = outcome.input;
///         println!("order {order}: {:?}", outcome.result);
///     }
///     Ok(())
/// }
/// ```
pub struct Circular<'a, P = Messenger>(Arc<Inner<'a, P>>);

impl<'a, P: Platform> Circular<'a, P> {
    /// A circular of this message; its own recipient serves to check it and gets nothing.
    ///
    /// # Errors
    ///
    /// An [`Error`] of kind [`Invalid`](crate::ErrorKind::Invalid) when the message breaks a rule of
    /// the platform.
    pub fn new(message: &Message<'a, P>) -> Result<Self, Error> {
        let rests = [rest_on(message)?].into_iter().flatten().collect();
        Ok(Self(Arc::new(Inner { message: message.clone(), rests })))
    }
}

impl<'a> Circular<'a, Both> {
    /// A circular of a message for both platforms, for the [`send_all`](crate::AnyAccount::send_all) of an
    /// [`AnyAccount`](crate::AnyAccount).
    ///
    /// # Errors
    ///
    /// As with [`new`](Self::new), where the message breaks a rule of one of the platforms.
    pub fn for_both(message: &Message<'a, Both>) -> Result<Self, Error> {
        let (page, instagram) = (message.on::<Messenger>()?, message.on::<Instagram>()?);
        let rests = [rest_on(&page)?, rest_on(&instagram)?].into_iter().flatten().collect();
        Ok(Self(Arc::new(Inner { message: message.clone(), rests })))
    }
}

impl<'a, P> Circular<'a, P> {
    /// The letter to one person: an [id](crate::IntoId) as text or an integer, or a [`Recipient`].
    pub fn to(&self, recipient: impl IntoRecipient<'a>) -> Letter<'a, P> {
        Letter { circular: self.clone(), recipient: recipient.into_recipient() }
    }

    /// The message, with the recipient it was given with.
    pub fn message(&self) -> &Message<'a, P> {
        &self.0.message
    }

    fn rest_on(&self, platform: PlatformKind) -> Option<&[u8]> {
        let rest = self.0.rests.iter().find(|(on, _)| *on == platform);
        rest.map(|(_, rest)| rest.as_slice())
    }
}

impl<P> Clone for Circular<'_, P> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<P: fmt::Debug> fmt::Debug for Circular<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Circular").field(&self.0.message).finish()
    }
}

struct Inner<'a, P> {
    message: Message<'a, P>,
    /// For each platform what follows the recipient in the body, if the message was checked for a
    /// recipient with an id and nothing else, so that it holds for all of them.
    rests: Vec<Rest>,
}

/// What follows the recipient in the body on a platform.
type Rest = (PlatformKind, Vec<u8>);

/// A [`Circular`] to one person.
///
/// ```
/// use sendapi::{Circular, Client, message};
///
/// # fn main() -> Result<(), sendapi::Error> {
/// let news = message!(Messenger { recipient: "1", messaging_type: UPDATE, text: "Rye is back" });
/// let news = Circular::new(&news)?;
/// let letters = ["7204418830956127", "7204418830956128"].map(|person| news.to(person));
/// assert_eq!(letters[1].recipient().person_id().as_deref(), Some("7204418830956128"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a letter does nothing until it is sent: `account.send_all(letters)`"]
pub struct Letter<'a, P = Messenger> {
    circular: Circular<'a, P>,
    recipient: Recipient<'a>,
}

impl<'a, P> Letter<'a, P> {
    /// Who gets it.
    #[must_use]
    pub fn recipient(&self) -> &Recipient<'a> {
        &self.recipient
    }

    /// What everybody gets.
    #[must_use]
    pub fn circular(&self) -> &Circular<'a, P> {
        &self.circular
    }

    /// On a platform that the circular is for.
    pub(crate) fn prepared<Q: Platform>(&self) -> Result<Prepared, Error> {
        match self.circular.rest_on(Q::KIND) {
            Some(rest) if is_an_id(&self.recipient) => self.addressed::<Q>(rest),
            _ => Prepared::new(&self.whole::<Q>()),
        }
    }

    /// Only the recipient has to be checked and written.
    fn addressed<Q: Platform>(&self, rest: &[u8]) -> Result<Prepared, Error> {
        check::<Q>(self.recipient.clone())?;
        let mut body = body_to::<Q>(self.recipient.clone());
        // The closing brace: `rest` has one.
        body.pop();
        body.extend_from_slice(rest);
        // What is written for everybody is no private reply: those have one recipient each.
        let kind = Kind::of(self.circular.message().__node());
        Ok(Prepared { kind, body: body.into() })
    }

    fn whole<Q: Platform>(&self) -> Message<'a, Q> {
        let request = self.circular.message().request().clone();
        Message::__new(request.__addressed(self.recipient.clone(), Q::KIND))
    }
}

impl<P> Clone for Letter<'_, P> {
    fn clone(&self) -> Self {
        Self { circular: self.circular.clone(), recipient: self.recipient.clone() }
    }
}

fn rest_on<P: Platform>(message: &Message<'_, P>) -> Result<Option<Rest>, Error> {
    let Prepared { body, .. } = Prepared::new(message)?;
    let recipient = message.recipient();
    let rest = is_an_id(recipient).then(|| rest_of(&body, recipient.clone())).flatten();
    Ok(rest.map(|rest| (P::KIND, rest)))
}

fn rest_of(body: &[u8], recipient: Recipient<'_>) -> Option<Vec<u8>> {
    let address = body_to::<Messenger>(recipient);
    let address = address.strip_suffix(b"}")?;
    body.strip_prefix(address).map(<[u8]>::to_vec)
}

/// Checks a recipient by itself: a sender action is the smallest request, and takes every recipient that a message does.
fn check<P: Platform>(recipient: Recipient<'_>) -> Result<(), Error> {
    let action = Some(SenderAction::TypingOn);
    match Message::<P>::new(Request { sender_action: action, ..Request::to(recipient) }) {
        Ok(_) => Ok(()),
        Err(invalid) => Err(invalid.into()),
    }
}

/// No rule between recipient and content is about an id.
fn is_an_id(recipient: &Recipient<'_>) -> bool {
    recipient.person_id().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWS: &str = r#"{"recipient":{"id":"1"},"message":{"text":"a \"word\" for 1"},"tag":"HUMAN_AGENT","messaging_type":"MESSAGE_TAG"}"#;

    fn written<P: Platform>(letter: &Letter<'_, P>) -> String {
        String::from_utf8(letter.prepared::<P>().unwrap().body.to_vec()).unwrap()
    }

    #[test]
    fn a_letter_is_the_same_as_the_message_built_anew() {
        let circular = Circular::new(&Message::<Messenger>::from_json(NEWS).unwrap()).unwrap();
        assert!(!circular.0.rests.is_empty());
        let recipients = [
            Recipient::id(72_044_188_309_561_u64),
            Recipient::id("1"),
            Recipient::user_ref("a\"b"),
            Recipient::phone_number("+1(212)555-2368"),
        ];
        for recipient in recipients {
            let letter = circular.to(recipient);
            let mut anew = Vec::new();
            letter.whole::<Messenger>().write_json(&mut anew);
            assert_eq!(written(&letter).as_bytes(), anew);
        }
    }

    #[test]
    fn recipients_are_checked_each() {
        let circular = Circular::new(&Message::<Messenger>::from_json(NEWS).unwrap()).unwrap();
        for recipient in
            [Recipient::id("0"), Recipient::id("abc"), Recipient::id(""), Recipient::user_ref("")]
        {
            let error =
                circular.to(recipient.clone()).prepared::<Messenger>().map(drop).unwrap_err();
            assert!(error.invalid().is_some(), "{recipient:?}");
        }
    }

    #[test]
    fn what_hangs_on_the_recipient_is_written_for_each() {
        let news = r#"{"recipient":{"id":"1"},"message":{"text":"a"}}"#;
        let circular = Circular::new(&Message::<Messenger>::from_json(news).unwrap()).unwrap();
        let has_type = |letter: &Letter<'_, _>| written(letter).contains("messaging_type");
        assert!(has_type(&circular.to(2_u64)));
        assert!(!has_type(&circular.to(Recipient::comment_id("7"))));
    }
}
