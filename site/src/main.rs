//! Builds the site, shows it, and checks it.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use sendapi_site::{book, check, places, serve};

/// Builds the site, shows it, and checks it.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Builds it into `target/site`.
    Build,
    /// Builds it, shows it on this machine, and builds it anew whenever a page changes.
    Serve {
        /// The port on 127.0.0.1.
        #[arg(long, default_value_t = 4004)]
        port: u16,
    },
    /// Builds it and checks every link in it, those to docs.rs against `target/doc` where that is there.
    Check,
    /// Compiles and runs every block of Rust on the pages.
    Rust,
    /// Runs every block of shell commands on the pages, in front of a simulator; it needs `sendapi` in `target/debug`.
    Shell,
}

fn main() -> ExitCode {
    match run(&Arguments::parse().what) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(what: &What) -> Result<()> {
    match what {
        What::Build => {
            book::build(&places::built())?;
            println!("{}", places::built().join("index.html").display());
            Ok(())
        }
        What::Serve { port } => serve::serve(*port),
        What::Check => check::links(),
        What::Rust => check::rust(),
        What::Shell => check::shell(),
    }
}
