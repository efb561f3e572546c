//! What a message says, part by part, as the person reads it from top to bottom.

use sendapi::{Attachment, Content};

use super::block::Block;
use super::look::{Look, PLAIN};
use super::{chips, media, template};

pub(super) fn draw(content: &Content<'_>, look: &Look) -> Block {
    let parts = [
        content.text.as_deref().map(|text| speech(text, look)),
        content.attachment.as_ref().map(|attachment| attached(attachment, look)),
        content.attachments.as_deref().map(|pictures| media::pictures(pictures, look)),
        content.sticker_id.map(|id| media::tile(&format!("sticker {id}"), look)),
        content.template.as_ref().map(|utility| speech(&approved(&utility.name), look)),
        content.quick_replies.as_deref().map(|replies| chips::draw(replies, look)),
    ];
    Block::stack(parts.into_iter().flatten())
}

fn speech(text: &str, look: &Look) -> Block {
    Block::framed(&[Block::text(text, PLAIN, look.in_bubble())], look.accent)
}

fn attached(attachment: &Attachment<'_>, look: &Look) -> Block {
    match attachment {
        Attachment::Image(file) => media::file("image", file, look),
        Attachment::Video(file) => media::file("video", file, look),
        Attachment::Audio(file) => media::file("audio", file, look),
        Attachment::File(file) => media::file("file", file, look),
        Attachment::Template(template) => template::draw(template, look),
        Attachment::LikeHeart(_) => speech("❤", look),
        Attachment::MediaShare(_) => media::tile("post", look),
        _ => media::tile("attachment", look),
    }
}

/// What an approved template says, only the platform knows.
fn approved(name: &str) -> String {
    format!("(the approved text of `{name}`)")
}
