//! Where a bot comes to lie. It is made beside its place and put there in one step, so that there is all of it or nothing.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::template::File;

/// A folder that is not there, or empty.
pub(super) struct Place<'n> {
    name: &'n str,
}

impl<'n> Place<'n> {
    /// The folder of this name, here.
    ///
    /// # Errors
    ///
    /// What is there.
    pub(super) fn free(name: &'n str) -> Result<Self, String> {
        let other = "choose another name, or move it away";
        match fs::symlink_metadata(name) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self { name }),
            Err(error) => Err(format!("`{name}` cannot be looked at: {error}")),
            Ok(what) if !what.is_dir() => {
                Err(format!("there is a `{name}` here already, which is no folder: {other}"))
            }
            Ok(_) => match is_empty(Path::new(name)) {
                Ok(true) => Ok(Self { name }),
                Ok(false) => Err(format!(
                    "there is a folder `{name}` here already, with something in it: {other}"
                )),
                Err(error) => Err(format!("the folder `{name}` cannot be looked into: {error}")),
            },
        }
    }

    /// Writes the files beside it.
    ///
    /// # Errors
    ///
    /// What cannot be written, and why.
    pub(super) fn begin(self, files: &[File]) -> Result<Begun<'n>, String> {
        let Self { name } = self;
        let within = tempfile::Builder::new().prefix(&format!(".{name}-")).tempdir_in(".");
        let within =
            within.map_err(|error| format!("no folder can be made here: {}", cause(&error)))?;
        // A folder in it, since its own is shut to others.
        let begun = Begun { folder: within.path().join(name), within, name };
        for file in files {
            write(&begun.folder.join(file.path), &file.content)
                .map_err(|error| format!("`{name}/{}` cannot be written: {error}", file.path))?;
        }
        Ok(begun)
    }
}

/// A bot that is not at its place yet; when this is dropped it goes.
pub(super) struct Begun<'n> {
    within: TempDir,
    folder: PathBuf,
    name: &'n str,
}

impl Begun<'_> {
    /// Where it lies meanwhile.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Puts it there.
    ///
    /// # Errors
    ///
    /// That it cannot be put there, as when something came there meanwhile.
    pub(super) fn finish(self) -> Result<(), String> {
        let Self { within, folder, name } = self;
        let moved = fs::rename(&folder, name).or_else(|error| {
            // Where a folder does not take an empty one's place by itself.
            fs::remove_dir(name).map_err(|_| error)?;
            fs::rename(&folder, name)
        });
        moved.map_err(|error| format!("`{name}` cannot be put here: {error}"))?;
        // The bot is there, whatever becomes of an empty folder.
        let _ = within.close();
        Ok(())
    }
}

fn write(path: &Path, content: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, content)
}

fn is_empty(folder: &Path) -> io::Result<bool> {
    Ok(fs::read_dir(folder)?.next().transpose()?.is_none())
}

/// Why a folder for a moment cannot be made, without its name, which stands behind that.
fn cause(error: &io::Error) -> String {
    let told = error.to_string();
    told.split(" at path ").next().unwrap_or_default().to_owned()
}
