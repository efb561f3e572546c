//! This machine's clock beside the platform's.

use std::time::{Duration, SystemTime};

use crate::finding::{Finding, State};
use crate::host::Host;

/// What the clock says beside the date of an answer that came just now. What a simulator's clock says, which anybody may
/// move, is told and not judged.
pub(super) fn look(theirs: Option<SystemTime>, ours: SystemTime, host: &Host) -> Finding {
    let finding = judged(theirs, ours);
    match theirs {
        Some(theirs) if !host.is_metas && finding.state != State::Fine => {
            let (off, which) = match theirs.duration_since(ours) {
                Ok(ahead) => (ahead, "ahead of"),
                Err(behind) => (behind.duration(), "behind"),
            };
            let off = spoken(off);
            let url = &host.url;
            let text =
                format!("that of {url} is {off} {which} this machine's, as a simulator's may be");
            Finding::fine(CHECK, text)
        }
        _ => finding,
    }
}

fn judged(theirs: Option<SystemTime>, ours: SystemTime) -> Finding {
    let Some(theirs) = theirs else {
        return Finding::warning(
            CHECK,
            "cannot be compared, the answer has no date",
            "look whether a proxy takes the header `date` away",
        );
    };
    let (off, which) = match theirs.duration_since(ours) {
        Ok(ahead) => (ahead, "behind"),
        Err(behind) => (behind.duration(), "ahead of"),
    };
    if off <= ROUNDED {
        return Finding::fine(CHECK, "this machine's agrees with the platform's");
    }
    let text = format!("this machine's is {} {which} the platform's", spoken(off));
    let next = "let the machine keep its time by NTP: proofs with a time and the 24 hours of a window go by it";
    if off < PROOFS_FAIL {
        Finding::warning(CHECK, text, next)
    } else {
        Finding::problem(CHECK, text, next)
    }
}

/// In the unit that one thinks in, rounded.
fn spoken(time: Duration) -> String {
    let rounded = |unit: u64| (time.as_secs() + unit / 2) / unit;
    match time.as_secs() {
        seconds if seconds < 2 * MINUTE => format!("{seconds} seconds"),
        seconds if seconds < 2 * HOUR => format!("{} minutes", rounded(MINUTE)),
        seconds if seconds < 2 * DAY => format!("{} hours", rounded(HOUR)),
        _ => format!("{} days", rounded(DAY)),
    }
}

pub(crate) const CHECK: &str = "clock";
/// The date is in whole seconds, and the answer was under way for a while.
const ROUNDED: Duration = Duration::from_secs(15);
/// A proof with a time is good for 5 minutes.
const PROOFS_FAIL: Duration = Duration::from_secs(5 * MINUTE);
const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_off_is_told_in_the_unit_that_one_thinks_in() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_796_000_000);
        let said = |off: u64| judged(Some(now + Duration::from_secs(off)), now).text;
        assert_eq!(said(15), "this machine's agrees with the platform's");
        assert_eq!(said(16), "this machine's is 16 seconds behind the platform's");
        assert_eq!(said(299), "this machine's is 5 minutes behind the platform's");
        assert_eq!(said(7200), "this machine's is 2 hours behind the platform's");
        assert_eq!(said(26 * 3600), "this machine's is 26 hours behind the platform's");
        let ahead = judged(Some(now), now + Duration::from_secs(3 * 24 * 3600));
        assert_eq!(ahead.text, "this machine's is 3 days ahead of the platform's");
    }

    #[test]
    fn what_a_simulators_clock_says_is_told_and_not_judged() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_796_000_000);
        let url = "http://127.0.0.1:4000".to_owned();
        let simulator = Host { url, is_metas: false };
        let finding = look(Some(now + Duration::from_secs(3 * 3600 - 1)), now, &simulator);
        assert_eq!(finding.state, State::Fine);
        assert!(finding.text.starts_with("that of http://127.0.0.1:4000 is 3 hours ahead of "));
        let meta = Host { url: "https://graph.facebook.com".to_owned(), is_metas: true };
        assert_eq!(
            look(Some(now + Duration::from_secs(3 * 3600)), now, &meta).state,
            State::Problem
        );
    }

    #[test]
    fn it_is_a_problem_where_proofs_fail() {
        use crate::finding::State::{Problem, Warning};
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_796_000_000);
        let state = |off: u64| judged(Some(now), now + Duration::from_secs(off)).state;
        assert_eq!((state(299), state(300)), (Warning, Problem));
        assert_eq!(judged(None, now).state, Warning);
    }
}
