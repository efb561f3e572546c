//! How far sending is, on a terminal.

use indicatif::{ProgressBar, ProgressStyle};
use sendapi::Progress;

/// A bar on standard error, if that is a terminal and there is more than one message.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    pub(crate) fn of(messages: usize) -> Self {
        if messages < 2 {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::new(u64::try_from(messages).unwrap_or(u64::MAX));
        let style = ProgressStyle::with_template("{wide_bar} {pos}/{len}, {eta} left{msg}");
        Self(style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style)))
    }

    pub(crate) fn show(&self, progress: Progress) {
        let failed = progress.not_sent + progress.unknown;
        if failed > 0 {
            self.0.set_message(format!(", {failed} failed"));
        }
        self.0.inc(1);
    }

    /// Prints without the bar in between.
    pub(crate) fn aside(&self, print: impl FnOnce()) {
        self.0.suspend(print);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
