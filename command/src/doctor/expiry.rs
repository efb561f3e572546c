//! Until when the token is good, and until when it reaches the data of people.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sendapi::call::token::TokenInfo;
use sendapi::platform::day::Day;

use super::days;
use crate::finding::Finding;

/// By the clock of whoever ends it.
pub(super) fn look(info: &TokenInfo, now: SystemTime) -> Vec<Finding> {
    judged(info.expires_at, info.data_access_expires_at, now)
}

/// The platform says 0 of what does not end.
fn judged(token: Option<i64>, data: Option<i64>, now: SystemTime) -> Vec<Finding> {
    let token = match token.map(time) {
        None => Finding::warning(
            CHECK,
            "the platform does not tell until when the token is good",
            "note when it was made",
        ),
        Some(None) => Finding::fine(CHECK, "the token does not run out"),
        Some(Some(end)) => ending(
            "the token is good",
            end,
            now,
            "make a new one, of the long-lived kind, and give it to the bot",
        ),
    };
    let data = data.and_then(time).map(|end| {
        let next = "let a person who works with the account log in to the app again";
        ending("the token reaches the data of people", end, now, next)
    });
    [Some(token), data].into_iter().flatten().map(|finding| finding.see(LINK)).collect()
}

fn ending(what: &str, end: SystemTime, now: SystemTime, next: &str) -> Finding {
    let until = Day::of(end);
    match end.duration_since(now) {
        Err(_) => Finding::problem(CHECK, format!("{what} no longer, since {until}"), next),
        Ok(left) if left < SOON => {
            let left = days::left(left);
            Finding::warning(CHECK, format!("{what} until {until}, {left} more"), next)
        }
        Ok(_) => Finding::fine(CHECK, format!("{what} until {until}")),
    }
}

fn time(seconds: i64) -> Option<SystemTime> {
    let since_1970 = u64::try_from(seconds).ok().filter(|seconds| *seconds > 0)?;
    UNIX_EPOCH.checked_add(Duration::from_secs(since_1970))
}

const CHECK: &str = "expiry";
/// Time in which somebody can make another token without haste.
const SOON: Duration = Duration::from_secs(14 * 24 * 60 * 60);
const LINK: &str =
    "https://developers.facebook.com/docs/facebook-login/guides/access-tokens/debugging";

#[cfg(test)]
mod tests {
    use super::*;

    fn said(token: Option<i64>, data: Option<i64>) -> Vec<String> {
        let now = UNIX_EPOCH + Duration::from_secs(1_796_000_000);
        judged(token, data, now)
            .into_iter()
            .map(|finding| format!("{} {}", finding.state.word(), finding.text))
            .collect()
    }

    #[test]
    fn both_ends_are_told() {
        assert_eq!(said(Some(0), Some(0)), ["ok the token does not run out"]);
        let day = 24 * 60 * 60;
        assert!(said(Some(1_796_000_000 + 5 * 60 * 60), None)[0].ends_with(", 5 hours more"));
        assert_eq!(
            said(Some(1_796_000_000 + 60 * day), Some(1_796_000_000 + 3 * day)),
            [
                "ok the token is good until 2027-01-29",
                "warning the token reaches the data of people until 2026-12-03, 3 days more",
            ]
        );
        assert_eq!(
            said(Some(1_796_000_000 - 1), Some(1_795_000_000)),
            [
                "problem the token is good no longer, since 2026-11-30",
                "problem the token reaches the data of people no longer, since 2026-11-18",
            ]
        );
    }

    #[test]
    fn odd_times_are_no_times() {
        assert_eq!(said(None, None).len(), 1);
        for odd in [-1, i64::MIN, 0] {
            assert_eq!(said(Some(odd), Some(odd)), ["ok the token does not run out"]);
        }
        assert_eq!(said(Some(i64::MAX), None).len(), 1);
    }
}
