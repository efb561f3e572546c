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

pub(super) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(super) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub(super) const FINE: Style = AnsiColor::Green.on_default().bold();
pub(super) const AT: Style = AnsiColor::Blue.on_default().bold();
pub(super) const BOLD: Style = Style::new().bold();
