//! The floors of each crate are as ARCHITECTURE.md draws them, no arrow goes up, and no files import each other in a
//! circle but a module and its children. What public signatures name is nothing hidden, and nothing of other crates but
//! what CONTRIBUTING.md lists.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that panics has told what it found"
)]

mod circles;
mod face;
mod imports;
mod picture;

use std::collections::BTreeSet;
use std::path::Path;

use crate::circles::circles;
use crate::face::Face;
use crate::imports::Imports;
use crate::picture::Picture;

const ARCHITECTURE: &str = include_str!("../../../ARCHITECTURE.md");
const CONTRIBUTING: &str = include_str!("../../../CONTRIBUTING.md");

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
fn outbox_is_as_drawn() {
    as_drawn("outbox");
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    for krate in ["core", "core/derive", "macros", "client", "simulator", "command", "outbox"] {
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

#[test]
fn nothing_hidden_stands_in_a_shown_signature() {
    let core = face("core");
    for krate in ["core", "client", "simulator", "outbox"] {
        let hidden = face(krate).hidden(&core);
        assert!(hidden.is_empty(), "{krate}: {hidden:#?}");
    }
}

#[test]
fn foreign_types_are_those_that_contributing_lists() {
    let crates = ["core", "client", "simulator", "outbox"];
    let found: BTreeSet<_> = crates.into_iter().flat_map(|krate| face(krate).foreign()).collect();
    let listed = listed(CONTRIBUTING);
    let covers = |listed: &str, name: &str| {
        name.strip_prefix(listed).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    let missing = found.iter().filter(|name| !listed.iter().any(|listed| covers(listed, name)));
    let missing: Vec<_> = missing.collect();
    assert!(missing.is_empty(), "CONTRIBUTING.md does not list {missing:?}");
    let gone = listed.iter().filter(|listed| !found.iter().any(|name| covers(listed, name)));
    let gone: Vec<_> = gone.collect();
    assert!(gone.is_empty(), "CONTRIBUTING.md lists {gone:?}, which no signature names");
}

/// What stands in backticks in the first column of the table below "Dependencies".
fn listed(page: &str) -> Vec<String> {
    let (_, behind) = page.split_once("\n## Dependencies\n").unwrap();
    let section = behind.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let column = rows.filter_map(|row| row.split('|').nth(1));
    column.flat_map(|types| types.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

fn as_drawn(krate: &str) {
    let measured = Picture::measured(&imports(krate));
    let drawn = Picture::drawn(ARCHITECTURE, krate)
        .unwrap_or_else(|| panic!("ARCHITECTURE.md draws no floors of {krate}:\n{measured}"));
    let differences = drawn.differences(&measured);
    assert!(differences.is_empty(), "{krate}: {differences:#?}\nas it is:\n{measured}");
}

fn face(krate: &str) -> Face {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    Face::of(&root.join(krate).join("src"))
}

fn imports(krate: &str) -> Imports {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    Imports::of(&root.join(krate).join("src"))
}
