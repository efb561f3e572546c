//! The question whether the address is the bot's, and its answer.

use super::address::Address;
use super::line::Line;
use crate::access::token::Token;
use crate::{Outcome, WebhookError};

/// [The handshake](https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks).
pub(super) async fn ask(
    line: &Line,
    address: &Address,
    verify_token: &Token,
) -> Result<(), WebhookError> {
    let challenge = fastrand::u32(1_000_000_000..).to_string();
    let uri = address.with_query(&[
        ("hub.mode", "subscribe"),
        ("hub.challenge", &challenge),
        ("hub.verify_token", verify_token.expose()),
    ])?;
    match line.get(uri).await.0 {
        Outcome::Answered { status: 200, body } if body.trim() == challenge => Ok(()),
        outcome => Err(WebhookError::handshake(&address.shown(), &challenge, &outcome)),
    }
}
