//! Grey lines around a message: what it quotes, and on what ground it comes late.

use sendapi::{Message, Platform, Tag};

use super::block::Block;
use super::look::{GREY, Look};

pub(super) fn above<P: Platform>(message: &Message<'_, P>, look: &Look) -> Option<Block> {
    let quoted = message.request().reply_to.as_ref()?;
    Some(Block::text(&format!("↩ replies to {}", quoted.mid), GREY, look.columns))
}

pub(super) fn below<P: Platform>(message: &Message<'_, P>, look: &Look) -> Option<Block> {
    Some(Block::text(&format!("↳ {}", ground(message.tag()?)), GREY, look.columns))
}

fn ground(tag: Tag) -> &'static str {
    match tag {
        Tag::HumanAgent => "answered by a person",
        Tag::CustomerFeedback => "asks for feedback",
        Tag::AccountUpdate => "about the account",
        Tag::ConfirmedEventUpdate => "about an event",
        Tag::PostPurchaseUpdate => "about a purchase",
        other => other.as_str(),
    }
}
