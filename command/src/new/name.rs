//! The name of a bot: of its folder, its package, its program and its image.

use std::fmt;

use sendapi::engine::Written;

use super::manifest;

/// A name that cargo, rustc, crates.io, Windows and Docker all take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name(String);

impl Name {
    /// # Errors
    ///
    /// Why it can be none, and what can.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let unfit = Unfit::of(text);
        unfit.map_or_else(|| Ok(Self(text.to_owned())), |unfit| Err(unfit.told(text)))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// As Rust code names the library.
    pub(super) fn of_library(&self) -> String {
        self.0.replace('-', "_")
    }
}

/// Why something is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unfit {
    Empty,
    Path,
    Form,
    TooLong,
    Taken(&'static str),
}

impl Unfit {
    fn of(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::Empty);
        }
        if text.contains(['/', '\\']) || text == "." || text == ".." {
            return Some(Self::Path);
        }
        if !has_form(text) {
            return Some(Self::Form);
        }
        if text.len() > LONGEST {
            return Some(Self::TooLong);
        }
        taken_by(text).map(Self::Taken)
    }

    fn told(self, text: &str) -> String {
        let shown = Written(text);
        let instead = Instead(suggested(text));
        match self {
            Self::Empty => format!("a bot needs a name{instead}"),
            Self::Path => format!(
                "`{shown}` is a path: go to the folder in which the bot is to lie, and give its name alone{instead}"
            ),
            Self::Form => format!(
                "`{shown}` cannot be the name of a bot: it begins with a letter, and has small letters from a to z, digits, \
                 and between them single `-` or `_`{instead}"
            ),
            Self::TooLong => format!(
                "the name is {} characters long, {} over the limit of {LONGEST} that crates.io has{instead}",
                text.len(),
                text.len().saturating_sub(LONGEST)
            ),
            Self::Taken(by) => {
                format!("`{shown}` cannot be the name of a bot: it is that of {by}{instead}")
            }
        }
    }
}

/// Rust wants libraries in small letters without `__`, Docker wants letters or digits at both ends of an image's name.
fn has_form(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
    };
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.split(['-', '_']).all(is_part)
}

/// Whose name it is already.
fn taken_by(name: &str) -> Option<&'static str> {
    let is = |names: &[&str]| names.contains(&name);
    let library = name.replace('-', "_");
    if is(KEYWORDS) {
        Some("a word of Rust")
    } else if is(RUSTS_OWN) {
        Some("a library that comes with Rust")
    } else if is(FOLDERS) {
        Some("a folder in which cargo builds")
    } else if is(DEVICES) || is_numbered_device(name) {
        Some("a device on Windows")
    } else if manifest::dependencies().any(|it| it.replace('-', "_") == library) {
        Some("a library that the bot needs")
    } else {
        None
    }
}

fn is_numbered_device(name: &str) -> bool {
    let number = ["com", "lpt"].iter().find_map(|device| name.strip_prefix(device));
    number.is_some_and(|number| number.len() == 1 && matches!(number.as_bytes(), [b'1'..=b'9']))
}

/// What somebody who wrote this may mean. Of letters from elsewhere nothing is guessed.
fn suggested(text: &str) -> Option<String> {
    if !text.is_ascii() {
        return None;
    }
    let last = text.rsplit(['/', '\\']).find(|part| part.chars().any(char::is_alphanumeric))?;
    let lower = last.to_ascii_lowercase();
    let parts = lower.split(|it: char| !it.is_ascii_alphanumeric());
    let mut name = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        name.insert_str(0, "bot-");
    }
    if taken_by(&name).is_some() {
        name.push_str("-bot");
    }
    name.truncate(LONGEST);
    let name = name.trim_end_matches('-');
    Unfit::of(name).is_none().then(|| name.to_owned())
}

/// The end of a sentence.
struct Instead(Option<String>);

impl fmt::Display for Instead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(name) => write!(f, "; `{name}` can be one"),
            None => write!(f, ", such as `bakery`"),
        }
    }
}

const LONGEST: usize = 64;

/// Those that are, those that are kept for later, and those of some editions alone.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];
const RUSTS_OWN: &[&str] = &["alloc", "core", "proc-macro", "proc_macro", "std", "test"];
const FOLDERS: &[&str] = &["build", "deps", "examples", "incremental"];
const DEVICES: &[&str] = &["aux", "con", "nul", "prn"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for name in
            ["bakery", "my-bot", "my_bot", "b", "bot-2048", "x1", "tests", "com10", "asyncs"]
        {
            assert!(Name::read(name).is_ok(), "{name}");
        }
        assert_eq!(Name::read("my-bot").unwrap().of_library(), "my_bot");
        let longest = "a".repeat(LONGEST);
        assert!(Name::read(&longest).is_ok());
        assert_eq!(
            Name::read(&format!("{longest}b")).unwrap_err(),
            format!(
                "the name is 65 characters long, 1 over the limit of 64 that crates.io has; `{longest}` can be one"
            )
        );
    }

    #[test]
    fn what_is_suggested_is_a_name() {
        for (text, suggestion) in [
            ("My Bot", "my-bot"),
            ("2048", "bot-2048"),
            ("-bot-", "bot"),
            ("a--b__c", "a-b-c"),
            ("bots/bakery", "bakery"),
            ("..\\bakery\\", "bakery"),
            ("async", "async-bot"),
            ("Test", "test-bot"),
            ("std", "std-bot"),
            ("tracing_subscriber", "tracing-subscriber-bot"),
            ("com1", "com1-bot"),
            ("build", "build-bot"),
        ] {
            let told = Name::read(text).unwrap_err();
            assert!(told.ends_with(&format!("; `{suggestion}` can be one")), "{told}");
        }
        for text in ["", ".", "..", "---", "bäckerei", "パン", "🍞"] {
            let told = Name::read(text).unwrap_err();
            assert!(told.ends_with(", such as `bakery`"), "{told}");
        }
    }
}
