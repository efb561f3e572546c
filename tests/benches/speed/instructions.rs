//! How many instructions a message costs on each side: this program runs itself under callgrind.

use std::env;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow, ensure};
use tokio::runtime;

use crate::callgrind::{self, Log};
use crate::pair::Side;
use crate::report::Report;
use crate::sending::{Sending, Way};
use crate::server::{Program, Server};
use crate::setting::Setting;
use crate::workload::Workload;

/// Those of each way of sending, if they are asked for.
pub(crate) fn part(setting: &Setting, report: &mut Report) -> Result<()> {
    if !setting.options.instructions {
        return Ok(());
    }
    if !callgrind::is_there() {
        report.left_out("instructions", "valgrind is not installed");
        return Ok(());
    }
    for way in Way::ALL {
        let [ours, bare] = [of(way, Side::Ours)?, of(way, Side::Bare)?];
        let what = format!("instructions of a message by {}", way.name());
        report.fact(&what, &format!("{ours}, bare {bare}"));
    }
    Ok(())
}

fn of(way: Way, side: Side) -> Result<u64> {
    // Twice as many messages differ by the messages alone; what begins and ends the program falls away.
    let [once, twice] = [run(way, side, MESSAGES)?, run(way, side, 2 * MESSAGES)?];
    Ok(twice.saturating_sub(once) / MESSAGES)
}

fn run(way: Way, side: Side, messages: u64) -> Result<u64> {
    let log = Log::at(Path::new(env!("CARGO_TARGET_TMPDIR")).join("speed.callgrind.log"));
    log.clear().map_err(|odd| anyhow!("{odd}"))?;
    let mut command = log.counting(&env::current_exe()?);
    let output = command.args([ONCE, way.name(), name(side), &messages.to_string()]).output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    log.instructions().map_err(|odd| anyhow!("{odd}"))
}

/// Sends the messages on one thread, if this is the run that is counted, or that somebody profiles.
pub(crate) fn asked_for() -> Result<bool> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [once, way, side, messages] = arguments.as_slice() else { return Ok(false) };
    if once != ONCE {
        return Ok(false);
    }
    let way = Way::ALL.into_iter().find(|known| known.name() == way).context("no such way")?;
    let side = [Side::Ours, Side::Bare].into_iter().find(|known| name(*known) == side);
    let (side, messages) = (side.context("no such side")?, messages.parse()?);
    let server = Server::start(Program::Platform)?;
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let workload = Arc::new(Workload::of_text(200).await?);
        Sending::to(&server.url, workload)?.by(side, way, messages, 1).await
    })?;
    Ok(true)
}

const fn name(side: Side) -> &'static str {
    match side {
        Side::Ours => "ours",
        Side::Bare => "bare",
    }
}

const ONCE: &str = "--once";
const MESSAGES: u64 = 1_000;
