//! What the Graph reference lists without a guide.

use sendapi_derive::Schema;

/// In the Graph reference without a guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a suggestion_action", capitals, unknown("suggest.enum"))]
#[non_exhaustive]
pub enum SuggestionAction {
    /// The suggestion is taken.
    Accept,
    /// The suggestion is put away.
    Dismiss,
    /// The suggestion was shown.
    Impression,
}

/// In the Graph reference without a guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a folder", capitals, unknown("folder.enum"))]
#[non_exhaustive]
pub enum Folder {
    /// Messages of partnerships.
    Partnership,
}
