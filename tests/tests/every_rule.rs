//! Every rule of what the macros make has a file in `ui/fail` that breaks it, and no file there breaks a rule that is gone.
//!
//! This reads the `.stderr` files; `ui.rs` holds them against the compiler.
#![allow(clippy::expect_used, reason = "a test that panics has told what it found")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sendapi::__private::Schema;
use sendapi::Request;
use sendapi::call::profile::Settings;
use sendapi::engine::rule_ids::rule_ids;

#[test]
fn every_rule_has_a_file_that_breaks_it() {
    let files = files();
    let is_shown = |rule: &str| files.iter().any(|file| file.breaks(rule));
    let missing: Vec<_> = rules().into_iter().filter(|rule| !is_shown(rule)).collect();
    assert!(missing.is_empty(), "no file breaks {missing:#?}");
}

#[test]
fn no_file_breaks_a_rule_that_is_gone() {
    let rules = rules();
    let stale: Vec<_> =
        files().into_iter().filter(|file| file.is_stale(&rules)).map(|file| file.path).collect();
    assert!(stale.is_empty(), "these break rules that the schema does not know: {stale:#?}");
}

#[test]
fn one_mistake_is_one_error() {
    let several: Vec<_> = files().iter().filter_map(File::not_one).collect();
    assert!(several.is_empty(), "{}", several.join("\n"));
}

#[test]
fn a_file_that_the_compiler_has_not_seen_is_told_with_what_to_run() {
    let path = fail().join("text/brand_new.rs");
    assert_eq!(
        File::read(&path).not_one().as_deref(),
        Some(
            "text/brand_new: no .stderr yet: run TRYBUILD=overwrite cargo test -p sendapi-tests --test ui -- ui trybuild=brand_new"
        )
    );
    let said = Some("error: one\nerror: two".to_owned());
    let two = File { path: "text/two".to_owned(), said };
    assert_eq!(two.not_one().as_deref(), Some("text/two: 2 errors, and one mistake is one"));
}

/// Where a rule is shown: an error in the folder of its family, a warning among the warnings. A second case of a rule
/// goes on with what is special about it, as in `count_missing.rs` beside `count.rs`.
fn files_of(rule: &str) -> [String; 2] {
    let (family, rest) = rule.split_once('.').expect("an id has a family");
    [format!("{family}/{rest}"), format!("{WARNINGS}/{family}_{rest}")]
}

/// A mistake, and what the compiler says about it.
struct File {
    /// From `ui/fail` on, without the extension.
    path: String,
    /// Nothing as long as nobody let the compiler say it.
    said: Option<String>,
}

impl File {
    fn read(path: &Path) -> Self {
        let said = fs::read_to_string(path.with_extension("stderr")).ok();
        let path = path.strip_prefix(fail()).expect("it is there").with_extension("");
        Self { path: path.to_str().expect("a name in ASCII").to_owned(), said }
    }

    /// Whether it stands where the rule is shown, and the compiler names the rule.
    fn breaks(&self, rule: &str) -> bool {
        let [error, warning] = files_of(rule);
        let stands = self.is_case_of(&error)
            || self.is_case_of(&warning) && self.said().starts_with(WARNING);
        stands && self.named().any(|named| named == rule)
    }

    fn is_case_of(&self, path: &str) -> bool {
        let rest = self.path.strip_prefix(path);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    }

    fn is_stale(&self, rules: &BTreeSet<&str>) -> bool {
        let misplaced =
            self.path.starts_with(WARNINGS) && !rules.iter().any(|rule| self.breaks(rule));
        misplaced || !self.named().all(|rule| rules.contains(rule))
    }

    /// The rules that the compiler names.
    fn named(&self) -> impl Iterator<Item = &str> {
        let lines = self.said().lines().filter_map(|line| line.trim_start().strip_prefix("rule "));
        lines.filter_map(|line| line.split(',').next())
    }

    /// Tells of a file that has not one error.
    fn not_one(&self) -> Option<String> {
        let Self { path, said } = self;
        if said.is_none() {
            let name = path.rsplit('/').next().unwrap_or(path);
            let run = "TRYBUILD=overwrite cargo test -p sendapi-tests --test ui -- ui";
            return Some(format!("{path}: no .stderr yet: run {run} trybuild={name}"));
        }
        let errors = self.said().lines().filter(|line| line.starts_with("error")).count();
        (errors != 1).then(|| format!("{path}: {errors} errors, and one mistake is one"))
    }

    fn said(&self) -> &str {
        self.said.as_deref().unwrap_or_default()
    }
}

/// Of what the macros make. What the platform passes over, the macros refuse by another rule.
fn rules() -> BTreeSet<&'static str> {
    let shapes = [Request::SHAPE, Settings::SHAPE];
    let passed_over = shapes.map(|shape| shape.members().passed_over);
    let known = shapes.into_iter().flat_map(rule_ids);
    known.filter(|rule| !passed_over.contains(&Some(rule))).collect()
}

/// The files about rules of the schema.
fn files() -> Vec<File> {
    let families = entries(&fail())
        .into_iter()
        .filter(|folder| !OTHERS.iter().any(|other| folder.ends_with(other)));
    let files = families.flat_map(|family| entries(&family));
    let sources = files.filter(|file| file.extension().is_some_and(|extension| extension == "rs"));
    sources.map(|file| File::read(&file)).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    entries.map(|entry| entry.expect("its entries can be read").path()).collect()
}

fn fail() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/fail")
}

const WARNINGS: &str = "warn";

const WARNING: &str = "error: use of deprecated constant";

/// Folders about the language of the macros, about what is no handler, about both platforms at once, and about what falls
/// through to Rust.
const OTHERS: [&str; 8] =
    ["both", "constant", "expression", "grammar", "handler", "json", "many", "rust"];
