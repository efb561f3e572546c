//! Where a part of the API is there, and until when.

use crate::platform::PlatformKind;
use crate::schema::{Deprecated, Only, Severity};

pub(super) fn platforms(only: Option<Only>) -> String {
    let Some(only) = only else { return String::new() };
    let known = match only.severity {
        Severity::Reject => format!("{} only", only.platform),
        Severity::Warn => format!("Documented for {} only", only.platform),
    };
    match only.instead {
        "" => known,
        instead => format!("{known}; on {} {instead}", other(only.platform)),
    }
}

const fn other(platform: PlatformKind) -> PlatformKind {
    match platform {
        PlatformKind::Messenger => PlatformKind::Instagram,
        PlatformKind::Instagram => PlatformKind::Messenger,
    }
}

pub(super) fn changes(deprecated: Option<Deprecated>) -> String {
    let Some(gone) = deprecated else { return String::new() };
    let there = gone.on.map(|platform| format!(" on {platform}")).unwrap_or_default();
    let state = match gone.since {
        "" => format!("Documented nowhere{there}"),
        since => format!("Retired{there} since {since}"),
    };
    format!("{state}: {}", gone.instead)
}

/// The rules that a part breaks where it is not, or no longer.
pub(super) fn rules(
    only: Option<Only>,
    deprecated: Option<Deprecated>,
) -> impl Iterator<Item = &'static str> {
    only.map(|only| only.rule).into_iter().chain(deprecated.map(|gone| gone.rule))
}
