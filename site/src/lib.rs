//! The site: `pages/` made into a book by mdBook, with what is generated from the schema and what is taken from pages that
//! stand elsewhere in the project; and the checks of its links, its Rust and its shell commands.
//!
//! - [`book`]: builds it
//! - [`own`]: what mdBook does not know of our pages: text from elsewhere, links to rustdoc, generated pages
//! - [`generated`]: the reference, the rules one by one, the codes, the days
//! - [`finish`]: what is changed in mdBook's HTML
//! - [`check`]: links, Rust and shell
//! - [`serve`]: shows it while it is written
#![forbid(unsafe_code)]

pub mod api;
pub mod book;
pub mod check;
pub mod finish;
pub mod from;
pub mod generated;
pub mod own;
pub mod places;
pub mod serve;

/// The pages, so that their code is compiled and run.
#[cfg(doctest)]
mod pages {
    include!(concat!(env!("OUT_DIR"), "/pages.rs"));
}
