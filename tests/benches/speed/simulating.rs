//! The simulator as a server: how many requests it answers in a second, and whether it grows.

use anyhow::{Context as _, Result};

use crate::bare::{self, Bare};
use crate::machine;
use crate::report::Report;
use crate::server::{Program, Server};
use crate::setting::Setting;
use crate::workload::Workload;

pub(crate) fn part(setting: &Setting, report: &mut Report) -> Result<()> {
    const NAME: &str = "the simulator answers";
    if !setting.has_cores() {
        report.left_out(NAME, "client and simulator would share the one core");
        return Ok(());
    }
    let simulator = Server::start(Program::Simulator)?;
    let requests = if setting.options.brief { 100 } else { 20_000 };
    let workload = setting.runtime.block_on(Workload::of_text(200))?;
    let bare = Bare::to(&simulator.url)?;
    let mut rounds = Vec::new();
    for _ in 0..3 {
        let start = std::time::Instant::now();
        let (bare, body) = (bare.clone(), workload.body.clone());
        setting
            .runtime
            .block_on(bare::each(requests, 16, move |_| bare.clone().post(body.clone())))?;
        let memory =
            machine::memory(simulator.id()).context("this system tells nothing of memory")?;
        rounds.push((
            f64::from(u32::try_from(requests)?) / start.elapsed().as_secs_f64(),
            memory / 1024,
        ));
    }
    let rounds: Vec<_> =
        rounds.iter().map(|(rate, kb)| format!("{rate:.0} a second ({kb} kB)")).collect();
    report.fact(NAME, &format!("{requests} requests each: {}", rounds.join(", then ")));
    Ok(())
}
