//! Answering on an account of either platform.

use std::time::SystemTime;

use super::Reply;
use crate::account::accounts::on_either;
use crate::{AnyAccount, ForBoth, Performing, Receipt};

impl AnyAccount {
    /// Sends a message that is checked for both platforms in answer to what came in: [`Account::answer`](crate::Account::answer), on
    /// whichever platform the account is.
    ///
    /// # Errors
    ///
    /// As with [`Account::answer`](crate::Account::answer).
    ///
    /// # Example
    ///
    /// A bot that lives on both platforms:
    ///
    /// ```
    /// use sendapi::webhook::Incoming;
    /// use sendapi::{Error, message};
    ///
    /// async fn echo(incoming: Incoming) -> Result<(), Error> {
    ///     if let (Some(account), Some(reply), Some(text)) =
    ///         (incoming.account(), incoming.reply(), incoming.text())
    ///     {
    ///         let recipient = reply.recipient.clone();
    ///         account.answer(&reply, &message!(Both { recipient, text })).await?;
    ///     }
    ///     Ok(())
    /// }
    /// ```
    pub fn answer<M: ForBoth>(&self, reply: &Reply<'_>, message: &M) -> Performing<Receipt> {
        let message = message.for_both();
        on_either!(self, own => own.with_its_own(message, |message| own.answer(reply, message)))
    }

    /// The same, as if it were `now`: [`Account::answer_at`](crate::Account::answer_at).
    pub fn answer_at<M: ForBoth>(
        &self,
        reply: &Reply<'_>,
        message: &M,
        now: SystemTime,
    ) -> Performing<Receipt> {
        let message = message.for_both();
        on_either!(self, own => {
            own.with_its_own(message, |message| own.answer_at(reply, message, now))
        })
    }
}
