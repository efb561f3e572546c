//! What the compiler says of a part of the crate whose feature is off. In the files of `ui` all features are on, as they are in
//! this package, so a package of its own is checked here.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What somebody writes who has not read the table of features.
const BOT: &str = "\
use sendapi::webhook::Conversation;
use sendapi::webhook::axum::Address;

pub fn bot(_: Address, _: Conversation) {}
";

#[test]
fn what_is_behind_a_feature_that_is_off_is_told_with_its_name() {
    let said = refused("without_features", r#""client", "webhook""#);
    for words in [
        "could not find `axum` in `webhook`",
        "the item is gated behind the `axum` feature",
        "no `Conversation` in `webhook`",
        "the item is gated behind the `conversation` feature",
    ] {
        assert!(said.contains(words), "`{words}` in {said}");
    }
}

/// What cargo says of that program with these features alone. It is checked in the folder where this workspace is built, which
/// has most of what it needs: the first time takes half a minute, others none.
fn refused(name: &str, features: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let client = workspace.join("client").display().to_string();
    let manifest = format!(
        "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         sendapi = {{ path = {client:?}, default-features = false, features = [{features}] }}\n"
    );
    fs::create_dir_all(folder.join("src")).unwrap();
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::write(folder.join("src/lib.rs"), BOT).unwrap();
    fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["check", "--offline", "--color", "never", "--target-dir"]);
    let end = cargo.arg(folder.join("../..")).current_dir(&folder).output().unwrap();
    assert!(!end.status.success());
    String::from_utf8_lossy(&end.stderr).into_owned()
}
