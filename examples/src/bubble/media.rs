//! Pictures and other files: shaded tiles with the name of the file.

use sendapi::attachment::{Media, Picture};

use super::block::Block;
use super::look::{GREY, Look};

pub(super) fn pictures(pictures: &[Picture<'_>], look: &Look) -> Block {
    let tiles = pictures.iter().map(|picture| match picture {
        Picture::Image(media) => file("image", media, look),
        _ => tile("picture", look),
    });
    Block::flow(tiles, look.columns)
}

pub(super) fn file(kind: &str, media: &Media<'_>, look: &Look) -> Block {
    let name = media.url.as_deref().map_or("uploaded before", name_in);
    tile(&format!("{kind}: {name}"), look)
}

pub(super) fn tile(label: &str, look: &Look) -> Block {
    Block::framed(&[shade(label, look.in_card())], look.accent)
}

/// The place of a picture inside a frame.
pub(super) fn picture(url: &str, width: usize) -> Block {
    shade(name_in(url), width)
}

fn shade(label: &str, width: usize) -> Block {
    let shade = || Block::line(&"░".repeat(width), GREY);
    Block::stack([shade(), Block::centred(label, GREY, width), shade()])
}

/// The last part of an address, without what a server may read after it.
fn name_in(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(url)
}

#[cfg(test)]
mod tests {
    use super::name_in;

    #[test]
    fn a_file_is_named_by_the_end_of_its_address() {
        for (url, name) in [
            ("https://example.com/bread/rye.jpg?size=2#top", "rye.jpg"),
            ("https://example.com/", "example.com"),
            ("rye.jpg", "rye.jpg"),
            ("", ""),
        ] {
            assert_eq!(name_in(url), name);
        }
    }
}
