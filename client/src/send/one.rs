//! Sending one message.

use super::prepared::Prepared;
use crate::{Account, Message, Performing, Platform, Receipt};

impl<P: Platform> Account<P> {
    /// Sends one message and waits for the platform's answer.
    ///
    /// The message is checked first, as by [`Message::validate`]; one that breaks a rule of the
    /// platform does not leave the program. Then it waits for its turn, as the
    /// [`Rates`](crate::Rates) allow. If it surely did not go out and waiting can help, it is tried
    /// again, as [`Retry`](crate::Retry) says; nothing is sent twice by itself. What fails all the same
    /// tells by [`Error::delivery`](crate::Error::delivery) whether it may have arrived.
    ///
    /// [`Performing`] can be given a deadline and other settings before it is awaited. It keeps nothing
    /// of the message and the account borrowed, so it may be spawned; nothing is sent until it runs.
    /// Dropped half-way, it leaves open whether the message was sent; a
    /// [deadline](Performing::deadline) does not. It runs on Tokio, with the drivers for I/O and time
    /// enabled.
    ///
    /// [Send API reference](https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api)
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error) with its [`kind`](crate::Error::kind): the message or the account's settings are wrong,
    /// the platform could not be reached, refused the message, or gave no answer that can be read.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::{Client, message};
    ///
    /// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
    /// let page = Client::new().page("1234567890", std::env::var("PAGE_TOKEN")?);
    /// let message = message!(Messenger { recipient: "7204418830956127", text: "Hello" });
    /// let receipt = page.send(&message).await?;
    /// println!("sent as {:?}", receipt.message_id());
    /// # Ok(())
    /// # }
    /// ```
    // Of a message for another platform rustc tells no words of ours but those in this line.
    #[doc(alias = "/me/messages")]
    pub fn send(&self, message: &Message<'_, P>) -> Performing<Receipt> /* one for `Both` goes as `&both.on()?` */
    {
        let account = self.clone();
        let prepared = Prepared::new(message);
        Performing::new(|terms| async move { account.deliver(prepared, terms).await })
    }
}
