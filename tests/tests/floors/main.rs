//! The floors of each crate are as ARCHITECTURE.md draws them, no arrow goes up, and no files import each other in a
//! circle but a module and its children.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that panics has told what it found"
)]

mod circles;
mod imports;
mod picture;

use std::path::Path;

use crate::circles::circles;
use crate::imports::Imports;
use crate::picture::Picture;

const ARCHITECTURE: &str = include_str!("../../../ARCHITECTURE.md");

#[test]
fn core_is_as_drawn() {
    as_drawn("core");
}

#[test]
fn macros_are_as_drawn() {
    as_drawn("macros");
}

#[test]
fn client_is_as_drawn() {
    as_drawn("client");
}

#[test]
fn simulator_is_as_drawn() {
    as_drawn("simulator");
}

#[test]
fn command_is_as_drawn() {
    as_drawn("command");
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    for krate in ["core", "core/derive", "macros", "client", "simulator", "command"] {
        let circles = circles(&imports(krate));
        assert!(circles.is_empty(), "{krate}: {circles:#?}");
    }
}

#[test]
fn a_wrong_picture_is_found_out() {
    let measured = Picture::measured(&imports("core"));
    let drawn = Picture::drawn(ARCHITECTURE, "core").unwrap();
    let upside_down = Picture { floors: drawn.floors.iter().rev().cloned().collect() };
    assert!(upside_down.differences(&measured).iter().any(|told| told.contains("above")));
    let mut poorer = drawn;
    poorer.floors.pop();
    assert!(!poorer.differences(&measured).is_empty());
}

fn as_drawn(krate: &str) {
    let measured = Picture::measured(&imports(krate));
    let drawn = Picture::drawn(ARCHITECTURE, krate)
        .unwrap_or_else(|| panic!("ARCHITECTURE.md draws no floors of {krate}:\n{measured}"));
    let differences = drawn.differences(&measured);
    assert!(differences.is_empty(), "{krate}: {differences:#?}\nas it is:\n{measured}");
}

fn imports(krate: &str) -> Imports {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    Imports::of(&root.join(krate).join("src"))
}
