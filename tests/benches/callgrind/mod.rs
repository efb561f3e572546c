//! Counts the instructions of a program by valgrind's callgrind: on a busy machine they stay what they are, times do not.

use std::error::Error;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Whether valgrind is installed.
pub(crate) fn is_there() -> bool {
    Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_ok()
}

/// Where callgrind writes down what it counted of one run.
pub(crate) struct Log(PathBuf);

impl Log {
    pub(crate) const fn at(path: PathBuf) -> Self {
        Self(path)
    }

    /// Forgets an earlier run, so that nobody takes its count for the next one's.
    pub(crate) fn clear(&self) -> Result<(), Box<dyn Error>> {
        match fs::remove_file(&self.0) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// The command that runs `program` and counts.
    pub(crate) fn counting(&self, program: &Path) -> Command {
        let mut command = Command::new("valgrind");
        // The profile by functions is not wanted, the sum stands in the log. In a log of its own it does not get lost
        // among the messages of the program.
        command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
        command.arg(format!("--log-file={}", self.0.display())).arg(program);
        command
    }

    /// How many instructions the run took, all its threads together.
    pub(crate) fn instructions(&self) -> Result<u64, Box<dyn Error>> {
        let log = fs::read_to_string(&self.0)?;
        let count = log.lines().find_map(|line| line.split_once("Collected : "));
        Ok(count.ok_or_else(|| format!("callgrind tells no count:\n{log}"))?.1.trim().parse()?)
    }
}
