//! Sending one message.

use crate::error::Cause;
use crate::transport::Reply;
use crate::{Account, Error, Message, Platform, Receipt};
use sendapi_core::response::Answer;

impl<P: Platform> Account<P> {
    /// Sends one message and waits for the platform's answer.
    ///
    /// The message is checked first, as by [`Message::validate`]; one that breaks a rule of the
    /// platform does not leave the program. Nothing is sent twice: whether to try again is up to
    /// the caller, for whom [`Error::delivery`] and [`Error::is_transient`] were made. The future
    /// keeps nothing of the message and the account borrowed, so it may be spawned; nothing is sent
    /// until it runs. Dropped half-way, it leaves open whether the message was sent. It runs on
    /// Tokio, with the drivers for I/O and time enabled.
    ///
    /// [Send API reference](https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api)
    ///
    /// # Errors
    ///
    /// [`Error`] with its [`kind`](Error::kind): the message or the account's settings are wrong,
    /// the platform could not be reached, refused the message, or gave no answer that can be read.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::{Client, Message};
    ///
    /// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
    /// let page = Client::new().page("1234567890", std::env::var("PAGE_TOKEN")?);
    /// let message = Message::from_json(r#"{"recipient": {"id": "1008"}, "message": {"text": "Hello"}}"#)?;
    /// let receipt = page.send(&message).await?;
    /// println!("sent as {:?}", receipt.message_id());
    /// # Ok(())
    /// # }
    /// ```
    pub fn send(
        &self,
        message: &Message<'_, P>,
    ) -> impl Future<Output = Result<Receipt, Error>> + Send + use<P> {
        let account = self.clone();
        let body = body_of(message);
        async move { receipt(account.post(body?).await?) }
    }
}

fn body_of<P: Platform>(message: &Message<'_, P>) -> Result<Vec<u8>, Error> {
    message.validate().map_err(|invalid| Error::new(Cause::Invalid(invalid)))?;
    let mut body = Vec::new();
    message.write_json(&mut body);
    Ok(body)
}

fn receipt(reply: Reply) -> Result<Receipt, Error> {
    let cause = match Answer::from_json(&reply.body) {
        Ok(Answer::Receipt(receipt)) if reply.is_success() => return Ok(receipt),
        Ok(Answer::Receipt(_)) => {
            Cause::Unreadable("the status tells of a failure, the body of none".into())
        }
        Ok(Answer::Error(error)) => Cause::Graph(error),
        Err(unreadable) => Cause::Unreadable(Box::new(unreadable)),
    };
    Err(Error::new(cause).with(reply))
}
