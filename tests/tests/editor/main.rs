//! What an editor makes of the macros: a rust-analyzer has a project of its own open, in which one thing after another is
//! typed and asked for.
//!
//! ```text
//! .ci/editor                      all of it
//! .ci/editor words tag            only what has both of these in its line of the report
//! .ci/editor --show …             what came back, also where it is right
//! .ci/editor --timing             a large file, beside `maud` and beside struct literals
//! .ci/editor --pictures           draws the pictures of the documentation again
//! ```
//!
//! - [`server`]: the process, and what is said to it and by it
//! - [`project`]: the project on disk, and what stands in its files
//! - [`document`]: a file that is open, and what is asked about a place in it
//! - [`scenario`]: one thing that is tried, and what is wanted of the answer; [`schema`]: those that follow from what the
//!   platform says, [`by_hand`]: all others
//! - [`judge`]: whether an answer is what is wanted; [`report`]: the lines that say so
//! - [`timing`], [`pictures`]: what is measured and what is drawn
//!
//! It is no part of a plain `cargo test`: it needs a rust-analyzer, and minutes.

#![allow(clippy::indexing_slicing, reason = "`null` stands for what is missing in JSON")]

mod by_hand;
mod document;
mod judge;
mod marked;
mod options;
mod pictures;
mod project;
mod report;
mod scenario;
mod schema;
mod server;
mod timing;

use std::env;
use std::error::Error;
use std::process::ExitCode;

use crate::document::Document;
use crate::options::Options;
use crate::project::Project;
use crate::report::Report;
use crate::scenario::Scenario;
use crate::server::Server;
use crate::server::binary;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<ExitCode> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    // A runner of tests asks for their names, one a line: there are none.
    if arguments.iter().any(|argument| argument == "--list") {
        return Ok(ExitCode::SUCCESS);
    }
    if env::var_os("SENDAPI_EDITOR").is_none() {
        println!("left out: what an editor makes of the macros is tried by .ci/editor");
        return Ok(ExitCode::SUCCESS);
    }
    let Some(binary) = binary::find()? else {
        println!("left out: there is no rust-analyzer; CONTRIBUTING.md says how to get one");
        return Ok(ExitCode::SUCCESS);
    };
    let options = Options::read(arguments)?;
    let project = Project::write(&options)?;
    let mut server = Server::start(&binary, &project)?;
    let done = with(&mut server, &project, &options);
    server.close();
    done
}

fn with(server: &mut Server, project: &Project, options: &Options) -> Outcome<ExitCode> {
    server.settle()?;
    // Where the standard library is missing it says so, and nothing else.
    if !project.has_no_std() {
        server.is_well()?;
    }
    println!("{}", server.introduction(project));
    if options.pictures {
        return pictures::draw(server, project).map(|()| ExitCode::SUCCESS);
    }
    if options.timing {
        return timing::measure(server, project).map(|()| ExitCode::SUCCESS);
    }
    try_all(server, project, options)
}

fn try_all(server: &mut Server, project: &Project, options: &Options) -> Outcome<ExitCode> {
    let mut document = Document::open(server, project.scene(), project::HEAD)?;
    let mut report = Report::new(options.show);
    for scenario in scenarios(project)?.iter().filter(|scenario| options.wants(scenario)) {
        report.note(scenario, &judge::run(scenario, server, &mut document)?);
    }
    println!("{report}");
    Ok(if report.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn scenarios(project: &Project) -> Outcome<Vec<Scenario>> {
    let mut scenarios = by_hand::scenarios()?;
    scenarios.extend(schema::scenarios());
    if project.has_no_std() {
        scenarios.retain(|scenario| !scenario.needs_std);
    }
    Ok(scenarios)
}
