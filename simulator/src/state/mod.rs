//! The state of a simulator in a file, from one run to the next.
//!
//! It is JSON text in the form of [`form`], written anew as a whole a moment after a change: beside the file
//! first, then in its place, so that there is a whole one at any time. Uploaded files stand in a folder beside it.

mod file;
mod form;
mod keeper;
mod restore;
mod snapshot;

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

pub(crate) use file::StateFile;
pub(crate) use keeper::Keeper;
pub(crate) use restore::restore;

/// Why a state file cannot be used at all.
pub(crate) struct StateError {
    path: PathBuf,
    source: io::Error,
}

impl fmt::Display for StateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        write!(
            f,
            "the state file `{path}` can neither be read nor made: choose another place for it"
        )
    }
}

sendapi_core::told! { StateError }

impl Error for StateError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}
