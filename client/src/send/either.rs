//! Sending on an account of either platform.

use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use crate::account::accounts::on_either;
use crate::{Account, AnyAccount, Both, Error, Message, Performing, Platform, Profile, Receipt};

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
        on_either!(self, own => own.with_its_own(message, |message| own.send(message)))
    }
}

/// A message that goes to an account of either platform: a [`Message`] for [`Both`], as it is or in what holds one.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` is no message for both platforms, as an account that may be of either sends it",
    label = "this is of type `{Self}`",
    note = "a message is written as `message!(Both {{ … }})`, which is checked for both platforms; a content goes into one, as in `message!(Both {{ recipient: person, message: content }})`",
    note = "what only one of them takes goes to the account of that one: `account.messenger()` or `account.instagram()`, which are `Some` where it is of that platform"
)]
pub trait ForBoth: sealed::Sealed {
    #[doc(hidden)]
    fn for_both(&self) -> &Message<'_, Both>;
}

#[diagnostic::do_not_recommend]
impl ForBoth for Message<'_, Both> {
    fn for_both(&self) -> &Message<'_, Both> {
        self
    }
}

/// What rustc looks through by itself where a type is written, and not where a trait is asked for.
macro_rules! seen_through {
    ($($holder:ty),+) => {$(
        #[diagnostic::do_not_recommend]
        impl<M: ForBoth> ForBoth for $holder {
            fn for_both(&self) -> &Message<'_, Both> {
                (**self).for_both()
            }
        }

        impl<M: ForBoth> sealed::Sealed for $holder {}
    )+};
}

seen_through! { &M, &mut M, Box<M>, Rc<M>, Arc<M>, LazyLock<M> }

/// What a message or a profile is for that an account of either platform takes: [`Both`].
#[diagnostic::on_unimplemented(
    message = "what is for `{Self}` cannot go to an account that may be of either platform",
    label = "this is for `{Self}`",
    note = "with `Both` in front of its braces it is checked for both platforms, as in `profile!(Both {{ … }})`",
    note = "what only one of them takes goes to the account of that one: `account.messenger()` or `account.instagram()`, which are `Some` where it is of that platform"
)]
pub trait GoesOnEither: Sized {
    /// The same message.
    #[doc(hidden)]
    fn both<'m, 'a>(message: &'m Message<'a, Self>) -> &'m Message<'a, Both>;

    /// The same profile.
    #[doc(hidden)]
    fn both_of_profile<'p, 'a>(profile: &'p Profile<'a, Self>) -> &'p Profile<'a, Both>;
}

#[diagnostic::do_not_recommend]
impl GoesOnEither for Both {
    fn both<'m, 'a>(message: &'m Message<'a, Self>) -> &'m Message<'a, Both> {
        message
    }

    fn both_of_profile<'p, 'a>(profile: &'p Profile<'a, Self>) -> &'p Profile<'a, Both> {
        profile
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
