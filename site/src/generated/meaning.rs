//! What a rule says, in Markdown.

use std::fmt::Write as _;

use sendapi_core::platform::PlatformKind;
use sendapi_core::reference::rule::Meaning;
use sendapi_core::schema::Severity;

/// Each place where the rule holds.
pub(super) fn markdown(meanings: &[Meaning]) -> String {
    let mut text = String::new();
    for meaning in meanings {
        let Meaning { about, what_to_do, link, .. } = meaning;
        let asks = meaning.asks.trim_end_matches('.');
        // Writing to a string does not fail.
        let _ = writeln!(text, "- **{about}**: {asks}.  \n  {}.  ", holds(meaning));
        let _ = writeln!(text, "  *The way out:* {}. [Meta's page]({link})", what_to_do.trim());
    }
    text
}

/// Where it holds, and how severely.
fn holds(meaning: &Meaning) -> String {
    let on = |platform| meaning.severity(platform);
    match (on(PlatformKind::Messenger), on(PlatformKind::Instagram)) {
        (Some(one), Some(other)) if one == other => format!("{} on both platforms", what(one)),
        (Some(one), Some(other)) => {
            format!("{} on Messenger, {} on Instagram", what(one), what(other).to_lowercase())
        }
        (Some(one), None) => format!("{} on Messenger alone", what(one)),
        (None, Some(other)) => format!("{} on Instagram alone", what(other)),
        (None, None) => "Holds nowhere".to_owned(),
    }
}

fn what(severity: Severity) -> &'static str {
    match severity {
        Severity::Warn => "A warning",
        Severity::Reject => "An error",
    }
}
