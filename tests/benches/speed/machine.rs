//! What it was measured on.

use std::fs;
use std::process::Command;
use std::thread::available_parallelism;

/// The machine, the compiler and the versions, in a line each.
pub(crate) fn lines() -> Vec<String> {
    vec![
        format!("{}, {} cores", processor().unwrap_or_else(|| "a processor".to_owned()), cores()),
        rustc().unwrap_or_else(|| "an unknown compiler".to_owned()),
        format!("sendapi {}", env!("CARGO_PKG_VERSION")),
        if cfg!(debug_assertions) { "not optimized: numbers mean nothing" } else { "optimized" }
            .to_owned(),
    ]
}

pub(crate) fn cores() -> usize {
    available_parallelism().map_or(1, usize::from)
}

/// How many programs wanted to run, on average over the last minute: more than there are cores make times longer.
pub(crate) fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split_whitespace().next().unwrap_or("unknown").to_owned()
}

/// The memory that a program holds, in bytes, where the system tells.
pub(crate) fn memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? * 1024)
}

fn processor() -> Option<String> {
    let info = fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = info.lines().find_map(|line| line.strip_prefix("model name"))?;
    Some(line.trim_start_matches([':', '\t', ' ']).to_owned())
}

fn rustc() -> Option<String> {
    let output = Command::new("rustc").arg("--version").output().ok()?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}
