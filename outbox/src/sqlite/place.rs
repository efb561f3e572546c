//! The file, and whether it is still the same one.

use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use sqlx::error::DatabaseError;
use sqlx::{Sqlite, SqliteConnection};
use tokio::time::{Instant, sleep};

use super::News;
use super::sign_of_life::SignOfLife;
use crate::{Error, statements};

/// Where the file is, and which one of the disk it was when it was opened.
#[derive(Debug)]
pub struct File {
    path: PathBuf,
    inode: Option<Inode>,
}

impl File {
    pub(crate) fn at(path: &Path) -> Self {
        Self { path: path.to_owned(), inode: inode(path) }
    }

    /// A copy has another number, or was made at another time: a number that was given up is soon given again. Not by the
    /// number of the disk, which some machines give anew at each start.
    pub(super) fn line(&self) -> String {
        let number = self.inode.map(|(_, number)| number.to_string()).unwrap_or_default();
        let made = std::fs::metadata(&self.path).and_then(|file| file.created());
        let made = made.ok().and_then(|made| made.duration_since(UNIX_EPOCH).ok());
        format!("{number} {}", made.map(|made| made.as_nanos().to_string()).unwrap_or_default())
    }

    fn sign(&self, worker: &str) -> PathBuf {
        let mut file = self.path.clone().into_os_string();
        file.push("-sendapi-");
        file.push(worker);
        file.into()
    }
}

impl statements::Place for Sqlite {
    type Where = File;
    type Sign = SignOfLife;
    type News = News;

    /// With the writer's lock from its beginning on: one that asks for it later fails at once if somebody else has written
    /// meanwhile, however long it would wait.
    const WRITING: &'static str = "BEGIN IMMEDIATE";

    const REST: Duration = Duration::from_millis(1);

    /// SQLite itself would sleep, for longer each time, while others write one after the other: on a busy file most of the time
    /// nobody would.
    async fn lock(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
        sqlx::raw_sql("PRAGMA busy_timeout = 0").execute(&mut *connection).await?;
        let (mut has_waited, until) = (false, Instant::now() + PATIENCE);
        loop {
            match sqlx::raw_sql(Self::WRITING).execute(&mut *connection).await {
                Err(error) if is_busy(&error) && Instant::now() < until => sleep(AGAIN).await,
                begun => return begun.map(|_| has_waited),
            }
            has_waited = true;
        }
    }

    async fn commit(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        sqlx::raw_sql("COMMIT").execute(connection).await.map(drop)
    }

    /// A file that was put in the place of this one is written by others, who know nothing of what is written here: both
    /// would send the same.
    fn check_is_the_same(file: &File) -> Result<(), Error> {
        if file.inode == inode(&file.path) { Ok(()) } else { Err(Error::Moved(file.path.clone())) }
    }

    fn sign_of_life(file: &File, worker: &str) -> Option<SignOfLife> {
        SignOfLife::give(&file.sign(worker))
    }

    fn has_ended(file: &File, worker: &str) -> bool {
        SignOfLife::is_over(&file.sign(worker))
    }
}

/// Whether others have the lock: `SQLITE_BUSY`, whatever they do with it.
fn is_busy(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(DatabaseError::code);
    let code = code.and_then(|code| code.parse::<i32>().ok());
    code.is_some_and(|code| code & 0xff == BUSY)
}

/// How long a connection waits for the writer's lock.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);
/// The last byte of an error's number is its kind.
const BUSY: i32 = 5;
/// Until it is asked again whether the lock is free: less than anybody has it.
const AGAIN: Duration = Duration::from_millis(1);

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
