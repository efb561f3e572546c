//! Sending many messages on an account of either platform.

use super::{Letters, SendAll, Source};
use crate::{AnyAccount, Both, Circular, Error, GoesOnEither, IntoRecipient, Message, Outgoing};

impl AnyAccount {
    /// Sends many messages that are checked for both platforms: [`Account::send_all`](crate::Account::send_all), on whichever
    /// platform the account is.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::{AnyAccount, Both, Message};
    ///
    /// async fn send(account: &AnyAccount, messages: Vec<Message<'static, Both>>) {
    ///     let mut sending = account.send_all(messages);
    ///     while let Some(outcome) = sending.next().await {
    ///         if let Err(error) = outcome.result {
    ///             eprintln!("{:?}: {error}", outcome.input.recipient());
    ///         }
    ///     }
    /// }
    /// ```
    pub fn send_all<Form, S>(&self, messages: S) -> SendAll<S::Stream, Self>
    where
        S: Source<Form>,
        S::Item: Outgoing<Self>,
    {
        SendAll::new(self.clone(), messages.into_stream())
    }

    /// Sends one message that is checked for both platforms to many people:
    /// [`Account::broadcast`](crate::Account::broadcast), on whichever platform the account is.
    ///
    /// # Errors
    ///
    /// An [`Error`] of kind [`Invalid`](crate::ErrorKind::Invalid) when the message breaks a rule of one of the platforms;
    /// nothing is sent then.
    pub fn broadcast<'a, Form, R, Q: GoesOnEither>(
        &self,
        message: &Message<'a, Q>,
        recipients: R,
    ) -> Result<SendAll<Letters<'a, R::Stream, Both>, Self>, Error>
    where
        R: Source<Form>,
        R::Item: IntoRecipient<'a>,
    {
        let circular = Circular::for_both(Q::both(message))?;
        Ok(SendAll::new(self.clone(), Letters::new(circular, recipients)))
    }
}
