//! A file that was looked at and fits.

use std::path::{Path, PathBuf};

use tokio::fs;
use tokio_util::io::ReaderStream;

use super::local_file::{Content, LocalFile};
use super::{FileError, FileProblem};
use crate::graph::{CHUNK, File};
use crate::media::Described;
use crate::{MediaKind, Platform};

/// A file that the platform takes as far as one can tell, and what it is sent as.
pub(super) struct Fitting {
    pub(super) kind: MediaKind,
    pub(super) file: File,
}

impl Fitting {
    pub(super) async fn of<P: Platform>(file: LocalFile) -> Result<Self, FileError> {
        let label = file.label().into_owned();
        Self::checked::<P>(file).await.map_err(|problem| FileError::new(&label, problem))
    }

    async fn checked<P: Platform>(file: LocalFile) -> Result<Self, FileProblem> {
        let (name, mime_type) =
            (file.final_name().into_owned(), file.final_mime_type().into_owned());
        let kind = file.final_kind();
        let length = length(&file.content).await?;
        let described = Described { name: &name, mime_type: &mime_type, length };
        kind.check(P::KIND, described).map_err(FileProblem::Misfit)?;
        let file = match file.content {
            Content::Path(path) => on_disk(path, name, mime_type, length),
            Content::File(file) => file.described(name, mime_type),
        };
        Ok(Self { kind, file })
    }
}

async fn length(content: &Content) -> Result<u64, FileProblem> {
    match content {
        Content::Path(path) => length_on_disk(path).await,
        Content::File(file) => Ok(file.length()),
    }
}

async fn length_on_disk(path: &Path) -> Result<u64, FileProblem> {
    let metadata = fs::metadata(path).await?;
    if metadata.is_dir() { Err(FileProblem::Directory) } else { Ok(metadata.len()) }
}

/// Opened anew for each try, and read bit by bit.
fn on_disk(path: PathBuf, name: String, mime_type: String, length: u64) -> File {
    File::reopening(name, mime_type, length, move || {
        let path = path.clone();
        async move {
            let file = fs::File::open(path).await?;
            Ok(ReaderStream::with_capacity(file, CHUNK))
        }
    })
}
