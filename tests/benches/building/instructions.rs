//! How many instructions each side takes for one message: this program runs itself under callgrind.

use std::env;
use std::error::Error;
use std::path::Path;

use crate::callgrind::Log;
use crate::shelf::{KINDS, Kind, SIDES};
use crate::turns::repeat;

/// The instructions of a message of this kind, by this side.
pub(crate) fn of(kind: &Kind, side: &str) -> Result<u32, Box<dyn Error>> {
    // Twice as many messages differ by the messages alone; what begins and ends the program falls away.
    let [once, twice] = [run(kind, side, MESSAGES)?, run(kind, side, 2 * MESSAGES)?];
    Ok(u32::try_from(twice - once)? / MESSAGES)
}

fn run(kind: &Kind, side: &str, messages: u32) -> Result<u64, Box<dyn Error>> {
    let log = Log::at(Path::new(env!("CARGO_TARGET_TMPDIR")).join("building.callgrind.log"));
    log.clear()?;
    let mut command = log.counting(&env::current_exe()?);
    let output = command.args([ONCE, kind.name, side, &messages.to_string()]).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    log.instructions()
}

/// Makes the messages, if this is the run under callgrind.
pub(crate) fn asked_for() -> Result<bool, Box<dyn Error>> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [once, kind, side, messages] = arguments.as_slice() else { return Ok(false) };
    if once != ONCE {
        return Ok(false);
    }
    let kind = KINDS.iter().find(|known| known.name == kind).ok_or("no such kind")?;
    let mut sides = SIDES.iter().zip(kind.sides);
    let (_, write) = sides.find(|(name, _)| *name == side).ok_or("no such side")?;
    let given = kind.given()?;
    let mut out = Vec::with_capacity(2 * given.ready.len());
    repeat(write, &given, &mut out, messages.parse()?);
    Ok(true)
}

const ONCE: &str = "--once";
const MESSAGES: u32 = 1_000;
