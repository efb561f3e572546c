//! The file, and whether it is still the same one.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use sqlx::Sqlite;

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
