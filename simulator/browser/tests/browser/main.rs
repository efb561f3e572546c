//! The chat page as people have it before them: in a browser, with mouse, keys and fingers.
//!
//! It needs Chromium and its driver, so it is a workspace of its own, which `.ci/browser` runs. What a
//! test saw is kept as pictures in `target/screenshots`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by a panic"
)]

mod accessible;
mod account;
mod again;
mod axe;
mod bakery;
mod beginnings;
mod bot;
mod browser;
mod bulk;
mod carousel;
mod comments;
mod conversing;
mod driver;
mod elsewhere;
mod faults;
mod files;
mod finger;
mod focus;
mod guide;
mod happenings;
mod holding;
mod instagram;
mod kept;
mod keyboard;
mod markup;
mod media;
mod offers;
mod page;
mod personas;
mod quotes;
mod reactions;
mod readme;
mod receipt;
mod refusals;
mod scene;
mod screen;
mod seen;
mod site;
mod staff;
mod stickers;
mod trouble;
mod two_browsers;
mod uploads;
mod utility;
mod window;
