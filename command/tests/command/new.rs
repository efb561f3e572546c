//! `sendapi new`, in folders of its own.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::{End, Run};

/// An empty folder, in no repository and no workspace.
struct Here(TempDir);

impl Here {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs `sendapi new` in it.
    fn begin(&self, arguments: &[&str]) -> End {
        begin_in(self.0.path(), arguments)
    }

    /// What lies in it, hidden things too.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// All files of a bot, without git's.
    fn files(&self, bot: &str) -> BTreeSet<String> {
        let root = self.path(bot);
        let (mut found, mut folders) = (BTreeSet::new(), vec![root.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_file() {
                    found.insert(path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned());
                } else if !path.ends_with(".git") {
                    folders.push(path);
                }
            }
        }
        found
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    fn git(&self, arguments: &[&str]) {
        let status = Command::new("git").args(arguments).current_dir(self.0.path()).status();
        assert!(status.unwrap().success(), "git {arguments:?}");
    }
}

fn begin_in(folder: &Path, arguments: &[&str]) -> End {
    let mut run = Run::new(&["new"]).with("PATH", &std::env::var("PATH").unwrap());
    run.0.args(arguments).current_dir(folder);
    run.end()
}

/// What is refused leaves nothing, and says why in one sentence.
fn refused(here: &Here, arguments: &[&str], expected: &str) {
    let before = here.names();
    let end = here.begin(arguments);
    assert_eq!((end.exit, end.out.as_str()), (2, ""), "{arguments:?}: {end:?}");
    assert_eq!(end.err, format!("error: {expected}\n"), "{arguments:?}");
    assert_eq!(here.names(), before, "{arguments:?}");
}

#[test]
fn a_bot_and_what_to_do_next() {
    let here = Here::new();
    let end = here.begin(&["bakery"]);
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
    let expected = "\
made `bakery`, a bot for Messenger, in a git repository; next:
  cd bakery && cargo test   a conversation with it, against the simulator
  cargo run --example chat  the chat page, on which you write to it
  README.md                 the way from there to people
";
    assert_eq!(end.out, expected);
    assert_eq!(here.names(), ["bakery"]);
    assert!(here.path("bakery/.git").is_dir());
    let expected = [
        ".dockerignore",
        ".env.example",
        ".github/workflows/ci.yml",
        ".gitignore",
        "Cargo.toml",
        "Dockerfile",
        "README.md",
        "examples/chat.rs",
        "src/answer.rs",
        "src/lib.rs",
        "src/main.rs",
        "src/server.rs",
        "src/settings.rs",
        "tests/conversation.rs",
        "tests/rehearsal/mod.rs",
        "tests/server.rs",
        "tests/settings.rs",
    ];
    assert_eq!(here.files("bakery"), expected.map(str::to_owned).into());
    let manifest = here.read("bakery/Cargo.toml");
    let dependency = format!("\nsendapi = {{ version = \"{}\",", env!("CARGO_PKG_VERSION"));
    assert!(manifest.contains("name = \"bakery\"") && manifest.contains(&dependency), "{manifest}");
    assert!(!here.read("bakery/src/answer.rs").contains("nstagram"));
    assert!(here.read("bakery/.gitignore").lines().any(|line| line == ".env"));
}

#[test]
fn a_bot_for_each_platform() {
    let here = Here::new();
    for (platform, message, variables) in [
        ("messenger", "message!(Messenger {", &["SENDAPI_PAGE_ID"][..]),
        ("instagram", "message!(Instagram {", &["SENDAPI_INSTAGRAM_ID"]),
        ("both", "message!(Both {", &["SENDAPI_PAGE_ID", "SENDAPI_INSTAGRAM_ID"]),
    ] {
        let name = format!("my-{platform}");
        let end = here.begin(&[&name, "--platform", platform]);
        assert_eq!(end.exit, 0, "{end:?}");
        assert!(here.read(&format!("{name}/src/answer.rs")).contains(message));
        assert!(here.read(&format!("{name}/src/main.rs")).contains(&format!("my_{platform}::")));
        let settings = here.read(&format!("{name}/src/settings.rs"));
        let examples = here.read(&format!("{name}/.env.example"));
        for variable in ["SENDAPI_PAGE_ID", "SENDAPI_INSTAGRAM_ID"] {
            let is_due = variables.contains(&variable);
            assert_eq!(settings.contains(variable), is_due, "{platform}: {variable}");
            assert_eq!(examples.contains(variable), is_due, "{platform}: {variable}");
        }
    }
}

#[test]
fn in_json() {
    let here = Here::new();
    let end = here.begin(&["bakery", "--vcs", "none", "--json"]);
    let [made] = end.json().try_into().unwrap();
    assert_eq!((end.exit, &made["ok"], &made["name"]), (0, &true.into(), &"bakery".into()));
    assert_eq!((&made["platform"], &made["repository"]), (&"Messenger".into(), &false.into()));
    assert_eq!(made["warnings"], Value::Array(Vec::new()));
    let files: Vec<String> = serde_json::from_value(made["files"].clone()).unwrap();
    assert_eq!(here.files("bakery"), files.into_iter().collect());
    let end = here.begin(&["bakery", "--json"]);
    assert_eq!((end.exit, end.err.as_str()), (2, ""));
    let text = end.json()[0]["error"]["text"].as_str().unwrap().to_owned();
    assert!(text.starts_with("there is a folder `bakery` here already"), "{text}");
}

#[test]
fn what_is_no_name_says_what_is_one() {
    let here = Here::new();
    let form = "cannot be the name of a bot: it begins with a letter, and has small letters from a to z, digits, and \
                between them single `-` or `_`";
    for (name, expected) in [
        ("", "a bot needs a name, such as `bakery`".to_owned()),
        ("My Bot", format!("`My Bot` {form}; `my-bot` can be one")),
        ("2048", format!("`2048` {form}; `bot-2048` can be one")),
        ("my--bot", format!("`my--bot` {form}; `my-bot` can be one")),
        ("bäckerei", format!("`bäckerei` {form}, such as `bakery`")),
        ("a\u{1b}[31m", format!("`a\\u001b[31m` {form}; `a-31m` can be one")),
        (
            "bots/bakery",
            "`bots/bakery` is a path: go to the folder in which the bot is to lie, and give its name alone; `bakery` can be \
             one"
            .to_owned(),
        ),
        (
            "..",
            "`..` is a path: go to the folder in which the bot is to lie, and give its name alone, such as `bakery`"
                .to_owned(),
        ),
        ("async", taken("async", "a word of Rust")),
        ("test", taken("test", "a library that comes with Rust")),
        ("std", taken("std", "a library that comes with Rust")),
        ("build", taken("build", "a folder in which cargo builds")),
        ("nul", taken("nul", "a device on Windows")),
        ("tokio", taken("tokio", "a library that the bot needs")),
        ("sendapi", taken("sendapi", "a library that the bot needs")),
    ] {
        refused(&here, &[name], &expected);
    }
}

fn taken(name: &str, by: &str) -> String {
    format!("`{name}` cannot be the name of a bot: it is that of {by}; `{name}-bot` can be one")
}

#[test]
fn what_is_there_stays() {
    let here = Here::new();
    let other = "choose another name, or move it away";
    fs::create_dir(here.path("full")).unwrap();
    fs::write(here.path("full/.hidden"), "mine").unwrap();
    fs::write(here.path("file"), "mine").unwrap();
    let full = "there is a folder `full` here already, with something in it";
    refused(&here, &["full"], &format!("{full}: {other}"));
    let file = "there is a `file` here already, which is no folder";
    refused(&here, &["file"], &format!("{file}: {other}"));
    assert_eq!((here.read("full/.hidden"), here.read("file")), ("mine".into(), "mine".into()));
    fs::create_dir(here.path("empty")).unwrap();
    assert_eq!(here.begin(&["empty"]).exit, 0);
    assert!(here.path("empty/src/main.rs").is_file());
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_something() {
    let here = Here::new();
    std::os::unix::fs::symlink("nowhere", here.path("link")).unwrap();
    refused(
        &here,
        &["link"],
        "there is a `link` here already, which is no folder: choose another name, or move it away",
    );
}

/// Whoever may write everywhere takes a folder in which nobody makes another.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_is_read_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let here = Here::new();
    fs::set_permissions(here.0.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let is_root = fs::create_dir(here.path("tried")).is_ok();
    let folder = if is_root { Path::new("/proc/self/task") } else { here.0.path() };
    let end = begin_in(folder, &["bakery"]);
    assert_eq!((end.exit, end.out.as_str()), (2, ""), "{end:?}");
    assert!(end.err.starts_with("error: no folder can be made here: "), "{end:?}");
    assert!(end.err.trim_end().ends_with(')') && !end.err.contains(".bakery-"), "{end:?}");
    assert!(!folder.join("bakery").exists());
}

/// No file may be longer than a block: as on a disk that gets full in the midst of it.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_nothing() {
    let here = Here::new();
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" new bakery";
    let output = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_sendapi")])
        .current_dir(here.0.path())
        .output()
        .unwrap();
    let end = End::of(&output);
    assert_eq!((end.exit, end.out.as_str()), (2, ""), "{end:?}");
    assert!(end.err.starts_with("error: `bakery/"), "{end:?}");
    assert!(end.err.contains(" cannot be written: ") && !end.err.contains(".bakery-"), "{end:?}");
    assert!(here.names().is_empty(), "{:?}", here.names());
}

#[test]
fn a_repository_is_made_where_cargo_makes_one() {
    let here = Here::new();
    let is_made = |arguments: &[&str]| {
        let end = here.begin(arguments);
        assert_eq!(end.exit, 0, "{end:?}");
        here.path(arguments[0]).join(".git").exists()
    };
    assert!(!is_made(&["without", "--vcs", "none"]));
    assert!(is_made(&["alone"]));
    here.git(&["init", "--quiet"]);
    fs::write(here.path(".gitignore"), "ignored\n").unwrap();
    assert!(!is_made(&["within"]));
    assert!(is_made(&["within-all-the-same", "--vcs", "git"]));
    assert!(is_made(&["ignored"]));
}

#[test]
fn without_git_there_is_a_bot_all_the_same() {
    let here = Here::new();
    let begin = |arguments: &[&str]| {
        let mut run = Run::new(&["new"]).with("PATH", "/nowhere");
        run.0.args(arguments).current_dir(here.0.path());
        run.end()
    };
    let end = begin(&["bakery"]);
    assert_eq!(end.exit, 0, "{end:?}");
    assert!(
        end.err.starts_with("warning: no repository was made: `git` cannot be run: "),
        "{end:?}"
    );
    assert!(end.out.starts_with("made `bakery`, a bot for Messenger; next:\n"), "{end:?}");
    let end = begin(&["other", "--vcs", "git"]);
    assert_eq!((end.exit, end.out.as_str()), (2, ""), "{end:?}");
    assert!(end.err.starts_with("error: no repository was made: "), "{end:?}");
    assert_eq!(here.names(), ["bakery"]);
}

#[test]
fn a_workspace_around_it_is_told() {
    let here = Here::new();
    fs::write(here.path("Cargo.toml"), "[workspace]\nmembers = []\n").unwrap();
    let end = here.begin(&["bakery"]);
    assert_eq!(end.exit, 0, "{end:?}");
    assert!(end.err.contains("Cargo.toml` is that of a workspace: "), "{end:?}");
    assert!(here.path("bakery/Cargo.toml").is_file());
}

#[test]
fn a_checkout_is_depended_on_by_its_path() {
    let here = Here::new();
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_str().unwrap();
    assert_eq!(here.begin(&["bakery", "--path", checkout]).exit, 0);
    let manifest = here.read("bakery/Cargo.toml");
    assert!(manifest.contains(&format!("sendapi = {{ path = \"{checkout}/client\"")), "{manifest}");
    assert!(here.read("bakery/README.md").contains("## Before sendapi is on crates.io\n"));
    let expected = "`nowhere` is no checkout of sendapi: there is no `client/Cargo.toml` in it; `--path` names the folder \
                    that `git clone` made";
    refused(&here, &["other", "--path", "nowhere"], expected);
}
