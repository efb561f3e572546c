//! `sendapi completions`: a script with which a shell completes the command.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use crate::arguments::Arguments;
use crate::exit::Exit;

pub(crate) fn run(shell: Shell) -> Exit {
    let mut script = Vec::new();
    generate(shell, &mut Arguments::command(), "sendapi", &mut script);
    // A pipe that is closed early is the reader's decision.
    let _ = io::stdout().write_all(&script);
    Exit::Fine
}
