//! Calling the Graph API as an account.

use crate::graph::{Call, Reply};
use crate::{Account, Performing, Platform};

impl<P: Platform> Account<P> {
    /// Calls the Graph API and waits for the answer.
    ///
    /// For messages there is [`send`](Self::send). A call stands still and slows down when messages
    /// of this account do, but does not count as one. It is tried again as [`Retry`](crate::Retry)
    /// says; what reads or deletes also when nobody knows whether it was carried out, since doing it
    /// twice does no harm. What has a [file](crate::graph::File) that can be sent but once is tried once.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error) with its [`kind`](crate::Error::kind), as with [`send`](Self::send):
    /// [`delivery`](crate::Error::delivery) tells whether the call may have been carried out.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::graph::{Call, Path};
    /// use sendapi::{Account, Error};
    ///
    /// async fn show_greeting(page: &Account) -> Result<(), Error> {
    ///     let profile = Path::account().edge("messenger_profile");
    ///     let reply = page.call(Call::get(profile).query("fields", "greeting")).await?;
    ///     println!("{}", String::from_utf8_lossy(reply.body()));
    ///     Ok(())
    /// }
    /// ```
    pub fn call(&self, call: Call) -> Performing<Reply> {
        let account = self.clone();
        Performing::new(|terms| async move { account.carry_out(&call, &terms).await })
    }
}
