//! How far sending is, on a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use sendapi::Progress;
use sendapi::graph::Transfer;

/// A bar on standard error, if that is a terminal and there is more than one message.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    pub(crate) fn of(messages: usize) -> Self {
        if messages < 2 {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::new(u64::try_from(messages).unwrap_or(u64::MAX));
        Self(styled(bar, "{wide_bar} {pos}/{len}, {eta} left{msg}"))
    }

    /// A bar for the bytes of a file.
    pub(crate) fn of_a_file(name: &str) -> Self {
        let style = "{wide_bar} {decimal_bytes}/{decimal_total_bytes}, {eta} left, {msg}";
        Self(styled(ProgressBar::new(0), style).with_message(name.to_owned()))
    }

    /// A bar for what gets less by itself, of which nobody knows how much there was.
    #[cfg(feature = "outbox")]
    pub(crate) fn of_what_waits() -> Self {
        Self(styled(ProgressBar::new(0), "{wide_bar} {msg}"))
    }

    /// So much is left.
    #[cfg(feature = "outbox")]
    pub(crate) fn waits(&self, left: u64, words: String) {
        let most = self.0.length().unwrap_or_default().max(left);
        self.0.set_length(most);
        self.0.set_position(most - left);
        self.0.set_message(words);
    }

    /// Whether nobody sees it: there is no terminal.
    #[cfg(feature = "outbox")]
    pub(crate) fn is_hidden(&self) -> bool {
        self.0.is_hidden()
    }

    /// One more is done.
    pub(crate) fn step(&self) {
        self.0.inc(1);
    }

    /// A sign that something is waited for, as long as nobody knows.
    pub(crate) fn waiting() -> Self {
        let bar = styled(ProgressBar::new_spinner(), "{spinner} {msg}");
        bar.enable_steady_tick(TICK);
        Self(bar)
    }

    /// Says what is waited for.
    pub(crate) fn say(&self, what: &'static str) {
        self.0.set_message(what);
    }

    pub(crate) fn show_bytes(&self, Transfer { sent, total, .. }: Transfer) {
        self.0.set_length(total);
        self.0.set_position(sent);
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

/// A template that cannot be read would leave the bar as it is.
fn styled(bar: ProgressBar, template: &str) -> ProgressBar {
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

const TICK: Duration = Duration::from_millis(100);
