//! Quick replies: chips below a message.

use sendapi::QuickReply;
use sendapi::quick_reply::ContentType;

use super::block::Block;
use super::look::{GREY, Look};

pub(super) fn draw(replies: &[QuickReply<'_>], look: &Look) -> Block {
    Block::flow(replies.iter().map(|reply| chip(reply, look)), look.columns)
}

fn chip(reply: &QuickReply<'_>, look: &Look) -> Block {
    let label = match reply.content_type {
        ContentType::UserPhoneNumber => Block::line("your phone number", GREY),
        ContentType::UserEmail => Block::line("your e-mail address", GREY),
        _ => Block::text(reply.title.as_deref().unwrap_or("…"), look.accent, look.in_bubble()),
    };
    Block::framed(&[label], look.accent)
}
