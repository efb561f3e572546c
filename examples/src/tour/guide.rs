//! [`Guide`]: shows a message, sends it and shows what came of it.

use std::fmt;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use sendapi::{Error, ErrorKind, Instagram, Message, Messenger, Platform, Receipt};
use textwrap::Options;

use super::stage::{Chat, Stage};
use crate::printable::printable;
use crate::{bubble, causes};

/// Leads through the messages and counts what became of them.
#[derive(Debug)]
pub struct Guide<W> {
    screen: W,
    columns: usize,
    summary: Summary,
}

/// What became of the messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Messages and actions that the platform took.
    pub sent: usize,
    /// Those that broke a rule on purpose and did not leave the program.
    pub held_back: usize,
    /// Those that went otherwise than planned.
    pub failed: usize,
}

impl<W: Write> Guide<W> {
    /// A guide for a screen of `columns`.
    pub fn new(screen: W, columns: usize) -> Self {
        Self { screen, columns, summary: Summary::default() }
    }

    /// Tells where the messages go.
    pub fn introduce(&mut self, stage: &Stage) -> io::Result<()> {
        let Stage { messenger, instagram, simulator } = stage;
        for (platform, server) in
            [(Messenger::NAME, &messenger.server), (Instagram::NAME, &instagram.server)]
        {
            let what = if server == simulator.url() { "the simulator" } else { "the platform" };
            self.say(GREY, &format!("{platform}: {what} at {server}"))?;
        }
        Ok(())
    }

    /// Shows and sends a message.
    pub async fn send<P: Platform>(
        &mut self,
        title: &str,
        chat: &Chat<P>,
        message: &Message<'_, P>,
    ) -> io::Result<()> {
        self.show(title, message)?;
        match chat.account.send(message).await {
            Ok(receipt) => self.sent(&receipt),
            Err(error) => self.failed(&error),
        }
    }

    /// Shows a message that breaks a rule, and that [`send`](sendapi::Account::send) does not let it out.
    pub async fn hold_back<P: Platform>(
        &mut self,
        title: &str,
        chat: &Chat<P>,
        message: &Message<'_, P>,
    ) -> io::Result<()> {
        self.show(title, message)?;
        match chat.account.send(message).await {
            Err(error) if error.kind() == ErrorKind::Invalid => self.held_back(&error),
            Err(error) => self.failed(&error),
            Ok(_) => self.slipped_through(),
        }
    }

    /// Tells what became of the messages.
    pub fn sum_up(mut self) -> io::Result<Summary> {
        let style = if self.summary.is_as_planned() { GREEN } else { RED };
        writeln!(self.screen)?;
        self.say(style.bold(), &self.summary.to_string())?;
        Ok(self.summary)
    }

    fn show<P: Platform>(&mut self, title: &str, message: &Message<'_, P>) -> io::Result<()> {
        writeln!(self.screen)?;
        self.say(Style::new().bold(), &format!("{}: {title}", P::NAME))?;
        write!(self.screen, "{}", bubble::draw(message, self.columns))
    }

    fn sent(&mut self, receipt: &Receipt) -> io::Result<()> {
        self.summary.sent += 1;
        self.say(GREEN, "✓ sent")?;
        let ids = [("recipient_id", receipt.recipient_id()), ("message_id", receipt.message_id())];
        for (name, id) in ids {
            self.say(GREY, &format!("  {name}: {}", id.unwrap_or("none")))?;
        }
        Ok(())
    }

    fn held_back(&mut self, error: &Error) -> io::Result<()> {
        self.summary.held_back += 1;
        self.say(YELLOW, "✓ held back, as it should be")?;
        self.explain(error)
    }

    fn failed(&mut self, error: &Error) -> io::Result<()> {
        self.summary.failed += 1;
        self.say(RED, "✗ failed")?;
        self.explain(error)
    }

    fn slipped_through(&mut self) -> io::Result<()> {
        self.summary.failed += 1;
        self.say(RED, "✗ sent, although it breaks a rule")
    }

    fn explain(&mut self, error: &Error) -> io::Result<()> {
        self.say(PLAIN, &format!("  {error}"))?;
        for cause in causes(error) {
            self.say(PLAIN, &format!("  because: {cause}"))?;
        }
        self.say(GREY, &format!("  delivery: {:?}", error.delivery()))
    }

    /// Says it in as many lines as the screen makes necessary.
    fn say(&mut self, style: Style, text: &str) -> io::Result<()> {
        let options = Options::new(self.columns).subsequent_indent("    ");
        let lines = textwrap::fill(&printable(text), options);
        writeln!(self.screen, "{style}{lines}{style:#}")
    }
}

impl Summary {
    /// Whether everything was sent, except what was to be held back.
    #[must_use]
    pub const fn is_as_planned(&self) -> bool {
        self.failed == 0
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sent, held_back, failed } = self;
        write!(f, "{sent} sent, {held_back} held back on purpose, {failed} failed")
    }
}

const PLAIN: Style = Style::new();
const GREY: Style = AnsiColor::BrightBlack.on_default();
const GREEN: Style = AnsiColor::Green.on_default();
const YELLOW: Style = AnsiColor::Yellow.on_default();
const RED: Style = AnsiColor::Red.on_default();
