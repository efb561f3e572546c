//! The cards of a generic template, side by side as far as they fit.

use sendapi::template::Element;

use super::block::Block;
use super::look::{BOLD, GREY, Look};
use super::{button, media};

pub(super) fn carousel(elements: &[Element<'_>], look: &Look) -> Block {
    Block::flow(elements.iter().map(|element| card(element, look)), look.columns)
}

fn card(element: &Element<'_>, look: &Look) -> Block {
    let width = look.in_card();
    let picture = element.image_url.as_deref().map(|url| media::picture(url, width));
    let buttons = element.buttons.as_deref().unwrap_or_default().iter();
    let buttons = buttons.map(|button| button::draw(button, width, look));
    let sections = picture.into_iter().chain([words(element, width)]).chain(buttons);
    Block::framed(&sections.collect::<Vec<_>>(), look.accent)
}

fn words(element: &Element<'_>, width: usize) -> Block {
    let title = Block::text(&element.title, BOLD, width);
    let subtitle = element.subtitle.as_deref().map(|text| Block::text(text, GREY, width));
    Block::stack([title].into_iter().chain(subtitle)).at_least(width)
}
