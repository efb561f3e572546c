//! The platform's error codes, by what they are about.

use std::fmt::Write as _;

use sendapi_core::graph_error::{CODES, Code, Waiting};

/// A section for each family, in the order in which they first come.
pub(super) fn sections() -> String {
    let mut families: Vec<&str> = CODES.iter().map(|code| code.family().as_str()).collect();
    families.sort_unstable();
    families.dedup();
    families.into_iter().map(section).collect()
}

fn section(family: &str) -> String {
    let mut text = format!("\n## {}\n\n", family.replace('_', " "));
    for code in CODES.iter().filter(|code| code.family().as_str() == family) {
        let named = name(code);
        // Writing to a string does not fail.
        let _ = writeln!(text, "### `{named}` {{#{}}}\n", named.replace('/', "-"));
        let _ = writeln!(text, "{}.\n", code.meaning());
        let _ = writeln!(
            text,
            "*The way out:* {}. {} [Meta's page]({})\n",
            code.what_to_do(),
            again(code.waiting()),
            code.link()
        );
    }
    text
}

/// As `sendapi explain` takes it.
fn name(code: &Code) -> String {
    let codes = code.codes();
    let codes = if codes.start() == codes.end() {
        codes.start().to_string()
    } else {
        format!("{}–{}", codes.start(), codes.end())
    };
    code.subcode().map_or(codes.clone(), |subcode| format!("{codes}/{subcode}"))
}

fn again(waiting: Waiting) -> &'static str {
    match waiting {
        Waiting::Seconds => "The same request may get through in some seconds.",
        Waiting::Pause => "The same request may get through after a pause.",
        Waiting::Later => "The same request may get through in minutes, hours or days.",
        Waiting::Never => "Never send it again.",
        _ => "Sending it again does not help before something has changed.",
    }
}
