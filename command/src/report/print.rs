//! Where words go: results to standard output, complaints to standard error, colours to terminals
//! alone.

use std::io::{self, ErrorKind, Write};
use std::sync::{Mutex, PoisonError};

use anstyle::{AnsiColor, Style};

/// What the command was asked for.
pub(super) fn result(text: &str) {
    print(&format!("{text}\n"));
}

/// The same, with whatever it ends with.
pub(crate) fn print(text: &str) {
    let mut out = anstream::stdout();
    keep(out.write_all(text.as_bytes()).and_then(|()| out.flush()));
}

/// What is in its way.
pub(super) fn complaint(text: &str) {
    // There is nobody left to tell.
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// A line that is not at its end.
#[cfg(feature = "outbox")]
pub(super) fn question(text: &str) {
    let mut err = anstream::stderr();
    // Who is not asked has not said yes.
    let _ = write!(err, "{text}").and_then(|()| err.flush());
}

/// Why something could not be written, if something could not.
pub(super) fn failure() -> Option<io::Error> {
    FAILED.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Somebody who reads no more has all that they want; a disk that is full has lost something.
fn keep(written: io::Result<()>) {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            FAILED.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
        }
        _ => {}
    }
}

/// The first that failed. The command goes on: what it does beside printing is not to stop half-way.
static FAILED: Mutex<Option<io::Error>> = Mutex::new(None);

pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const FINE: Style = AnsiColor::Green.on_default().bold();
pub(super) const AT: Style = AnsiColor::Blue.on_default().bold();
pub(crate) const BOLD: Style = Style::new().bold();
