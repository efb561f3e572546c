//! Counts the instructions of the rustc that checks a project's own crate, procedural macros included, since they run
//! inside of it. Cargo alone knows rustc's arguments; so it is told to call this program in rustc's place.

use std::env;
use std::error::Error;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{self, Command};

use crate::callgrind::Log;

/// Lets `cargo` count into the file `log`.
pub(crate) fn count(
    cargo: &mut Command,
    crate_name: &str,
    log: &Path,
) -> Result<(), Box<dyn Error>> {
    // Not `RUSTC_WRAPPER`: this one is for the project's own crate, and leaves its dependencies built as they are.
    cargo.env("RUSTC_WORKSPACE_WRAPPER", env::current_exe()?);
    cargo.env(CRATE, crate_name).env(LOG, log);
    Ok(())
}

/// Where cargo calls this program in rustc's place: does what rustc would, and never comes back.
pub(crate) fn stand_in() -> Result<(), Box<dyn Error>> {
    let (Some(log), Some(crate_name)) = (env::var_os(LOG), env::var_os(CRATE)) else {
        return Ok(());
    };
    let mut arguments = env::args_os().skip(1);
    let rustc = PathBuf::from(arguments.next().ok_or("cargo names no rustc")?);
    let arguments: Vec<_> = arguments.collect();
    let mut command = if compiles(&arguments, &crate_name) {
        Log::at(log.into()).counting(&compiler(&rustc)?)
    } else {
        // Cargo asks rustc this and that beforehand.
        Command::new(rustc)
    };
    process::exit(command.args(arguments).status()?.code().unwrap_or(1))
}

fn compiles(arguments: &[OsString], crate_name: &OsString) -> bool {
    arguments
        .windows(2)
        .any(|pair| matches!(pair, [key, name] if key == "--crate-name" && name == crate_name))
}

/// The compiler itself: what cargo names may be rustup's, which starts the compiler as another program, and callgrind
/// counts one program.
fn compiler(rustc: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let output = Command::new(rustc).args(["--print", "sysroot"]).output()?;
    Ok(Path::new(String::from_utf8(output.stdout)?.trim()).join("bin/rustc"))
}

const CRATE: &str = "SENDAPI_COUNTED_CRATE";
const LOG: &str = "SENDAPI_CALLGRIND_LOG";
