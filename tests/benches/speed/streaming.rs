//! A long stream of messages: whether memory stays flat.

use std::process;

use anyhow::{Context as _, Result};

use crate::machine;
use crate::report::Report;
use crate::server::{Program, Server};
use crate::setting::Setting;
use crate::workload;

/// A million messages by `send_all`, each made as its turn comes.
pub(crate) fn part(setting: &Setting, report: &mut Report) -> Result<()> {
    const NAME: &str = "stream of messages in batches of 50";
    if !setting.has_cores() {
        report.left_out(NAME, "client and server would share the one core");
        return Ok(());
    }
    let messages = if setting.options.brief { 2_000 } else { 1_000_000 };
    let server = Server::start(Program::Platform)?;
    let page = workload::page(&server.url)?;
    let (early, late) = setting.runtime.block_on(async {
        let made = (0..messages).map(|number| workload::text_to(number, 200));
        let mut sending = page.send_all(made).in_batches(50).concurrency(400);
        let (mut count, mut early) = (0, None);
        while let Some(outcome) = sending.next().await {
            outcome.result?;
            count += 1;
            if count == messages / 10 {
                early = machine::memory(process::id());
            }
        }
        anyhow::Ok((early, machine::memory(process::id())))
    })?;
    let (early, late) = (early.context(UNTOLD)?, late.context(UNTOLD)?);
    report.fact(
        NAME,
        &format!(
            "{messages} messages: {} kB after a tenth, {} kB in the end",
            early / 1024,
            late / 1024
        ),
    );
    Ok(())
}

const UNTOLD: &str = "this system does not tell how much memory a program holds";
