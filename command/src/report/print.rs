//! Where words go: results to standard output, complaints to standard error, colours to terminals
//! alone.

use std::io::Write;

use anstyle::{AnsiColor, Style};

/// What the command was asked for. Somebody who reads no more is no reason to stop.
pub(super) fn result(text: &str) {
    let _ = writeln!(anstream::stdout(), "{text}");
}

/// What is in its way.
pub(super) fn complaint(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

pub(super) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(super) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub(super) const FINE: Style = AnsiColor::Green.on_default().bold();
pub(super) const AT: Style = AnsiColor::Blue.on_default().bold();
pub(super) const BOLD: Style = Style::new().bold();
