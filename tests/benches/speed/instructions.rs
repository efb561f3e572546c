//! How many instructions it costs on each side: this program runs itself under callgrind.

use std::env;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow, ensure};
use tokio::runtime;

use crate::callgrind::{self, Log};
use crate::checking::Cards;
use crate::pair::Side;
use crate::reading::{EVENTS, Webhook};
use crate::report::Report;
use crate::sending::{Sending, Way};
use crate::server::{Program, Server};
use crate::setting::Setting;
use crate::workload::Workload;

/// Those of each thing that is counted, if they are asked for.
pub(crate) fn part(setting: &Setting, report: &mut Report) -> Result<()> {
    if !setting.options.instructions {
        return Ok(());
    }
    if !callgrind::is_there() {
        report.left_out("instructions", "valgrind is not installed");
        return Ok(());
    }
    for counted in Counted::all() {
        let [ours, bare] = [counted.of(Side::Ours)?, counted.of(Side::Bare)?];
        report.fact(&format!("instructions, {}", counted.name()), &format!("{ours}, bare {bare}"));
        let row = format!("| {} | {} | {} |", counted.shown(), rounded(ours), rounded(bare));
        report.for_the_readme(counted.head(), row);
    }
    Ok(())
}

/// To the hundreds, with a comma before the last three digits.
fn rounded(count: u64) -> String {
    let hundreds = (count + 50) / 100 * 100;
    match (hundreds / 1_000_000, hundreds / 1000 % 1000, hundreds % 1000) {
        (0, 0, ones) => ones.to_string(),
        (0, thousands, ones) => format!("{thousands},{ones:03}"),
        (millions, thousands, ones) => format!("{millions},{thousands:03},{ones:03}"),
    }
}

/// What is counted.
#[derive(Clone, Copy)]
enum Counted {
    /// For each message.
    Sending(Way),
    /// For each body with so many events.
    Reading(usize),
    /// For each message of ten cards; the other side writes it.
    Checking,
}

impl Counted {
    fn all() -> impl Iterator<Item = Self> {
        let sending = Way::ALL.into_iter().map(Self::Sending);
        sending.chain(EVENTS.map(Self::Reading)).chain([Self::Checking])
    }

    fn name(self) -> String {
        match self {
            Self::Sending(way) => way.name().to_owned(),
            Self::Reading(events) => format!("verify and read {events} events"),
            Self::Checking => CARDS.to_owned(),
        }
    }

    /// What stands above both sides in the README: of a message, of a webhook, and of a message again.
    const fn head(self) -> &'static str {
        match self {
            Self::Sending(_) => "| | sendapi | bare loop |",
            Self::Reading(_) => "| | sendapi | `Value` with the same HMAC |",
            Self::Checking => "| | checking | writing |",
        }
    }

    /// As the README has it.
    fn shown(self) -> String {
        match self {
            Self::Sending(way) => way.name().replacen(way.call(), &format!("`{}`", way.call()), 1),
            Self::Reading(events) => format!("a webhook with {events} events"),
            Self::Checking => "ten typed cards".to_owned(),
        }
    }

    fn of(self, side: Side) -> Result<u64> {
        // Twice as many differ by what is counted alone; what begins and ends the program falls away.
        let times = self.times()?;
        let [once, twice] = [self.run(side, times)?, self.run(side, 2 * times)?];
        Ok(twice.saturating_sub(once) / times)
    }

    /// Fewer of what is larger, since valgrind takes fifty times as long.
    fn times(self) -> Result<u64> {
        Ok(match self {
            Self::Sending(_) | Self::Checking => TIMES,
            Self::Reading(events) => TIMES / u64::try_from(events)?,
        })
    }

    fn run(self, side: Side, times: u64) -> Result<u64> {
        let log = Log::at(Path::new(env!("CARGO_TARGET_TMPDIR")).join("speed.callgrind.log"));
        log.clear().map_err(|odd| anyhow!("{odd}"))?;
        let mut command = log.counting(&env::current_exe()?);
        let output = command.args([ONCE, &self.name(), name(side), &times.to_string()]).output()?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        log.instructions().map_err(|odd| anyhow!("{odd}"))
    }

    /// Does it so often, on one thread.
    fn once(self, side: Side, times: usize) -> Result<()> {
        match self {
            Self::Reading(events) => Webhook::of(events)?.by(side, times),
            Self::Checking => Cards::new()?.by(side, times),
            Self::Sending(way) => {
                let server = Server::start(Program::Platform)?;
                let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
                runtime.block_on(async {
                    let workload = Arc::new(Workload::of_text(200).await?);
                    Sending::to(&server.url, workload)?.by(side, way, times, 1).await
                })
            }
        }
    }
}

/// Does one of them, if this is the run that is counted, or that somebody profiles.
pub(crate) fn asked_for() -> Result<bool> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [once, what, side, times] = arguments.as_slice() else { return Ok(false) };
    if once != ONCE {
        return Ok(false);
    }
    let counted = Counted::all().find(|known| known.name() == *what).context("no such thing")?;
    let side = [Side::Ours, Side::Bare].into_iter().find(|known| name(*known) == side);
    counted.once(side.context("no such side")?, times.parse()?)?;
    Ok(true)
}

const fn name(side: Side) -> &'static str {
    match side {
        Side::Ours => "ours",
        Side::Bare => "bare",
    }
}

const ONCE: &str = "--once";
const CARDS: &str = "checking ten typed cards, beside writing them";
const TIMES: u64 = 1_000;
