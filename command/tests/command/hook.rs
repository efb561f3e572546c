//! What checks files of messages before a commit and in a workflow, run as it is written down.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::{End, Files, Run, hello};

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// What stands behind a key of a file in YAML, in one line.
fn value(yaml: &str, key: &str) -> String {
    let lines = yaml.lines().map(|line| line.trim_start_matches("- ").trim());
    let mut values = lines.filter_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
    values.next_back().unwrap().to_owned()
}

/// A program in whose path the command stands in front.
fn program(name: &str, folder: &Path) -> Command {
    let mut command = Command::new(name);
    let mut path =
        Path::new(env!("CARGO_BIN_EXE_sendapi")).parent().unwrap().as_os_str().to_owned();
    path.push(":");
    path.push(env::var_os("PATH").unwrap());
    command.current_dir(folder).env("PATH", path);
    command
}

fn output(command: &mut Command) -> Output {
    command.output().unwrap()
}

#[test]
fn the_hook_of_pre_commit_runs_the_command() {
    let hooks = fs::read_to_string(project().join(".pre-commit-hooks.yaml")).unwrap();
    let entry = value(&hooks, "entry");
    let arguments: Vec<_> = entry.strip_prefix("sendapi ").unwrap().split(' ').collect();
    let files = Files::of("hook_pre_commit");
    let (fine, bad) = (files.write("fine.json", hello("Hi")), files.write("bad.json", hello("")));
    let end = |files: &[&str]| Run::new(&[&*arguments, files].concat()).end();
    assert_eq!(end(&[&fine]).exit, 0);
    let refused = end(&[&fine, &bad]);
    assert_eq!(refused.exit, 1);
    assert!(refused.out.contains("rule text.nonempty"), "{refused:?}");
    // A folder of this name, wherever it is: what pre-commit hands over.
    assert_eq!(value(&hooks, "files"), r"(^|/)messages/.*\.(json|jsonl|ndjson)$");
    assert_eq!(
        (value(&hooks, "language"), value(&hooks, "id")),
        ("system".into(), "sendapi-check".into())
    );
}

#[test]
#[cfg(unix)]
fn the_hook_of_git_refuses_what_is_in_the_index() {
    use std::os::unix::fs::PermissionsExt;

    let page = fs::read_to_string(project().join("command/docs/checking-files.md")).unwrap();
    let start = page.find("#!/bin/sh").unwrap();
    let hook = page[start..].split("```").next().unwrap();
    let files = Files::of("hook_git");
    let git = |arguments: &[&str]| {
        let names = ["-c", "user.name=Ada", "-c", "user.email=ada@bread.example"];
        End::of(&output(program("git", &files.0).args(names).args(arguments)))
    };
    let _ = fs::remove_dir_all(&files.0);
    fs::create_dir_all(files.0.join("messages")).unwrap();
    assert_eq!(git(&["init", "--quiet", "."]).exit, 0);
    let path = files.write(".git/hooks/pre-commit", hook);
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();

    let message = files.write("messages/a menu.json", hello(""));
    files.write("package.json", "{}");
    assert_eq!(git(&["add", "."]).exit, 0);
    // What lies in the folder is no more what is committed.
    fs::write(&message, hello("Hi")).unwrap();
    let refused = git(&["commit", "--quiet", "--message", "Greet"]);
    assert_eq!(refused.exit, 1, "{refused:?}");
    let told = refused.out + &refused.err;
    assert!(told.contains("text.nonempty") && told.contains("in messages/a menu.json"), "{told}");

    assert_eq!(git(&["add", "."]).exit, 0);
    let taken = git(&["commit", "--quiet", "--message", "Greet"]);
    assert_eq!(taken.exit, 0, "{taken:?}");
}

#[test]
#[cfg(unix)]
fn the_step_of_a_workflow_checks_what_its_patterns_name() {
    let action = fs::read_to_string(project().join("action.yml")).unwrap();
    let script = action.rsplit("run: |\n").next().unwrap();
    let files = Files::of("hook_workflow");
    fs::create_dir_all(files.0.join("messages/shop")).unwrap();
    files.write("messages/fine.json", hello("Hi"));
    files.write("messages/shop/bad.json", hello(""));
    let step = |names: &str, arguments: &str| {
        let mut bash = program("bash", &files.0);
        // As a runner has it.
        bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]);
        End::of(&output(bash.env("FILES", names).env("ARGUMENTS", arguments)))
    };
    assert_eq!(step("messages/*.json", "").exit, 0);
    assert_eq!(step("messages/*.json", "--instagram --json").exit, 0);
    let refused = step("messages/**/*.json", "");
    assert_eq!(refused.exit, 1, "{refused:?}");
    assert!(refused.out.contains("messages/shop/bad.json:1:"), "{refused:?}");
    let none = step("menus/*.json", "");
    assert_eq!((none.exit, none.out.trim()), (2, "::error::no file is named like menus/*.json"));
    assert_eq!(step("menus/rye.json", "").exit, 2);
}
