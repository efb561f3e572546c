//! Sending on an account of either platform.

use crate::{Account, AnyAccount, Both, Error, Message, Performing, Platform, Receipt};

impl AnyAccount {
    /// Sends a message that is checked for both platforms: [`Account::send`], on whichever platform the account is.
    ///
    /// # Errors
    ///
    /// As with [`Account::send`].
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::webhook::Incoming;
    /// use sendapi::{Error, message};
    ///
    /// async fn welcome(incoming: Incoming) -> Result<(), Error> {
    ///     if let (Some(account), Some(person)) = (incoming.account(), incoming.person()) {
    ///         let welcome = message!(Both { recipient: person.as_ref(), text: "Good morning" });
    ///         account.send(&welcome).await?;
    ///     }
    ///     Ok(())
    /// }
    /// ```
    pub fn send<M: ForBoth>(&self, message: &M) -> Performing<Receipt> {
        let message = message.for_both();
        match self {
            Self::Messenger(own) => own.with_its_own(message, |message| own.send(message)),
            Self::Instagram(own) => own.with_its_own(message, |message| own.send(message)),
        }
    }
}

/// A message that goes to an account of either platform: a [`Message`] for [`Both`].
#[diagnostic::on_unimplemented(
    message = "a message for one platform cannot go to an account that may be of either",
    label = "this is of type `{Self}`",
    note = "write it as `message!(Both {{ … }})`, which is checked for both platforms",
    note = "what only one of them takes goes to the account of that one: `account.messenger()` or `account.instagram()`, which are `Some` where it is of that platform"
)]
pub trait ForBoth: sealed::Sealed {
    #[doc(hidden)]
    fn for_both(&self) -> &Message<'_, Both>;
}

impl ForBoth for Message<'_, Both> {
    fn for_both(&self) -> &Message<'_, Both> {
        self
    }
}

impl<P: Platform> Account<P> {
    /// What becomes of a message for both: `send` gets it for the account's own platform. It is told of like any other if
    /// what is known only now breaks a rule there.
    pub(crate) fn with_its_own(
        &self,
        message: &Message<'_, Both>,
        send: impl FnOnce(&Message<'_, P>) -> Performing<Receipt>,
    ) -> Performing<Receipt> {
        match message.on::<P>() {
            Ok(message) => send(&message),
            Err(invalid) => {
                let (account, invalid) = (self.clone(), Error::from(invalid));
                Performing::new(|terms| async move { account.deliver(Err(invalid), terms).await })
            }
        }
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for crate::Message<'_, crate::Both> {}
}
