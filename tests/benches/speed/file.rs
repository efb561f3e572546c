//! The command on a file with many messages, beside reading that file.

use std::env;
use std::fs;
use std::hint::black_box;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::report::Report;
use crate::setting::Setting;
use crate::workload::text_to;

/// `sendapi check`, if there is a command that was built.
pub(crate) fn part(setting: &Setting, report: &mut Report) -> Result<()> {
    let Some(command) = command() else {
        report.left_out(NAME, "no command, build it: cargo build --release -p sendapi-command");
        return Ok(());
    };
    let messages = if setting.options.brief { 100 } else { 100_000 };
    let file = setting.options.into.join("messages.jsonl");
    write(messages, &file)?;
    let seconds = [
        shortest(|| check(&command, &file))?,
        shortest(|| text(&file))?,
        shortest(|| values(&file))?,
    ];
    fs::remove_file(&file)?;
    let [checked, read, values] = seconds.map(|seconds| format!("{seconds:.3} s"));
    report.fact(
        NAME,
        &format!("{messages} messages: {checked}; reading the file {read}, as `Value` {values}"),
    );
    Ok(())
}

/// The command beside this program, where cargo puts it.
fn command() -> Option<PathBuf> {
    let own = env::current_exe().ok()?;
    let command = own.parent()?.parent()?.join("sendapi");
    command.is_file().then_some(command)
}

fn write(messages: u64, file: &Path) -> Result<()> {
    let mut out = Vec::new();
    for number in 0..messages {
        text_to(number, 200).write_json(&mut out);
        out.write_all(b"\n")?;
    }
    Ok(fs::write(file, out)?)
}

fn check(command: &Path, file: &Path) -> Result<()> {
    let status = Command::new(command).arg("check").arg(file).stdout(Stdio::null()).status()?;
    ensure!(status.success(), "the command refused them");
    Ok(())
}

fn text(file: &Path) -> Result<()> {
    black_box(fs::read_to_string(file)?);
    Ok(())
}

fn values(file: &Path) -> Result<()> {
    for line in fs::read_to_string(file)?.lines() {
        black_box(serde_json::from_str::<Value>(line)?);
    }
    Ok(())
}

/// The shortest of some tries, in seconds.
fn shortest(mut work: impl FnMut() -> Result<()>) -> Result<f64> {
    let mut shortest = f64::INFINITY;
    for _ in 0..3 {
        let start = Instant::now();
        work()?;
        shortest = shortest.min(start.elapsed().as_secs_f64());
    }
    Ok(shortest)
}

const NAME: &str = "`sendapi check` on a file";
