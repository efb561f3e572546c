//! Why the outbox could not do something.

use std::fmt;
use std::path::PathBuf;

use sendapi::{Invalid, PlatformKind};

/// Why the outbox could not do something. Nothing was done then. `Display` says what in one line.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The message breaks rules of the platform.
    Invalid(Invalid),
    /// The message itself could not be made ready.
    Message(sendapi::Error),
    /// That is no name of an account: see [`AccountName`](crate::AccountName).
    Account(String),
    /// The message is for one platform, and the account is on this.
    Platform(PlatformKind),
    /// Another message was put with this key before.
    Key(String),
    /// A lane, a key or another name without a character, with one that is zero, or longer than 512 bytes.
    Name(&'static str),
    /// No reader of outcomes has this name.
    Reader(String),
    /// That is no ticket.
    Ticket(String),
    /// That names no event.
    Event(String),
    /// The ticket is one of another database.
    OtherStore,
    /// The event is one of another database.
    OtherInbox,
    /// There is no such file, it is no database of SQLite, or no outbox was ever opened in it.
    NoOutbox(PathBuf),
    /// In the database of this name no outbox was ever opened.
    NoTables(String),
    /// The file lies on a file system of a network, where SQLite's locks and its log do not hold: two processes could write at a
    /// time, and what was committed could be lost. It is seen on Linux alone.
    NetworkFile {
        /// Which file.
        file: PathBuf,
        /// What the file system is called, such as `NFS`.
        kind: &'static str,
    },
    /// The database was made by a newer version, which this one cannot work with.
    Newer {
        /// The version of its tables.
        found: i64,
        /// The newest that is known here.
        known: i64,
    },
    /// The connection would lose what it has committed when the power goes: `PRAGMA synchronous` is lower than needed.
    NotDurable {
        /// What is needed: `NORMAL` or `FULL`.
        needed: &'static str,
    },
    /// The file of the database was moved, deleted, or another one was put in its place.
    Moved(PathBuf),
    /// The database was put back to an earlier state, or is a copy: what it says of messages is not what has become of them.
    Restored,
    /// The database goes by this name.
    OtherName(String),
    /// A worker was started without an account.
    NoAccounts,
    /// The window for an answer is closed.
    Closed,
    /// The event names no account that could answer.
    NoAccount,
    /// The message is of this account.
    OtherAccount(String),
    /// The message goes to no person's id, so its conversation is not known.
    NoPerson,
    /// The platform does not tell what stands in a conversation.
    LookUp(sendapi::Error),
    /// What is remembered of a conversation cannot be read as what it is asked for, or cannot be written as JSON.
    Remembered(String),
    /// The database itself.
    Database(sqlx::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(invalid) => write!(f, "the message was not put: {invalid}"),
            Self::Message(error) => write!(f, "the message was not put: {error}"),
            Self::Account(name) => write!(
                f,
                "`{name}` names no account, write `messenger:` or `instagram:` and the digits of its id"
            ),
            Self::Platform(PlatformKind::Messenger) => f.write_str(
                "the message is for Instagram and the account is a Page, put it for `instagram:` and an id",
            ),
            Self::Platform(PlatformKind::Instagram) => f.write_str(
                "the message is for Messenger and the account is an Instagram account, put it for `messenger:` and an id",
            ),
            Self::Key(key) => write!(
                f,
                "another message was put with the key `{key}` before, give each message a key of its own"
            ),
            Self::Name(what) => write!(f, "a {what} has 1 to {LONGEST_NAME} bytes, none of which is zero"),
            Self::Reader(name) => write!(
                f,
                "no reader is called `{name}`, it was removed: open it anew by `outcomes`, from now on"
            ),
            Self::Ticket(text) => write!(f, "`{text}` is no ticket of an outbox"),
            Self::OtherInbox => f.write_str("the event is one of another database's inbox"),
            Self::Event(text) => write!(f, "`{text}` names no event of an inbox"),
            Self::OtherStore => f.write_str("the ticket is one of another database's outbox"),
            Self::NoOutbox(file) if !file.exists() => {
                write!(f, "there is no file `{}`, name the database of an outbox", file.display())
            }
            Self::NoOutbox(file) => write!(
                f,
                "`{}` holds no outbox, name the file that `Outbox::open` was given",
                file.display()
            ),
            Self::NoTables(name) => write!(
                f,
                "the database `{name}` holds no outbox, name the one that `Outbox::postgres` was given"
            ),
            Self::NetworkFile { file, kind } => write!(
                f,
                "`{}` lies on a network ({kind}), where the locks of SQLite do not hold: put it on a disk of the machine that works with it, or use PostgreSQL",
                file.display()
            ),
            Self::Newer { found, known } => write!(
                f,
                "the outbox's tables are of version {found} and this program knows {known}, update `sendapi-outbox`"
            ),
            Self::NotDurable { needed } => write!(
                f,
                "what this connection commits is lost when the power goes, set `PRAGMA synchronous = {needed}` on it"
            ),
            Self::Moved(file) => write!(
                f,
                "{} is not the file any more that was opened, start again with the one that is meant",
                file.display()
            ),
            Self::Restored => f.write_str(
                "the database is a copy or was put back to an earlier state, and messages that wait in it may have been sent: see `Outbox::adopt`",
            ),
            Self::OtherName(name) => write!(
                f,
                "the database goes by the name `{name}`, open it by that, or the one that is meant"
            ),
            Self::NoAccounts => f.write_str("a worker needs accounts that it sends for, add one"),
            Self::Closed => f.write_str(
                "the window for an answer is closed, and the platform would refuse it",
            ),
            Self::NoAccount => f.write_str("the event names no account that could answer"),
            Self::OtherAccount(account) => {
                write!(f, "the message is of the account `{account}`, look it up by that one")
            }
            Self::NoPerson => f.write_str(
                "the message goes to no person's id, so nobody knows in which conversation it stands",
            ),
            Self::LookUp(error) => write!(f, "the conversation could not be read: {error}"),
            Self::Remembered(error) => write!(
                f,
                "what is remembered of the conversation is not what the program takes it for: {error}"
            ),
            Self::Database(error) => {
                f.write_str("the outbox's database: ")?;
                said(error, f)
            }
        }
    }
}

/// Of PostgreSQL without the line of its own source, which sqlx adds and which looks like one of the user's.
#[cfg(feature = "postgres")]
fn said(error: &sqlx::Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    use sqlx::postgres::PgDatabaseError;

    let told = error.as_database_error();
    match told.and_then(|told| told.try_downcast_ref::<PgDatabaseError>()) {
        Some(told) => f.write_str(told.message()),
        None => write!(f, "{error}"),
    }
}

#[cfg(not(feature = "postgres"))]
fn said(error: &sqlx::Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{error}")
}

/// `Display` has the cause already.
impl std::error::Error for Error {}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

/// Of keys and lanes, in bytes: more is a mistake, and an index holds all of it.
const LONGEST_NAME: usize = 512;

/// A name that every database takes.
pub(crate) fn is_name(name: &str) -> bool {
    (1..=LONGEST_NAME).contains(&name.len()) && !name.contains('\0')
}
