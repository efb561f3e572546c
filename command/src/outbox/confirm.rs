//! Asking back before something that cannot be undone.

use std::io::{self, BufRead, IsTerminal};

use crate::exit::Exit;
use crate::report::{self, Report};

/// Whether somebody has said that they want what the warning tells: by `--yes`, or on the terminal.
pub(super) fn confirmed(
    warning: &str,
    question: &str,
    otherwise: &str,
    yes: bool,
    report: Report,
) -> Result<(), Exit> {
    if yes {
        return Ok(());
    }
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        report.complain("usage", &format!("{warning}; say `--yes` if that is what you want"));
        return Err(Exit::Usage);
    }
    report::warn(warning);
    report::ask(&format!("{question} [y/N] "));
    let mut answer = String::new();
    let is_read = io::stdin().lock().read_line(&mut answer).is_ok();
    if is_read && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes") {
        return Ok(());
    }
    report.note(otherwise);
    Err(Exit::Fine)
}
