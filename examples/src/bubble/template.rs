//! Templates, by kind.

use sendapi::template::{ButtonTemplate, Template};

use super::block::Block;
use super::look::{Look, PLAIN};
use super::{button, card, media};

pub(super) fn draw(template: &Template<'_>, look: &Look) -> Block {
    if let Template::Generic(generic) = template {
        return card::carousel(&generic.elements, look);
    }
    if let Template::Button(template) = template {
        return with_buttons(template, look);
    }
    // The schema may know more templates than this picture book.
    media::tile("template", look)
}

fn with_buttons(template: &ButtonTemplate<'_>, look: &Look) -> Block {
    let text = Block::text(&template.text, PLAIN, look.in_bubble());
    let width = text.width().max(look.in_card());
    let buttons = template.buttons.iter().map(|button| button::draw(button, width, look));
    Block::framed(&[text].into_iter().chain(buttons).collect::<Vec<_>>(), look.accent)
}
