//! What happens in the place of an answer.

use std::fmt;

use sendapi_core::told::Written;

use crate::Platform;
use crate::answers::refusal::Refusal;

/// What happens; the rest of a fault is how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// As ever.
    Answer,
    CutRead,
    CutUnread,
    Empty,
    Error(Ordered),
    Html,
    /// This text as if it were JSON.
    Json(String),
    /// To this address.
    Redirect(String),
    Stall,
    Unfinished,
    WrongJson,
}

impl fmt::Display for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Answer => "the answer",
            Self::CutRead => "cut after reading",
            Self::CutUnread => "cut before reading",
            Self::Empty => "no body",
            Self::Error(error) => return error.fmt(f),
            Self::Html => "HTML",
            Self::Json(text) => return json(f, text),
            Self::Redirect(location) => {
                return write!(f, "redirect to {}", Written(location));
            }
            Self::Stall => "stalled",
            Self::Unfinished => "unfinished",
            Self::WrongJson => "wrong JSON",
        })
    }
}

/// As much of it as tells it from others.
fn json(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let shown: String = text.chars().take(LONGEST_SHOWN).collect();
    let rest = if shown.len() < text.len() { "…" } else { "" };
    // Quotes may stand as they are: it is one line that counts.
    let shown = shown.chars().map(|it| if it.is_control() { ' ' } else { it });
    write!(f, "JSON {}{rest}", shown.collect::<String>())
}

/// One of the platform's errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ordered {
    pub(super) code: i64,
    pub(super) subcode: Option<i64>,
    /// What the error says of itself, if it says so.
    pub(super) is_transient: Option<bool>,
}

impl Ordered {
    pub(crate) fn refusal(&self, platform: Platform) -> Refusal {
        Refusal::ordered(platform, self.code, self.subcode, self.is_transient)
    }
}

impl fmt::Display for Ordered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error {}", self.code)?;
        self.subcode.map_or(Ok(()), |subcode| write!(f, "/{subcode}"))
    }
}

/// Characters of JSON.
const LONGEST_SHOWN: usize = 60;
