//! The command `sendapi`: begins a bot, checks messages, sends them, explains what the platform answers, and looks whether
//! an account is ready for a bot.

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
mod host;
mod input;
mod new;
mod numbers;
mod open_words;
#[cfg(feature = "outbox")]
mod outbox;
#[cfg(feature = "outbox")]
mod outbox_arguments;
mod positions;
mod progress;
mod report;
mod schema;
mod send;
mod session;
mod subscribe;
mod tls;
mod upload;

use std::env;
use std::process::ExitCode;

use crate::arguments::{Arguments, Command};
use crate::exit::Exit;
use crate::report::Report;

fn main() -> ExitCode {
    let exit = match Arguments::read() {
        Ok(arguments) => run(&arguments),
        Err(unread) => unread_arguments(&unread),
    };
    if report::is_all_written() { exit } else { exit.max(Exit::Unwritten) }.into()
}

fn run(Arguments { command, json }: &Arguments) -> Exit {
    let report = if *json { Report::Json } else { Report::Words };
    match command {
        Command::New(new) => new::run(new, report),
        Command::Check(check) => check::run(check, report),
        Command::Send(send) => send::run(send, report),
        Command::Upload(upload) => upload::run(upload, report),
        Command::Explain(explain) => explain::run(explain, report),
        Command::Doctor(doctor) => doctor::run(doctor, report),
        Command::Subscribe(subscribe) => subscribe::run(subscribe, report),
        #[cfg(feature = "outbox")]
        Command::Outbox(asked) => outbox::run(asked, report),
        Command::Schema(schema) => schema::run(schema, report),
        Command::Completions { shell } => completions::run(*shell),
    }
}

/// Arguments that cannot be read, or ask for help.
fn unread_arguments(unread: &clap::Error) -> Exit {
    let words = unread.render();
    if !unread.use_stderr() {
        report::print(&words.ansi().to_string());
        return Exit::Fine;
    }
    if env::args_os().any(|argument| argument == "--json") {
        let words = words.to_string();
        let words = words.trim_end();
        Report::Json.complain("usage", &words.strip_prefix("error: ").unwrap_or(words));
    } else {
        // As the parser itself prints it, with colours where there may be some.
        let _ = unread.print();
    }
    Exit::Usage
}
