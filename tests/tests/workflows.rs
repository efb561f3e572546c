//! The workflows call scripts that are there, and nothing that only a workflow could do stands in their way.
#![allow(clippy::unwrap_used, reason = "a test ends at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn each_script_that_a_workflow_calls_is_there() {
    let mut called = 0;
    for (path, text) in workflows() {
        for name in scripts(&text) {
            assert!(root().join(&name).is_file(), "{}: there is no {name}", path.display());
            called += 1;
        }
    }
    assert!(called >= 8, "{called}");
}

#[test]
fn a_schedule_runs_what_is_no_part_of_the_run() {
    let all: Vec<_> = workflows().into_iter().flat_map(|(_, text)| scripts(&text)).collect();
    for script in
        [".ci/dates", ".ci/fuzz", ".ci/packages", ".ci/packed", ".ci/binary", ".ci/release"]
    {
        assert!(all.iter().any(|called| called == script), "no workflow calls {script}");
    }
}

#[test]
fn no_workflow_may_do_more_than_it_says() {
    for (path, text) in workflows() {
        assert!(text.contains("\npermissions:\n  contents: read\n"), "{}", path.display());
        let jobs = text.matches("runs-on:").count();
        assert_eq!(
            text.matches("timeout-minutes:").count(),
            jobs,
            "{}: a job without an end",
            path.display()
        );
    }
}

fn scripts(text: &str) -> Vec<String> {
    let commands = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    let words = commands.flat_map(str::split_whitespace);
    words.filter(|word| word.starts_with(".ci/")).map(str::to_owned).collect()
}

fn workflows() -> Vec<(PathBuf, String)> {
    let files = fs::read_dir(root().join(".github/workflows")).unwrap();
    let files = files.map(|file| file.unwrap().path());
    files.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}
