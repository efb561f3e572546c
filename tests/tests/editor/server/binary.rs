//! Which rust-analyzer it is.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::Command;

/// The rust-analyzer that `SENDAPI_RUST_ANALYZER` names, or the one on the path, if there is one.
///
/// # Errors
/// If the one that is named does not work: then somebody wants it, and must know.
pub(crate) fn find() -> Result<Option<PathBuf>, String> {
    let Some(named) = env::var_os(VARIABLE) else {
        // On the path may be rustup's stand-in alone, which knows of no rust-analyzer.
        let works = works(OsStr::new(NAME)).is_ok();
        return Ok(works.then(|| PathBuf::from(NAME)));
    };
    match works(&named) {
        Ok(()) => Ok(Some(absolute(named))),
        Err(why) => Err(format!("{VARIABLE} names {}, which is none: {why}", named.display())),
    }
}

/// Whether it says that it is a rust-analyzer.
fn works(binary: &OsStr) -> Result<(), String> {
    let output = Command::new(binary).arg("--version").output();
    let output = output.map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&output.stdout);
    if output.status.success() && said.starts_with(NAME) {
        Ok(())
    } else {
        let complaint = String::from_utf8_lossy(&output.stderr);
        Err(complaint.lines().chain(said.lines()).next().unwrap_or("it says nothing").to_owned())
    }
}

/// It is started in another folder.
fn absolute(path: OsString) -> PathBuf {
    let path = PathBuf::from(path);
    path.canonicalize().unwrap_or(path)
}

const VARIABLE: &str = "SENDAPI_RUST_ANALYZER";
const NAME: &str = "rust-analyzer";
