//! An outbox that is open, and what goes wrong with one.

use std::fmt::Display;
use std::path::Path;
use std::time::Duration;

use sendapi_outbox::{AccountName, Database, Error, EventId, Outbox, Ticket};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, Postgres, Sqlite};

use crate::exit::Exit;
use crate::report::Report;

/// An outbox, and how what goes wrong with it is told.
pub(super) struct Opened<DB: Database> {
    pub(super) outbox: Outbox<DB>,
    pub(super) report: Report,
    name: String,
}

impl Opened<Sqlite> {
    /// Only if it is there: nothing is made.
    pub(super) async fn file(file: &Path, report: Report) -> Result<Self, Exit> {
        let name = file.display().to_string();
        match Outbox::open_existing(file).await {
            Ok(outbox) => Ok(Self { outbox, report, name }),
            Err(error) => Err(told(&name, &error, report)),
        }
    }
}

impl Opened<Postgres> {
    /// The same.
    pub(super) async fn postgres(options: PgConnectOptions, report: Report) -> Result<Self, Exit> {
        let name = name(&options);
        match Self::connect(options).await {
            Ok(outbox) => Ok(Self { outbox, report, name }),
            Err(error) => Err(told(&name, &error, report)),
        }
    }

    async fn connect(options: PgConnectOptions) -> Result<Outbox<Postgres>, Error> {
        // By itself first: a pool tries again and again, and then says that time is over.
        options.connect().await?.close().await?;
        let pool = PgPoolOptions::new().max_connections(1).acquire_timeout(PATIENCE);
        Outbox::postgres_existing(pool.connect_with(options).await?).await
    }
}

/// The address of a database of PostgreSQL, if an address is what is named. A file of such a name would be `./postgres:…`.
pub(super) fn address(database: &Path, report: Report) -> Result<Option<PgConnectOptions>, Exit> {
    let Some((scheme, rest)) = database.to_str().and_then(|name| name.split_once(':')) else {
        return Ok(None);
    };
    let scheme = scheme.to_ascii_lowercase();
    let is_postgres = SCHEMES.contains(&&*scheme);
    if !is_postgres && !rest.starts_with("//") {
        return Ok(None);
    }
    let parsed = format!("{scheme}:{rest}").parse().ok();
    parsed.filter(|_| is_postgres && rest.starts_with("//")).map(Some).ok_or_else(|| {
        // Without the address itself: a password may stand in it.
        let problem = "that is no address of a database, write `postgres://user@host/database`";
        report.complain("usage", &problem);
        Exit::Usage
    })
}

/// Without the password that may stand in the address.
fn name(options: &PgConnectOptions) -> String {
    let place = match options.get_socket() {
        Some(socket) => socket.display().to_string(),
        None => format!("{}:{}", options.get_host(), options.get_port()),
    };
    format!("postgres://{place}/{}", options.get_database().unwrap_or(options.get_username()))
}

impl<DB: Database> Opened<DB> {
    /// Whoever closes last writes SQLite's log back, so that nothing new lies beside the file.
    pub(super) async fn close(self) {
        self.outbox.pool().close().await;
    }

    /// What was asked of it, or tells why that cannot be had.
    pub(super) fn tell<T>(&self, asked: Result<T, Error>) -> Result<T, Exit> {
        asked.map_err(|error| told(&self.name, &error, self.report))
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
        let problem = format!("{name} is no longer kept in `{}`, or never was there", self.name);
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
        let problem = format!("nothing was ever put for `{account}` in `{}`, {known}", self.name);
        self.report.complain("account", &problem);
        Err(Exit::Refused)
    }
}

fn told(name: &str, error: &Error, report: Report) -> Exit {
    let (kind, exit) = match error {
        Error::NoOutbox(_) | Error::NetworkFile { .. } => {
            report.complain("file", error);
            return Exit::Usage;
        }
        Error::Newer { .. } | Error::NoTables(_) => ("file", Exit::Usage),
        Error::OtherStore => ("ticket", Exit::Usage),
        Error::OtherInbox => ("event", Exit::Usage),
        _ => ("database", Exit::Later),
    };
    report.complain(kind, &format!("`{name}`: {error}"));
    exit
}

const SCHEMES: [&str; 2] = ["postgres", "postgresql"];
/// A database that is not there is told of after this.
const PATIENCE: Duration = Duration::from_secs(10);
/// Of accounts that a sentence names.
const MOST: usize = 5;
