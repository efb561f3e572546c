//! The smallest bot: it says what people say.

use sendapi::message;
use sendapi::webhook::Incoming;

/// Says what the person said, as long as they may be answered.
pub async fn echo(incoming: Incoming) -> Result<(), sendapi::Error> {
    let (Some(page), Some(reply), Some(text)) =
        (incoming.page(), incoming.reply(), incoming.text())
    else {
        return Ok(());
    };
    let recipient = reply.recipient.clone();
    page.answer(&reply, &message!(Messenger { recipient, text })).await.map(drop)
}
