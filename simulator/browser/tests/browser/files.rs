//! Files that people and bots send: a picture, a sound, a film, a paper.

use std::path::PathBuf;

pub(crate) fn path(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests/browser/files", name].iter().collect()
}

pub(crate) fn read(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).expect(name)
}

pub(crate) fn content_type(name: &str) -> &'static str {
    match name {
        LOAF => "image/png",
        BELL => "audio/wav",
        FILM => "video/webm",
        _ => "application/pdf",
    }
}

pub(crate) const LOAF: &str = "loaf.png";
pub(crate) const BELL: &str = "bell.wav";
pub(crate) const FILM: &str = "film.webm";
pub(crate) const PRICES: &str = "prices.pdf";
