//! An outbox that is open, and what goes wrong with one.

use std::fmt::Display;

use sendapi_outbox::{AccountName, Error, EventId, Outbox, Ticket};

use crate::exit::Exit;
use crate::outbox_arguments::File;
use crate::report::Report;

/// An outbox, and how what goes wrong with it is told.
pub(super) struct Opened {
    pub(super) outbox: Outbox,
    pub(super) report: Report,
    file: String,
}

impl Opened {
    /// Only if it is there: nothing is made.
    pub(super) async fn of(File { file }: &File, report: Report) -> Result<Self, Exit> {
        let name = file.display().to_string();
        match Outbox::open_existing(file).await {
            Ok(outbox) => Ok(Self { outbox, report, file: name }),
            Err(error) => Err(told(&name, &error, report)),
        }
    }

    /// Whoever closes last writes SQLite's log back, so that nothing new lies beside the file.
    pub(super) async fn close(self) {
        self.outbox.sqlite().close().await;
    }

    /// What was asked of it, or tells why that cannot be had.
    pub(super) fn tell<T>(&self, asked: Result<T, Error>) -> Result<T, Exit> {
        asked.map_err(|error| told(&self.file, &error, self.report))
    }

    /// A ticket that leads nowhere.
    pub(super) fn not_kept(&self, ticket: Ticket) -> Exit {
        self.none_of("ticket", &ticket)
    }

    /// An event that is not there.
    pub(super) fn event_not_kept(&self, id: EventId) -> Exit {
        self.none_of("event", &id)
    }

    fn none_of(&self, kind: &str, name: &dyn Display) -> Exit {
        let problem = format!("{name} is no longer kept in `{}`, or never was there", self.file);
        self.report.complain(kind, &problem);
        Exit::Refused
    }

    /// Whether it knows the account: one that was mistyped would be paused, and the right one would go on.
    pub(super) async fn check_knows(&self, account: &AccountName) -> Result<(), Exit> {
        let accounts = self.tell(self.outbox.accounts().await)?;
        if accounts.iter().any(|known| known.name == *account) {
            return Ok(());
        }
        let known: Vec<_> = accounts.iter().map(|known| format!("`{}`", known.name)).collect();
        let known = match &*known {
            [] => "there is none yet".to_owned(),
            known if known.len() > MOST => "`sendapi outbox stats` lists those it knows".to_owned(),
            known => format!("it knows {}", known.join(", ")),
        };
        let problem = format!("nothing was ever put for `{account}` in `{}`, {known}", self.file);
        self.report.complain("account", &problem);
        Err(Exit::Refused)
    }
}

fn told(file: &str, error: &Error, report: Report) -> Exit {
    let (kind, exit) = match error {
        Error::NoOutbox(_) | Error::NetworkFile { .. } => {
            report.complain("file", error);
            return Exit::Usage;
        }
        Error::Newer { .. } => ("file", Exit::Usage),
        Error::OtherStore => ("ticket", Exit::Usage),
        Error::OtherInbox => ("event", Exit::Usage),
        _ => ("database", Exit::Later),
    };
    report.complain(kind, &format!("`{file}`: {error}"));
    exit
}

/// Of accounts that a sentence names.
const MOST: usize = 5;
