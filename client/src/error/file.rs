//! Why a file is not uploaded or sent.

use std::error::Error as StdError;
use std::fmt;
use std::io;

use sendapi_core::told::Written;

use crate::media::Misfit;

/// What is wrong with a [`LocalFile`](crate::LocalFile), from [`Error::file`](crate::Error::file).
pub struct FileError {
    name: String,
    problem: FileProblem,
}

impl FileError {
    /// The file: its path as it was given, or its name where it has none.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is wrong.
    #[must_use]
    pub fn problem(&self) -> &FileProblem {
        &self.problem
    }

    pub(crate) fn new(name: &str, problem: FileProblem) -> Self {
        Self { name: name.to_owned(), problem }
    }

    /// It could not be opened or read while it was sent.
    pub(crate) fn unreadable(name: &str, failure: Box<dyn StdError + Send + Sync>) -> Self {
        let failure = failure.downcast::<io::Error>().map_or_else(io::Error::other, |error| *error);
        Self::new(name, failure.into())
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "file `{}` ", Written(&self.name))?;
        match &self.problem {
            FileProblem::NotFound => f.write_str("does not exist, give the path of one that does"),
            FileProblem::Directory => f.write_str("is a directory, give the path of a file in it"),
            FileProblem::NoPermission => {
                f.write_str("may not be read by this program, give it the permission")
            }
            FileProblem::Misfit(misfit) => {
                write!(f, "cannot be sent: {misfit}{}", way_out(misfit))
            }
            FileProblem::Unreadable(_) => {
                f.write_str("could not be read to its end as it was sent")
            }
        }
    }
}

sendapi_core::told! { FileError }

impl StdError for FileError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.problem {
            FileProblem::Unreadable(failure) => Some(failure),
            _ => None,
        }
    }
}

/// What is wrong with a file.
#[derive(Debug)]
#[non_exhaustive]
pub enum FileProblem {
    /// There is none at this path, or it is gone.
    NotFound,
    /// A directory is there instead.
    Directory,
    /// The program may not read it.
    NoPermission,
    /// The platform does not take it.
    Misfit(Misfit),
    /// It could not be read to its end, or is not as long as it was when the upload began.
    Unreadable(io::Error),
}

impl From<io::Error> for FileProblem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // A path that goes through a file leads nowhere either.
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NotFound,
            io::ErrorKind::IsADirectory => Self::Directory,
            io::ErrorKind::PermissionDenied => Self::NoPermission,
            _ => Self::Unreadable(error),
        }
    }
}

fn way_out(misfit: &Misfit) -> &'static str {
    match misfit {
        Misfit::OtherType { .. } => ", say what it is with `mime_type` or `kind`",
        Misfit::NotAscii { .. } => " with `named`",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_becomes_a_problem() {
        for (kind, text) in [
            (io::ErrorKind::NotFound, "file `a` does not exist, give the path of one that does"),
            (
                io::ErrorKind::NotADirectory,
                "file `a` does not exist, give the path of one that does",
            ),
            (io::ErrorKind::IsADirectory, "file `a` is a directory, give the path of a file in it"),
            (
                io::ErrorKind::PermissionDenied,
                "file `a` may not be read by this program, give it the permission",
            ),
            (io::ErrorKind::Other, "file `a` could not be read to its end as it was sent"),
        ] {
            let error = FileError::unreadable("a", Box::new(io::Error::from(kind)));
            assert_eq!(error.to_string(), text);
            assert_eq!(error.source().is_some(), kind == io::ErrorKind::Other, "{kind}");
        }
    }
}
