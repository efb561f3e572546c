//! The command `sendapi`: checks messages, sends them, explains what the platform answers, and looks whether an account
//! is ready for a bot.

#![forbid(unsafe_code)]

mod arguments;
mod asking;
mod check;
mod checked;
mod completions;
mod doctor;
mod environment;
mod exit;
mod explain;
mod finding;
mod input;
mod numbers;
mod open_words;
mod positions;
mod progress;
mod report;
mod send;
mod session;
mod subscribe;
mod upload;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::report::Report;

fn main() -> ExitCode {
    let Arguments { command, json } = Arguments::parse();
    let report = if json { Report::Json } else { Report::Words };
    let exit = match command {
        Command::Check(check) => check::run(&check, report),
        Command::Send(send) => send::run(&send, report),
        Command::Upload(upload) => upload::run(&upload, report),
        Command::Explain(explain) => explain::run(&explain, report),
        Command::Doctor(doctor) => doctor::run(&doctor, report),
        Command::Subscribe(subscribe) => subscribe::run(&subscribe, report),
        Command::Completions { shell } => completions::run(shell),
    };
    exit.into()
}
