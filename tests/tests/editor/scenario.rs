//! One thing that is tried: what is typed, and what is wanted of the answer.

use std::fmt;

/// One thing that is tried.
#[derive(Clone, Debug)]
pub(crate) struct Scenario {
    /// Which of the report's groups it belongs to.
    pub(crate) kind: &'static str,
    pub(crate) name: String,
    /// What is typed: `¦` is the cursor, `«` and `»` stand round what an error is to be at.
    pub(crate) source: String,
    /// Whether that is a file of its own; if not, it stands below [`HEAD`](crate::project::HEAD).
    pub(crate) whole: bool,
    pub(crate) wanted: Wanted,
    /// The same in plain Rust. Where the editor has not got it there either, it is to blame and not the macros.
    pub(crate) control: Option<String>,
    /// Whether the editor must know the standard library's source.
    pub(crate) needs_std: bool,
}

/// What is wanted of the answer.
#[derive(Clone, Debug)]
pub(crate) enum Wanted {
    /// These names are offered at the cursor.
    Names(Names),
    /// What stands at the cursor is told of, in so many things at most; all of these words are in it.
    Told { words: Vec<String>, most: usize },
    /// What stands at the cursor is found in one place, in a line with all of these words.
    Place(Vec<String>),
    /// Nothing is said against it.
    Silence,
    /// One error, at the piece that is marked, with all of these words.
    Mistake(Vec<String>),
    /// The words of the macro's body are coloured so: each as one of its kinds.
    Colours(Vec<(&'static str, &'static [&'static str])>),
    /// What stands at the cursor is called otherwise in so many places.
    Renamed(usize),
    /// What stands at the cursor stands in so many places.
    Found(usize),
    /// What is called at the cursor takes this.
    Taken(&'static str),
}

/// Names that are offered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// All of them are offered, documented; those that are retired behind the others and struck through.
    pub(crate) wanted: Vec<Name>,
    /// They may be offered as well.
    pub(crate) allowed: Vec<Name>,
    /// They are not.
    pub(crate) refused: Vec<String>,
    pub(crate) others: Others,
}

/// A name that is offered.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) label: String,
    /// How its documentation begins; empty where it has none.
    pub(crate) docs: String,
    /// Whether it is struck through.
    pub(crate) retired: bool,
}

/// Where other names stand that fit what is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Others {
    /// Nowhere.
    Nowhere,
    /// Behind those that are wanted.
    Behind,
    /// Anywhere.
    #[default]
    Anywhere,
}

impl Scenario {
    pub(crate) fn new(
        kind: &'static str,
        name: impl Into<String>,
        source: impl Into<String>,
        wanted: Wanted,
    ) -> Self {
        let (name, source) = (name.into(), source.into());
        Self { kind, name, source, whole: false, wanted, control: None, needs_std: false }
    }

    /// With the same in plain Rust.
    pub(crate) fn beside(self, control: impl Into<String>) -> Self {
        Self { control: Some(control.into()), ..self }
    }

    /// In a file of its own.
    pub(crate) fn whole(self) -> Self {
        Self { whole: true, ..self }
    }

    /// Where the editor must know the standard library's source.
    pub(crate) fn with_std(self) -> Self {
        Self { needs_std: true, ..self }
    }
}

impl Name {
    /// One that is offered with documentation that begins so.
    pub(crate) fn documented(label: impl Into<String>, docs: &str) -> Self {
        Self { label: label.into(), docs: beginning(docs), retired: false }
    }

    /// One that is offered, whatever is said of it.
    pub(crate) fn plain(label: &str) -> Self {
        Self::documented(label, "")
    }

    /// The same, struck through where it is on its way out.
    pub(crate) fn retired(self, retired: bool) -> Self {
        Self { retired, ..self }
    }
}

/// The first words of a documentation.
fn beginning(docs: &str) -> String {
    let docs = without_links(docs);
    docs.split_whitespace().take(WORDS).collect::<Vec<_>>().join(" ")
}

/// The text without what makes links of it: an editor writes them otherwise.
pub(crate) fn without_links(docs: &str) -> String {
    let (mut plain, mut rest) = (String::new(), docs);
    while let Some((before, behind)) = rest.split_once(['[', ']']) {
        plain.push_str(before);
        let address = behind.strip_prefix('(').filter(|_| rest.as_bytes()[before.len()] == b']');
        rest = address.and_then(|address| address.split_once(')')).map_or(behind, |(_, rest)| rest);
    }
    plain + rest
}

const WORDS: usize = 8;

impl fmt::Display for Scenario {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.kind, self.name)
    }
}
