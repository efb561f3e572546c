//! The database, and which one it is.

use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, Sqlite, SqliteConnection, SqlitePool, Transaction};
use uuid::Uuid;

use crate::sign_of_life::SignOfLife;
use crate::{Error, Ticket, sqlite};

/// The connections to a database that has the outbox's tables.
#[derive(Debug)]
pub(crate) struct Store {
    pub(crate) pool: SqlitePool,
    options: SqliteConnectOptions,
    file: PathBuf,
    id: Uuid,
    /// Which file of the disk it was when it was opened.
    inode: Option<Inode>,
}

impl Store {
    pub(crate) async fn open(file: &Path) -> Result<Self, Error> {
        let options = sqlite::options(file);
        let pool = sqlite::connect(options.clone()).await?;
        let id = sqlite::prepare(&pool).await?;
        Ok(Self { pool, options, file: file.to_owned(), id, inode: inode(file) })
    }

    /// Only if it is there; nothing is made or written.
    pub(crate) async fn open_existing(file: &Path) -> Result<Self, Error> {
        sqlite::check_has_tables(file).await?;
        let options = sqlite::options(file).create_if_missing(false);
        let pool = sqlite::connect(options.clone()).await?;
        let id = sqlite::identity(&mut *pool.acquire().await?).await?;
        Ok(Self { pool, options, file: file.to_owned(), id, inode: inode(file) })
    }

    /// As [`write`] begins it.
    pub(crate) async fn writing(&self) -> Result<Transaction<'static, Sqlite>, Error> {
        Ok(self.pool.begin_with(WRITING).await?)
    }

    /// A connection of its own, which is closed when it is dropped: one that was given up in the middle is not used again.
    pub(crate) async fn connection(&self) -> Result<SqliteConnection, sqlx::Error> {
        self.options.connect().await
    }

    /// A file that was put in the place of this one is written by others, who know nothing of what is written here: both
    /// would send the same.
    pub(crate) fn check_is_the_same(&self) -> Result<(), Error> {
        if self.inode == inode(&self.file) { Ok(()) } else { Err(Error::Moved(self.file.clone())) }
    }

    /// Shows others on this machine that the worker is there, until its process ends, however it does.
    pub(crate) fn sign_of_life(&self, worker: &str) -> Option<SignOfLife> {
        SignOfLife::give(&self.sign_file(worker))
    }

    /// Whether the process of a worker has ended for certain. Where nobody knows, its silence tells later.
    pub(crate) fn has_ended(&self, worker: &str) -> bool {
        SignOfLife::is_over(&self.sign_file(worker))
    }

    fn sign_file(&self, worker: &str) -> PathBuf {
        let mut file = self.file.clone().into_os_string();
        file.push("-sendapi-");
        file.push(worker);
        file.into()
    }

    pub(crate) fn ticket(&self, message: i64) -> Ticket {
        Ticket { store: self.id, message }
    }

    /// The number of a message of this database.
    pub(crate) fn own(&self, ticket: Ticket) -> Result<i64, Error> {
        if ticket.store == self.id { Ok(ticket.message) } else { Err(Error::OtherStore) }
    }
}

/// A transaction that holds the writer's lock from its beginning on: one that asks for it later fails at once if somebody
/// else has written meanwhile, however long it would wait.
pub(crate) async fn write(
    connection: &mut SqliteConnection,
) -> Result<Transaction<'_, Sqlite>, Error> {
    Ok(connection.begin_with(WRITING).await?)
}

const WRITING: &str = "BEGIN IMMEDIATE";

/// Device and inode, where the system has them.
type Inode = (u64, u64);

#[cfg(unix)]
fn inode(file: &Path) -> Option<Inode> {
    use std::os::unix::fs::MetadataExt;

    let found = std::fs::metadata(file).ok()?;
    Some((found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn inode(_: &Path) -> Option<Inode> {
    None
}
