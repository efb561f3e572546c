//! An outbox in a file.

use std::path::Path;
use std::sync::Arc;

use sqlx::{Sqlite, SqlitePool};

use crate::sqlite::{self, File};
use crate::store::Store;
use crate::{Error, Outbox};

impl Outbox<Sqlite> {
    /// Opens a file of SQLite, which may be that of your program, and makes the outbox's tables in it if they are not there:
    /// their names begin with `sendapi_`. A file that does not exist is made.
    ///
    /// Its own connections commit to the disk before they say so (`PRAGMA synchronous = FULL`), with a write-ahead log. **Yours
    /// must not have `synchronous = OFF`**, none of them, on this file: when such a one writes the log back, what others
    /// committed is lost with the power, and a message whose begin is lost is sent twice.
    ///
    /// Nor must it lie on a file system of a network, where locks do not hold. NFS, SMB, AFS, Ceph, Coda and 9P are refused where
    /// they can be seen, which is on Linux; what FUSE mounts, such as `sshfs`, and a disk that several machines mount at a time
    /// look like any other, and are for you to avoid.
    ///
    /// # Errors
    ///
    /// [`Error::NetworkFile`] for a file on a network; [`Error::Newer`] if a newer version has made the tables;
    /// [`Error::Database`] if the file cannot be used.
    pub async fn open(file: impl AsRef<Path>) -> Result<Self, Error> {
        let file = file.as_ref();
        sqlite::check_is_local(file)?;
        let pool = sqlite::connect(sqlite::options(file)).await?;
        let place = File::at(file);
        let id = sqlite::prepare(&pool, &place).await?;
        Ok(Self(Arc::new(Store { pool, id, place })))
    }

    /// Opens a file that has an outbox already: for whoever looks after one. Nothing is made, and a file that has none is left
    /// as it is. No lock is taken, so a busy one opens at once.
    ///
    /// # Errors
    ///
    /// [`Error::NoOutbox`] if there is no file, or no outbox in it; else as with [`open`](Self::open).
    pub async fn open_existing(file: impl AsRef<Path>) -> Result<Self, Error> {
        let file = file.as_ref();
        sqlite::check_is_local(file)?;
        sqlite::check_has_tables(file).await?;
        let pool = sqlite::connect(sqlite::options(file).create_if_missing(false)).await?;
        let id = sqlite::identity(&mut *pool.acquire().await?).await?;
        Ok(Self(Arc::new(Store { pool, id, place: File::at(file) })))
    }

    /// The connections to the file: for a program whose own tables are there too.
    #[must_use]
    pub fn sqlite(&self) -> &SqlitePool {
        &self.0.pool
    }
}
