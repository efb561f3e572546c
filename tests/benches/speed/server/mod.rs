//! The least of a platform: a program of its own that answers every request the same. So it takes no time from the
//! runtime that is measured, and whoever is measured beside another has the same before it.

use anyhow::{Context as _, Result, bail};
mod answer;
mod serve;
mod simulate;

use std::env;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

pub(crate) use self::serve::request;

/// A server that runs, until it is dropped.
pub(crate) struct Server {
    process: Child,
    /// Such as `http://127.0.0.1:40000`.
    pub(crate) url: String,
}

impl Server {
    /// The number of its process.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Starts this very program again, as a server.
    pub(crate) fn start(program: Program) -> Result<Self> {
        let mut command = Command::new(env::current_exe()?);
        // It ends with its input, and so with this program, however that ends.
        command.arg(program.argument()).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn()?;
        let said = process.stdout.take().context("the server has no output")?;
        let mut url = String::new();
        BufReader::new(said).read_line(&mut url)?;
        match url.trim_end() {
            "" => bail!("the server ended before it said where it listens"),
            url => Ok(Self { url: url.to_owned(), process }),
        }
    }
}

/// What a server is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Program {
    /// Answers every request the same.
    Platform,
    /// The project's simulator.
    Simulator,
}

impl Program {
    const ALL: [Self; 2] = [Self::Platform, Self::Simulator];

    const fn argument(self) -> &'static str {
        match self {
            Self::Platform => "--serve",
            Self::Simulator => "--simulate",
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended by itself cannot be killed, and is none the less over.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Serves until the input ends, if this is the run that does.
pub(crate) fn asked_for() -> Result<bool> {
    let argument = env::args().nth(1).unwrap_or_default();
    match Program::ALL.into_iter().find(|program| program.argument() == argument) {
        None => return Ok(false),
        Some(Program::Platform) => serve::until_input_ends()?,
        Some(Program::Simulator) => simulate::until_input_ends()?,
    }
    Ok(true)
}
