//! The files of a bot, as they lie in `command/template`. As they lie there they are one for both platforms, called `my-bot`, but
//! for what stands in braces; lines between a mark, `[messenger]`, and its `[end]` are for the bots alone that the mark names.

use super::checkout::Checkout;
use super::manifest::MANIFEST;
use super::name::Name;
use crate::arguments::Platforms;

/// A file of a bot.
pub(super) struct File {
    /// Below the bot's folder.
    pub(super) path: &'static str,
    pub(super) content: String,
}

/// All of them.
pub(super) fn files(name: &Name, platforms: Platforms, checkout: Option<&Checkout>) -> Vec<File> {
    let marks = Marks { platforms, has_checkout: checkout.is_some() };
    let file = |(path, template): &(&'static str, &str)| {
        let content = named(&marks.kept(template), name, platforms);
        let content = match checkout {
            // The last, since what stands in a path is not looked at any more.
            Some(checkout) => content.replace("{checkout}", &checkout.in_toml()),
            None => content,
        };
        File { path, content }
    };
    FILES.iter().map(file).collect()
}

fn named(template: &str, name: &Name, platforms: Platforms) -> String {
    let words = match platforms {
        Platforms::Messenger => ["Messenger", "incoming.page()", "Messenger"],
        Platforms::Instagram => ["Instagram", "incoming.instagram()", "Instagram"],
        Platforms::Both => ["Both", "incoming.account()", BOTH],
    };
    let [platform, account, prose] = words;
    template
        .replace("(Both {", &format!("({platform} {{"))
        .replace("sendapi::Both", &format!("sendapi::{platform}"))
        .replace("incoming.account()", account)
        .replace(BOTH, prose)
        .replace("{version}", env!("CARGO_PKG_VERSION"))
        .replace("{rust-version}", env!("CARGO_PKG_RUST_VERSION"))
        .replace("{repository}", env!("CARGO_PKG_REPOSITORY"))
        .replace("my-bot", name.as_str())
        .replace("my_bot", &name.of_library())
}

/// What the marks in the files are about.
struct Marks {
    platforms: Platforms,
    has_checkout: bool,
}

impl Marks {
    /// The lines that are for this bot, without the marks.
    fn kept(&self, template: &str) -> String {
        let (mut kept, mut is_kept) = (String::new(), true);
        for line in template.lines() {
            match mark(line) {
                Some("end") => is_kept = true,
                Some(mark) => is_kept = self.keeps(mark),
                None if is_kept => {
                    kept.push_str(line);
                    kept.push('\n');
                }
                None => {}
            }
        }
        kept
    }

    fn keeps(&self, mark: &str) -> bool {
        match mark {
            "messenger" => self.platforms != Platforms::Instagram,
            "instagram" => self.platforms != Platforms::Messenger,
            "both" => self.platforms == Platforms::Both,
            "only instagram" => self.platforms == Platforms::Instagram,
            "path" => self.has_checkout,
            "registry" => !self.has_checkout,
            _ => false,
        }
    }
}

/// The word in brackets of a line that is nothing but a comment with it.
fn mark(line: &str) -> Option<&str> {
    let line = line.trim();
    let comment = ["// ", "# "].iter().find_map(|begin| line.strip_prefix(begin));
    let comment = comment.or_else(|| line.strip_prefix("<!-- ")?.strip_suffix(" -->"))?;
    comment.strip_prefix('[')?.strip_suffix(']')
}

const BOTH: &str = "Messenger and Instagram";

const FILES: &[(&str, &str)] = &[
    ("Cargo.toml", MANIFEST),
    ("README.md", include_str!("../../template/README.md")),
    ("src/main.rs", include_str!("../../template/src/main.rs")),
    ("src/lib.rs", include_str!("../../template/src/lib.rs")),
    ("src/answer.rs", include_str!("../../template/src/answer.rs")),
    ("src/settings.rs", include_str!("../../template/src/settings.rs")),
    ("src/server.rs", include_str!("../../template/src/server.rs")),
    ("tests/conversation.rs", include_str!("../../template/tests/conversation.rs")),
    ("tests/settings.rs", include_str!("../../template/tests/settings.rs")),
    ("tests/server.rs", include_str!("../../template/tests/server.rs")),
    ("tests/rehearsal/mod.rs", include_str!("../../template/tests/rehearsal/mod.rs")),
    ("examples/chat.rs", include_str!("../../template/examples/chat.rs")),
    (".env.example", include_str!("../../template/.env.example")),
    (".gitignore", include_str!("../../template/.gitignore")),
    ("Dockerfile", include_str!("../../template/Dockerfile")),
    (".dockerignore", include_str!("../../template/.dockerignore")),
    (".github/workflows/ci.yml", include_str!("../../template/.github/workflows/ci.yml")),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    fn below(folder: &Path, root: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                below(&path, root, found);
            } else {
                let path = path.strip_prefix(root).unwrap().to_str().unwrap();
                found.insert(path.replace('\\', "/").replace("manifest.toml", "Cargo.toml"));
            }
        }
    }

    #[test]
    fn every_file_of_the_folder_is_one_of_a_bot() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("template");
        let mut found = BTreeSet::new();
        below(&root, &root, &mut found);
        let listed: BTreeSet<_> = FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
        assert_eq!(found, listed);
    }

    #[test]
    fn marks_are_known_and_end() {
        let known = ["messenger", "instagram", "both", "only instagram", "path", "registry"];
        for (path, template) in FILES {
            let mut is_open = false;
            for mark in template.lines().filter_map(mark) {
                assert_eq!(mark == "end", is_open, "{path}: {mark}");
                assert!(mark == "end" || known.contains(&mark), "{path}: {mark}");
                is_open = !is_open;
            }
            assert!(!is_open, "{path}");
        }
    }

    #[test]
    fn nothing_of_the_template_is_left_in_a_bot() {
        let name = Name::read("bakery").unwrap();
        for platforms in [Platforms::Messenger, Platforms::Instagram, Platforms::Both] {
            for File { path, content } in files(&name, platforms, None) {
                for left in [
                    "my-bot",
                    "my_bot",
                    "{version}",
                    "{rust-version}",
                    "{repository}",
                    "{checkout}",
                ] {
                    assert!(!content.contains(left), "{path}: {left}");
                }
                let other = match platforms {
                    Platforms::Messenger => "instagram",
                    Platforms::Instagram => "messenger",
                    Platforms::Both => continue,
                };
                // A word of Meta's addresses.
                let words = content.to_lowercase().replace("messenger-platform", "");
                assert!(!words.contains(other), "{path}: {other}");
            }
        }
    }
}
