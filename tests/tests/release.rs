//! `.ci/release` in a copy of the project, beside a cargo that publishes nothing: what stops it, with which sentence, and what it
//! does where nothing does.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test ends at the first surprise")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

#[test]
fn what_is_no_version_is_told_how_to_write_one() {
    let project = Project::new();
    project.refuses(
        &[],
        "`` is no version: write `.ci/release 0.2.0`, with `--dry-run` behind it to try",
    );
    project.refuses(
        &["v0.2"],
        "`v0.2` is no version: write `.ci/release 0.2.0`, with `--dry-run` behind it to try",
    );
    project.refuses(&["0.2.0", "--dry"], "`--dry` is not known here: there is `--dry-run`");
}

#[test]
fn what_is_not_committed_is_not_released() {
    let project = Project::new();
    fs::write(project.path("left.txt"), "over").unwrap();
    project.refuses(
        &["0.2.0"],
        "there are changes that are not committed, and a release is of what is committed: ?? left.txt",
    );
}

#[test]
fn releases_are_made_of_main() {
    let project = Project::new();
    project.git(&["switch", "--quiet", "--create", "aside"]);
    project.refuses(&["0.2.0"], "this is not the branch main, of which releases are made");
}

#[test]
fn a_version_is_newer_than_what_is_tagged_and_what_is_here() {
    let project = Project::new();
    project.refuses(&["0.0.9"], "0.0.9 is older than 0.1.0, which Cargo.toml has");
    project.git(&["tag", "v0.3.0-rc.1"]);
    project.git(&["tag", "v0.3.0"]);
    project.refuses(&["0.3.0"], "v0.3.0 is tagged already: take a version after it");
    project.refuses(&["0.3.0-rc.2"], "0.3.0-rc.2 is not newer than 0.3.0, which is tagged");
    project.refuses(&["0.2.9"], "0.2.9 is not newer than 0.3.0, which is tagged");
}

#[test]
fn a_version_that_is_out_is_not_released_again() {
    let project = Project::new();
    project.is_out("sendapi-macros@0.2.0");
    project.refuses(
        &["0.2.0"],
        "sendapi-macros 0.2.0 is on crates.io already: take a version after it",
    );
}

#[test]
fn a_registry_that_cannot_be_asked_is_no_answer() {
    let project = Project::new();
    fs::write(project.aside("unreachable"), "").unwrap();
    let said = project.stops(&["0.2.0"]);
    assert!(said.starts_with("error: crates.io does not say whether it has sendapi"), "{said}");
}

#[test]
fn a_changelog_that_says_nothing_is_not_released() {
    let nothing = "nothing stands below `## Unreleased` in CHANGELOG.md: say what users notice";
    let project = Project::new();
    project.changelog("# Changelog\n\n## Unreleased\n\n## 0.0.1 - 2026-01-01\n\n- Something.\n");
    project.refuses(&["0.2.0"], nothing);
    project.changelog("# Changelog\n\n## 0.0.1 - 2026-01-01\n\n- Something.\n");
    project.refuses(&["0.2.0"], "CHANGELOG.md has no section `## Unreleased`, or several");
    project.changelog(
        "# Changelog\n\n## Unreleased\n\n- More.\n\n## 0.2.0 - 2026-01-01\n\n- Something.\n",
    );
    project.refuses(&["0.2.0"], "CHANGELOG.md has a section 0.2.0 already");
}

#[test]
fn a_rehearsal_tries_the_packages_and_changes_nothing() {
    let project = Project::new();
    let before = project.git(&["rev-parse", "HEAD"]);
    let said = project.runs(&["0.2.0", "--dry-run"]);
    assert!(said.contains("+version = \"0.2.0\""), "{said}");
    assert!(said.contains("this would be released as v0.2.0; nothing was changed"), "{said}");
    assert_eq!(project.published(), ["publish --workspace --dry-run --allow-dirty --locked"]);
    assert_eq!(project.git(&["status", "--porcelain"]), "");
    assert_eq!(project.git(&["rev-parse", "HEAD"]), before);
    assert_eq!(project.git(&["tag"]), "");
}

#[test]
fn packages_that_do_not_build_are_not_released() {
    let project = Project::new();
    fs::write(project.aside("broken"), "").unwrap();
    project.stops(&["0.2.0"]);
    assert_eq!(project.git(&["status", "--porcelain"]), "");
    assert_eq!(project.git(&["tag"]), "");
}

#[test]
fn a_release_moves_all_versions_closes_the_section_and_is_tagged_and_sent() {
    let project = Project::new();
    project.changelog("# Changelog\n\n## Unreleased\n\n### Added\n\n- Bread.\n\n## 0.0.1 - 2026-01-01\n\n- Flour.\n");
    project.runs(&["0.2.0"]);

    let manifest = project.read("Cargo.toml");
    assert!(!manifest.contains("0.1.0\""), "{manifest}");
    assert_eq!(manifest.matches("version = \"=0.2.0\"").count(), 3);
    for lock in ["Cargo.lock", "fuzz/Cargo.lock", "simulator/browser/Cargo.lock"] {
        assert!(
            project.read(lock).contains("name = \"sendapi-core\"\nversion = \"0.2.0\"\n"),
            "{lock}"
        );
    }
    let changelog = project.read("CHANGELOG.md");
    let (unreleased, released) = changelog.split_once("## 0.2.0 - 20").unwrap();
    assert_eq!(unreleased, "# Changelog\n\n## Unreleased\n\n");
    assert!(released.contains("- Bread."));
    assert_eq!(project.git(&["log", "-1", "--format=%s"]), "release: 0.2.0");
    assert_eq!(project.git(&["status", "--porcelain"]), "");
    assert_eq!(project.git(&["cat-file", "-t", "v0.2.0"]), "tag");
    let sent = project.git(&["ls-remote", "origin", "refs/heads/main", "refs/tags/v0.2.0^{}"]);
    assert_eq!(sent.matches(&project.git(&["rev-parse", "HEAD"])).count(), 2, "{sent}");

    assert_eq!(project.runs(&["--notes", "v0.2.0"]).trim(), "### Added\n\n- Bread.");
    project.is_out("sendapi-derive@0.2.0");
    project.runs(&["--publish", "v0.2.0"]);
    let publish = project.published().pop().unwrap();
    assert!(publish.starts_with("publish --locked --package sendapi"), "{publish}");
    assert!(
        publish.contains("--package sendapi-core") && !publish.contains("sendapi-derive"),
        "{publish}"
    );
}

#[test]
fn a_tag_that_is_no_release_publishes_nothing() {
    let project = Project::new();
    project.refuses(&["--publish", "0.1.0"], "`0.1.0` is no tag of a release, such as v0.2.0");
    project.refuses(&["--publish", "v0.1.0"], "what is checked out is not v0.1.0");
    project.git(&["tag", "v0.7.0"]);
    project.refuses(&["--publish", "v0.7.0"], "v0.7.0 is a tag of 0.1.0, as Cargo.toml has it");
    project.git(&["tag", "v0.1.0"]);
    project.refuses(
        &["--publish", "v0.1.0"],
        "CHANGELOG.md has no section 0.1.0: v0.1.0 is no release, and goes away by `git tag --delete v0.1.0`",
    );
    assert!(project.published().is_empty());
}

#[test]
fn what_is_out_is_not_published_again() {
    let project = Project::new();
    project.changelog("# Changelog\n\n## Unreleased\n\n## 0.1.0 - 2026-01-01\n\n- Bread.\n");
    project.git(&["tag", "v0.1.0"]);
    project.is_out("*@0.1.0");
    project.refuses(&["--publish", "v0.1.0"], "0.1.0 is on crates.io already");
    assert!(project.published().is_empty());
}

/// The files of this project in a folder of their own, committed as `main`, with an `origin`. Beside it stands a `cargo` that
/// knows what is out, and writes down what it is asked to publish.
struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        copy(root, &project.path(""));
        project.write_cargo();
        project.git(&["init", "--quiet", "--initial-branch", "main"]);
        project.git(&["init", "--quiet", "--bare", project.aside("origin").to_str().unwrap()]);
        project.git(&["remote", "add", "origin", project.aside("origin").to_str().unwrap()]);
        project.commit();
        project
    }

    fn write_cargo(&self) {
        let cargo = self.aside("cargo");
        fs::write(&cargo, CARGO).unwrap();
        fs::set_permissions(cargo, fs::Permissions::from_mode(0o755)).unwrap();
        fs::write(self.aside("out"), "").unwrap();
        fs::write(self.aside("published"), "").unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join("project").join(name)
    }

    fn aside(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn changelog(&self, text: &str) {
        fs::write(self.path("CHANGELOG.md"), text).unwrap();
        self.commit();
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", "as it is"]);
    }

    /// Says of a version, or by a pattern of several, that crates.io has it.
    fn is_out(&self, which: &str) {
        fs::write(self.aside("out"), which).unwrap();
    }

    /// What cargo was asked to publish, a line each time.
    fn published(&self) -> Vec<String> {
        let all = fs::read_to_string(self.aside("published")).unwrap();
        all.lines().map(str::to_owned).collect()
    }

    fn git(&self, arguments: &[&str]) -> String {
        let output = self.with_environment(Command::new("git").args(arguments));
        assert!(output.status.success(), "git {arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
    }

    fn release(&self, arguments: &[&str]) -> Output {
        self.with_environment(Command::new(self.path(".ci/release")).args(arguments))
    }

    fn with_environment(&self, command: &mut Command) -> Output {
        let path = std::env::var("PATH").unwrap();
        command
            .current_dir(self.path(""))
            .env("PATH", format!("{}:{path}", self.aside("").display()))
            .env("ASIDE", self.aside(""))
            .env("REAL_CARGO", env!("CARGO"))
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .env_remove("GIT_DIR")
            .env_remove("CARGO_TARGET_DIR");
        for who in ["AUTHOR", "COMMITTER"] {
            command
                .env(format!("GIT_{who}_NAME"), "Ada")
                .env(format!("GIT_{who}_EMAIL"), "ada@example.com");
        }
        command.output().unwrap()
    }

    fn runs(&self, arguments: &[&str]) -> String {
        let output = self.release(arguments);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What it says, and that it is no success.
    fn stops(&self, arguments: &[&str]) -> String {
        let output = self.release(arguments);
        assert!(!output.status.success(), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    fn refuses(&self, arguments: &[&str], sentence: &str) {
        assert_eq!(self.stops(arguments), format!("error: {sentence}\n"));
    }
}

/// What git and cargo ask for: all but what is built, what was committed, and source that is no target by itself.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    let has_targets =
        ["tests", "benches", "examples", "bin", ".ci"].iter().any(|name| from.ends_with(name));
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap();
        if path.is_dir() {
            if !["target", ".git", "ui", "page", "docs"].iter().any(|left_out| name == *left_out) {
                copy(&path, &to.join(name));
            }
        } else if has_targets || KEPT.iter().any(|kept| name == *kept) {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

const KEPT: [&str; 6] =
    [".gitignore", "CHANGELOG.md", "Cargo.lock", "Cargo.toml", "lib.rs", "main.rs"];

const CARGO: &str = r#"#!/usr/bin/env bash
case $1 in
info)
    [ ! -e "$ASIDE/unreachable" ] || { echo "error: failed to download from the index"; exit 101; }
    # A pattern, as it stands there.
    [[ $2 == $(<"$ASIDE/out") ]] || { echo "error: could not find \`$2\` in registry"; exit 101; }
    ;;
publish)
    echo "$*" >>"$ASIDE/published"
    [ ! -e "$ASIDE/broken" ] || { echo "error: failed to verify package tarball" >&2; exit 101; }
    ;;
*) exec "$REAL_CARGO" "$@" ;;
esac
"#;
