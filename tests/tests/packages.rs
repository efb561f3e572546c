//! What is published is fit for it: each package brings its README, its licences and where its documentation is, all have one
//! version, and nothing in them points into the checkout. What is in a package, and whether it builds outside, `.ci/packed` tries.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that panics has told what it found"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

#[test]
fn what_is_published_is_all_but_tests_examples_and_what_stands_in_for_a_user() {
    let mut names: Vec<_> = published().into_iter().map(|package| package.name).collect();
    names.sort();
    let expected = [
        "sendapi",
        "sendapi-command",
        "sendapi-core",
        "sendapi-derive",
        "sendapi-macros",
        "sendapi-outbox",
        "sendapi-simulator",
    ];
    assert_eq!(names, expected);
}

#[test]
fn a_page_of_the_registry_has_all_that_it_shows() {
    for package in published() {
        let name = &package.name;
        for member in
            ["description", "documentation", "homepage", "repository", "license", "rust_version"]
        {
            assert!(
                package.text(member).is_some_and(|text| !text.is_empty()),
                "{name} has no {member}"
            );
        }
        for list in ["keywords", "categories"] {
            let count = package.manifest[list].as_array().map_or(0, Vec::len);
            assert!((1..=5).contains(&count), "{name} has {count} {list}, and 1 to 5 are shown");
        }
    }
}

#[test]
fn docs_rs_builds_every_feature_and_says_which_one_a_thing_needs() {
    for package in published().into_iter().filter(Package::is_documented) {
        let settings = &package.manifest["metadata"]["docs"]["rs"];
        assert_eq!(settings["all-features"], true, "{}", package.name);
        let arguments: Vec<_> = settings["rustdoc-args"].as_array().unwrap().iter().collect();
        assert_eq!(
            arguments,
            ["--cfg", "docsrs", "--generate-link-to-definition"],
            "{}",
            package.name
        );
        let features = package.manifest["features"].as_object().unwrap();
        let source = fs::read_to_string(package.folder.join("src/lib.rs")).unwrap();
        assert!(
            features.is_empty() || source.contains("#![cfg_attr(docsrs, feature(doc_cfg))]"),
            "{} has features, and its documentation no badges",
            package.name
        );
    }
}

#[test]
fn each_package_has_the_licences_of_the_whole() {
    for package in published() {
        for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
            let here = fs::read(package.folder.join(licence));
            let here = here.unwrap_or_else(|error| panic!("{}: {licence}: {error}", package.name));
            assert_eq!(
                here,
                fs::read(root().join(licence)).unwrap(),
                "{}: {licence}",
                package.name
            );
        }
    }
}

#[test]
fn each_readme_is_of_its_package_and_links_to_addresses() {
    for package in published() {
        assert_eq!(package.text("readme"), Some("README.md"), "{}", package.name);
        let readme = fs::read_to_string(package.folder.join("README.md")).unwrap();
        assert_eq!(readme.lines().next(), Some(&*format!("# {}", package.name)));
        let targets = readme.split("](").skip(1).map(|rest| rest.split(')').next().unwrap());
        let elsewhere: Vec<_> = targets.filter(|target| !target.starts_with("https://")).collect();
        assert!(
            elsewhere.is_empty(),
            "{}: on the registry's page {elsewhere:?} lead nowhere",
            package.name
        );
    }
}

#[test]
fn versions_move_together() {
    let packages = published();
    let version = packages[0].text("version").unwrap();
    for package in &packages {
        assert_eq!(package.text("version"), Some(version), "{}", package.name);
        for dependency in package.manifest["dependencies"].as_array().unwrap() {
            let name = dependency["name"].as_str().unwrap();
            let wanted = dependency["req"].as_str().unwrap().trim_start_matches(['=', '^']);
            // A package among its own dependencies is for its tests alone, and no registry is told.
            if packages.iter().any(|other| other.name == name) && name != package.name {
                assert_eq!(wanted, version, "{} wants {name}", package.name);
            }
        }
    }
}

struct Package {
    name: String,
    folder: PathBuf,
    manifest: Value,
}

impl Package {
    fn text(&self, member: &str) -> Option<&str> {
        self.manifest[member].as_str()
    }

    fn is_documented(&self) -> bool {
        let targets = self.manifest["targets"].as_array().unwrap();
        let kinds = targets.iter().flat_map(|target| target["kind"].as_array().unwrap());
        kinds.into_iter().any(|kind| kind == "lib" || kind == "proc-macro")
    }
}

/// The packages of the workspace that may be published.
fn published() -> Vec<Package> {
    let arguments = ["metadata", "--no-deps", "--format-version", "1", "--offline"];
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let all = metadata["packages"].as_array().unwrap().iter();
    let published = all.filter(|package| package["publish"].is_null());
    let packages = published.map(|manifest| Package {
        name: manifest["name"].as_str().unwrap().to_owned(),
        folder: Path::new(manifest["manifest_path"].as_str().unwrap()).parent().unwrap().to_owned(),
        manifest: manifest.clone(),
    });
    packages.collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}
