//! A message as the person sees it, drawn for a terminal: what an account sends stands on the left.
//!
//! - `content` picks the parts, each of which has a file: `chips`, `media`, `template` with `card` and `button`
//! - `action` and `note` are what is no content: typing dots, and grey lines around a message
//! - `block` puts rectangles together, `look` has colours and widths

mod action;
mod block;
mod button;
mod card;
mod chips;
mod content;
mod look;
mod media;
mod note;
mod template;

use sendapi::{Message, Platform};

use self::block::Block;
use self::look::Look;

/// Draws `message` for a terminal of `columns`.
///
/// Colours are escape codes: `anstream` takes them out where the output is no terminal.
///
/// ```
/// use sendapi::{Message, Messenger};
/// use sendapi_examples::bubble;
///
/// let typing = r#"{"recipient": {"id": "7204418830956127"}, "sender_action": "typing_on"}"#;
/// let typing = Message::<Messenger>::from_json(typing)?;
/// assert!(bubble::draw(&typing, 80).contains("● ● ●"));
/// # Ok::<(), sendapi::Invalid>(())
/// ```
#[must_use]
pub fn draw<P: Platform>(message: &Message<'_, P>, columns: usize) -> String {
    let look = Look::of(P::KIND, columns);
    let reaction = message.request().payload.as_ref();
    let parts = [
        note::above(message, &look),
        message.sender_action().map(|action| action::draw(action, reaction, &look)),
        message.content().map(|content| content::draw(content, &look)),
        note::below(message, &look),
    ];
    Block::stack(parts.into_iter().flatten()).into_text()
}
