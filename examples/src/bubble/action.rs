//! Sender actions: what the person sees although nothing is said.

use sendapi::SenderAction;
use sendapi::action::Reaction;

use super::block::Block;
use super::look::{GREY, Look};

pub(super) fn draw(action: SenderAction, payload: Option<&Reaction<'_>>, look: &Look) -> Block {
    match action {
        SenderAction::TypingOn => Block::framed(&[Block::line("● ● ●", GREY)], look.accent),
        SenderAction::TypingOff => Block::line("(the dots go away)", GREY),
        SenderAction::MarkSeen => Block::line("✓ seen", GREY),
        SenderAction::React => Block::text(&reaction(payload), GREY, look.columns),
        SenderAction::Unreact => Block::line("(the reaction goes away)", GREY),
        other => Block::line(&format!("({other})"), GREY),
    }
}

fn reaction(payload: Option<&Reaction<'_>>) -> String {
    let emoji = payload.and_then(|payload| payload.reaction.as_deref()).unwrap_or_default();
    format!("reacts with {emoji}")
}
