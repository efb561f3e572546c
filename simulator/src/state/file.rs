//! The file on disk.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use axum::body::Bytes;

use super::StateError;
use super::form::{FORM, State};

#[derive(Debug)]
pub(crate) struct StateFile {
    path: PathBuf,
}

impl StateFile {
    pub(crate) fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// What it holds; nothing if it is not there yet. A file that is no state is set aside, and `warn` told.
    pub(crate) fn read(&self, warn: impl Fn(&str)) -> Result<Option<State>, StateError> {
        let text = match fs::read(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return self.make_folder().map(|()| None);
            }
            Err(source) => return Err(self.error(source)),
        };
        match parse(&text) {
            Ok(state) => Ok(Some(state)),
            Err(fault) => {
                let aside = self.set_aside().map_err(|source| self.error(source))?;
                let (path, aside) = (self.path.display(), aside.display());
                warn(&format!(
                    "the state file `{path}` cannot be used, {fault}: it is kept as `{aside}`, and the \
                     simulator begins anew"
                ));
                Ok(None)
            }
        }
    }

    /// In place of what it held. Of `files`, the names are ids; those of others are removed.
    pub(crate) fn write(&self, state: &State, files: &[(String, Bytes)]) -> io::Result<()> {
        self.write_files(files)?;
        replace(&self.path, |file| Ok(serde_json::to_writer_pretty(file, state)?))
    }

    /// The bytes of an uploaded file, if they are there.
    pub(crate) fn bytes(&self, id: &str) -> io::Result<Bytes> {
        fs::read(self.folder().join(id)).map(Bytes::from)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    fn write_files(&self, files: &[(String, Bytes)]) -> io::Result<()> {
        let folder = self.folder();
        let wanted: BTreeSet<_> = files.iter().map(|(id, _)| OsString::from(id)).collect();
        let there = names(&folder)?;
        for (id, bytes) in files.iter().filter(|(id, _)| !there.contains(&OsString::from(id))) {
            fs::create_dir_all(&folder)?;
            replace(&folder.join(id), |file| file.write_all(bytes))?;
        }
        there.difference(&wanted).try_for_each(|name| fs::remove_file(folder.join(name)))
    }

    fn folder(&self) -> PathBuf {
        self.beside(".files")
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut path = self.path.clone().into_os_string();
        path.push(ending);
        path.into()
    }

    /// Under a name that is free, with its files.
    fn set_aside(&self) -> io::Result<PathBuf> {
        let free = (1_u32..).map(|number| format!(".broken-{number}"));
        let ending = free.into_iter().find(|ending| !self.beside(ending).exists());
        let aside = self.beside(&ending.unwrap_or_default());
        fs::rename(&self.path, &aside)?;
        if self.folder().exists() {
            let mut files = aside.clone().into_os_string();
            files.push(".files");
            fs::rename(self.folder(), files)?;
        }
        Ok(aside)
    }

    fn make_folder(&self) -> Result<(), StateError> {
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        folder.map_or(Ok(()), fs::create_dir_all).map_err(|source| self.error(source))
    }

    fn error(&self, source: io::Error) -> StateError {
        StateError { path: self.path.clone(), source }
    }
}

fn parse(text: &[u8]) -> Result<State, String> {
    let state: State = serde_json::from_slice(text).map_err(|fault| fault.to_string())?;
    match state.form {
        FORM => Ok(state),
        other => Err(format!("it has form {other}, and this program knows form {FORM}")),
    }
}

fn names(folder: &Path) -> io::Result<BTreeSet<OsString>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.file_name())).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(error),
    }
}

/// There is a whole file under this name at any time, the old one or the new one.
fn replace(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<&mut fs::File>) -> io::Result<()>,
) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut new = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    let mut buffer = BufWriter::new(new.as_file_mut());
    write(&mut buffer)?;
    buffer.flush()?;
    drop(buffer);
    new.persist(path)?;
    Ok(())
}
