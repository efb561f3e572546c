//! A checkout of sendapi, on which a bot may depend in place of what is published.

use std::path::{Component, Path, PathBuf};

/// A checkout, as seen from the folder of the bot.
#[derive(Clone, Debug)]
pub(super) struct Checkout(String);

impl Checkout {
    /// The one in this folder, which is seen from where the bot's folder is to lie.
    ///
    /// # Errors
    ///
    /// That there is none.
    pub(super) fn at(folder: &Path) -> Result<Self, String> {
        let shown = folder.display();
        if let Some(missing) = CRATES.iter().find(|it| !folder.join(it).is_file()) {
            return Err(format!(
                "`{shown}` is no checkout of sendapi: there is no `{missing}` in it; `--path` names the folder that \
                 `git clone` made"
            ));
        }
        let seen = seen_from_within(folder);
        let text = seen.to_str().ok_or_else(|| {
            format!(
                "`{shown}` is no text, and cannot stand in Cargo.toml: name the folder otherwise"
            )
        })?;
        Ok(Self(if cfg!(windows) { text.replace('\\', "/") } else { text.to_owned() }))
    }

    /// Within the quotes of a string.
    pub(super) fn in_toml(&self) -> String {
        let escaped = |it: char| match it {
            '"' | '\\' => format!("\\{it}"),
            it if it.is_control() => format!("\\u{:04X}", u32::from(it)),
            it => it.to_string(),
        };
        self.0.chars().map(escaped).collect()
    }
}

/// The same folder, from one that lies here.
fn seen_from_within(folder: &Path) -> PathBuf {
    let without_dots = folder.components().filter(|it| *it != Component::CurDir);
    Path::new("..").join(without_dots.collect::<PathBuf>())
}

const CRATES: [&str; 2] = ["client/Cargo.toml", "simulator/Cargo.toml"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        for (given, seen) in
            [("../sendapi", "../../sendapi"), (".", ".."), ("./a/", "../a"), ("/a/b", "/a/b")]
        {
            assert_eq!(seen_from_within(Path::new(given)), Path::new(seen), "{given}");
        }
    }

    #[test]
    fn quotes() {
        let odd = Checkout("a \"b\" \\c\n".to_owned());
        assert_eq!(odd.in_toml(), r#"a \"b\" \\c\u000A"#);
    }
}
