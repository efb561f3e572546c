//! A message for either platform.

use std::marker::PhantomData;

use super::stored::Held;
use super::{IntoRecipient, Message, Request};
use crate::check::violation::Invalid;
use crate::convert::body::validate;
use crate::platform::{Both, Platform, PlatformKind};

impl<'a> Message<'a, Both> {
    /// A message that breaks no rule of either platform, as `message!(Both { … })` makes it while the program compiles.
    ///
    /// ```
    /// use sendapi_core::{Content, Instagram, Message, Recipient, Request};
    ///
    /// let hello = Content { text: Some("Hello".into()), ..Content::EMPTY };
    /// let hello = Request { message: Some(hello), ..Request::to(Recipient::id("7204418830956127")) };
    /// let hello = Message::for_both(hello)?;
    /// let on_instagram = hello.on::<Instagram>()?;
    /// assert_eq!(on_instagram.content(), hello.content());
    /// # Ok::<(), sendapi_core::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// [`Invalid`] with every rule that one of the platforms would refuse it for; where both would, Messenger's.
    pub fn for_both(request: Request<'a>) -> Result<Self, Invalid> {
        validate(&request, PlatformKind::Messenger)?;
        validate(&request, PlatformKind::Instagram)?;
        Ok(Self(Held::Value(request), PhantomData))
    }

    /// The same message to somebody else, as [`Message::to`] of one platform.
    ///
    /// # Errors
    /// As [`for_both`](Self::for_both).
    pub fn to(&self, recipient: impl IntoRecipient<'a>) -> Result<Self, Invalid> {
        let recipient = recipient.into_recipient();
        Self::for_both(Request { recipient, ..self.request().clone() })
    }

    /// The message for one platform, checked with what is known only now.
    ///
    /// # Errors
    /// [`Invalid`] with every rule that this platform would refuse it for.
    pub fn on<P: Platform>(&self) -> Result<Message<'a, P>, Invalid> {
        Message::new(self.request().clone())
    }
}
