//! Whether and when a message that failed is sent again. Nothing here waits, sends or asks a clock.

use std::time::Duration;

use crate::{Delivery, Error};

/// When a message that failed is sent again, for
/// [`ClientBuilder::retry`](crate::ClientBuilder::retry) and
/// [`Performing::retry`](crate::Performing::retry).
///
/// By default a message is tried up to 4 times within a minute, and only where it surely did not go
/// out and waiting can help: the table at [`Delivery`] tells where. The wait doubles from half a second
/// on, after a rate limit from a second, to at most 30 seconds; it is any part of that, at random, so
/// that many senders do not come back at once. If the answer says how long to wait, it is that long at
/// least.
///
/// The platform knows no idempotency key. So a message whose outcome is
/// [unknown](Delivery::Unknown), such as after a timeout, is not sent again unless
/// [`risking_duplicates`](Self::risking_duplicates) says so.
///
/// All messages of a client together have a
/// [budget of retries](crate::ClientBuilder::retry_budget), so that most of them are tried once when
/// most of them fail.
///
/// # Example
///
/// ```
/// use sendapi::{Client, Retry};
/// use std::time::Duration;
///
/// let patient = Retry::default().tries(10).within(Duration::from_secs(30 * 60));
/// let client = Client::builder().retry(patient).build()?;
/// let impatient = Client::builder().retry(Retry::NEVER).build()?;
/// # Ok::<(), sendapi::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "give it to `ClientBuilder::retry`"]
pub struct Retry {
    tries: u32,
    within: Duration,
    first_wait: Duration,
    limited_wait: Duration,
    longest_wait: Duration,
    risks_duplicates: bool,
}

impl Retry {
    /// Every message is tried once.
    pub const NEVER: Self = Self { tries: 1, ..Self::DEFAULT };

    /// How often a message is tried in all, by default 4 times; 0 counts as 1.
    pub const fn tries(mut self, tries: u32) -> Self {
        self.tries = tries;
        self
    }

    /// How long after its first try a message may be tried again, by default a minute: waiting for the
    /// account's turn counts.
    ///
    /// Where the platform asks for a longer wait, the error comes at once, with
    /// [`retry_after`](Error::retry_after).
    pub const fn within(mut self, time: Duration) -> Self {
        self.within = time;
        self
    }

    /// How long to wait at most after the first try, by default half a second; it doubles with every
    /// try.
    pub const fn first_wait(mut self, wait: Duration) -> Self {
        self.first_wait = wait;
        self
    }

    /// The same after a [rate limit](Error::is_rate_limited), by default a second.
    pub const fn limited_wait(mut self, wait: Duration) -> Self {
        self.limited_wait = wait;
        self
    }

    /// Where the doubling stops, by default at 30 seconds. What the platform asks for may be longer.
    pub const fn longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    /// Also sends again when nobody knows whether the message went out: after a timeout, a
    /// connection that was lost, an answer of a gateway.
    ///
    /// **The person may get the message twice or more.** The platform takes every request for a new
    /// message; nothing tells it that two are the same. If a try has left the outcome open and a
    /// later one fails for certain, [`Error::delivery`] stays [`Delivery::Unknown`].
    pub const fn risking_duplicates(mut self) -> Self {
        self.risks_duplicates = true;
        self
    }

    /// Whether to try again after `error`, and how long to wait before.
    ///
    /// `attempt` is the number of tries so far, `elapsed` the time since the first one began, and
    /// `random` a number from 0 to 1, which part of the wait it is. [`send`](crate::Account::send) asks this
    /// by itself; it is here for programs that keep queues of their own.
    ///
    /// # Example
    ///
    /// ```
    /// use sendapi::{Decision, Error, Retry};
    /// use std::time::Duration;
    ///
    /// fn wait_before_the_next_try(error: &Error) -> Option<Duration> {
    ///     match Retry::default().decide(error, 1, Duration::ZERO, 0.5) {
    ///         Decision::Wait(wait) => Some(wait),
    ///         _ => None,
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn decide(&self, error: &Error, attempt: u32, elapsed: Duration, random: f64) -> Decision {
        if attempt >= self.tries || !self.may_repeat(error) {
            return Decision::GiveUp;
        }
        let asked_for = error.retry_after().unwrap_or_default();
        let wait = self.backoff(error, attempt, random).max(asked_for);
        if elapsed.saturating_add(wait) > self.within {
            return Decision::GiveUp;
        }
        Decision::Wait(wait)
    }

    fn may_repeat(&self, error: &Error) -> bool {
        self.is_safe_after(error) && error.is_transient()
    }

    /// Whether to try again does no harm, be it of use or not.
    pub(crate) fn is_safe_after(&self, error: &Error) -> bool {
        match error.delivery() {
            Delivery::NotSent => true,
            Delivery::Unknown => self.risks_duplicates,
            Delivery::Delivered => false,
        }
    }

    /// Until when after its first try.
    pub(crate) const fn longest(&self) -> Duration {
        self.within
    }

    /// Any part of the doubled wait.
    fn backoff(&self, error: &Error, attempt: u32, random: f64) -> Duration {
        let first = if error.is_rate_limited() { self.limited_wait } else { self.first_wait };
        let doublings = 2_u32.saturating_pow(attempt.saturating_sub(1));
        let full = first.saturating_mul(doublings).min(self.longest_wait);
        Duration::try_from_secs_f64(full.as_secs_f64() * random.clamp(0.0, 1.0)).unwrap_or(full)
    }

    const DEFAULT: Self = Self {
        tries: 4,
        within: Duration::from_secs(60),
        first_wait: Duration::from_millis(500),
        limited_wait: Duration::from_secs(1),
        longest_wait: Duration::from_secs(30),
        risks_duplicates: false,
    };
}

impl Default for Retry {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// What [`Retry::decide`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Decision {
    /// Try again after this time.
    Wait(Duration),
    /// Leave it at the error.
    GiveUp,
}

#[cfg(test)]
mod tests {
    use sendapi_core::graph_error::{CODES, Code, Family, Waiting};

    use super::*;
    use crate::GraphError;
    use crate::error::Cause;
    use crate::graph::Reply;

    const START: Duration = Duration::ZERO;
    const SECOND: Duration = Duration::from_secs(1);

    fn reply(status: u16, body: &str) -> Reply {
        Reply::new(status, body.as_bytes().to_vec(), |_| None)
    }

    fn answered(status: u16, body: &str) -> Error {
        let error = match GraphError::from_json(body.as_bytes()) {
            Ok(error) => Error::new(Cause::Graph(error)),
            Err(odd) => Error::unreadable(odd),
        };
        error.with(reply(status, body))
    }

    /// An error in the platform's own envelope.
    fn coded(status: u16, code: i64, subcode: Option<i64>) -> Error {
        let subcode = subcode.map_or_else(|| "null".to_owned(), |subcode| subcode.to_string());
        answered(
            status,
            &format!(
                r#"{{"error":{{"type":"OAuthException","code":{code},"error_subcode":{subcode},"fbtrace_id":"A"}}}}"#
            ),
        )
    }

    fn asking(error: Error, wait: Duration) -> Error {
        let body = String::from_utf8(error.raw_body().unwrap_or_default().to_vec()).unwrap();
        let status = error.status().unwrap();
        error.with(Reply { retry_after: Some(wait), ..reply(status, &body) })
    }

    fn first(retry: &Retry, error: &Error) -> Decision {
        retry.decide(error, 1, START, 1.0)
    }

    fn helps(row: &Code) -> bool {
        matches!(row.waiting(), Waiting::Seconds | Waiting::Pause)
    }

    #[test]
    fn the_whole_table_of_codes() {
        for row in CODES {
            for status in [400, 500] {
                let error = coded(status, *row.codes().start(), row.subcode());
                let is_open = row.family() == Family::Timeout
                    || (row.family() == Family::Platform && status == 500);
                let expected = match (helps(row) && !is_open, row.family()) {
                    (false, _) => Decision::GiveUp,
                    (true, Family::RateLimit) => Decision::Wait(SECOND),
                    (true, _) => Decision::Wait(SECOND / 2),
                };
                assert_eq!(first(&Retry::default(), &error), expected, "{status} {row:?}");
                assert_eq!(first(&Retry::NEVER, &error), Decision::GiveUp, "{row:?}");
                let risked = first(&Retry::default().risking_duplicates(), &error);
                assert_eq!(risked == Decision::GiveUp, !helps(row), "{row:?}");
            }
        }
    }

    #[test]
    fn what_must_not_be_repeated_is_not_whatever_the_status_is() {
        let risky = Retry::default().risking_duplicates();
        for (code, subcode) in [
            (613, 2_018_338),
            (613, 1_893_016),
            (1, 1_357_046),
            (10, 1_893_063),
            (-1, 2_534_023),
            (100, 2_534_023),
        ] {
            for status in [200, 400, 429, 500, 503] {
                let error = coded(status, code, Some(subcode));
                assert_eq!(first(&risky, &error), Decision::GiveUp, "{code} {subcode} {status}");
            }
        }
        assert_eq!(first(&risky, &coded(400, 368, None)), Decision::GiveUp);
    }

    #[test]
    fn the_platforms_own_word_that_it_does_not_pass_counts() {
        for code in [2, 4, 613, 1200] {
            let error = |flag| {
                let body = format!(
                    r#"{{"error":{{"type":"X","code":{code},"is_transient":{flag},"fbtrace_id":"A"}}}}"#
                );
                answered(400, &body)
            };
            assert_ne!(first(&Retry::default(), &error(true)), Decision::GiveUp, "{code}");
            assert_eq!(first(&Retry::default(), &error(false)), Decision::GiveUp, "{code}");
        }
    }

    #[test]
    fn a_failing_server_is_not_asked_again_whoever_answered() {
        let (retry, risky) = (Retry::default(), Retry::default().risking_duplicates());
        let gateway = r#"{"error":{"code":502,"message":"Bad Gateway"}}"#;
        for error in [
            coded(500, 77, None),
            coded(500, 2, None),
            coded(500, -1, None),
            answered(503, ""),
            answered(503, "<html>"),
            answered(502, gateway),
            answered(504, r#"{"error":{"code":613}}"#),
        ] {
            assert_eq!(first(&retry, &error), Decision::GiveUp, "{error:?}");
            assert_ne!(first(&risky, &error), Decision::GiveUp, "{error:?}");
        }
        assert_ne!(first(&retry, &coded(200, 2, None)), Decision::GiveUp);
        assert_ne!(first(&retry, &coded(500, 1200, None)), Decision::GiveUp);
        assert_ne!(first(&retry, &answered(429, "slow down")), Decision::GiveUp);
        for error in [
            coded(400, 77, None),
            coded(500, 190, None),
            answered(404, "no route"),
            answered(400, r#"{"error":{"code":613}}"#),
            answered(200, "ok"),
        ] {
            assert_eq!(first(&retry, &error), Decision::GiveUp, "{error:?}");
        }
    }

    #[test]
    fn what_was_not_read_to_its_end_is_not_repeated_whatever_its_status_is() {
        for status in [200, 400, 401, 403, 404, 422, 429, 500, 503] {
            for cause in [Cause::Timeout("late".into()), Cause::Interrupted("lost".into())] {
                let error = Error::new(cause).with_part_of(reply(status, r#"{"error":{"code":4"#));
                assert_eq!(error.delivery(), Delivery::Unknown, "{status}");
                assert_eq!(first(&Retry::default(), &error), Decision::GiveUp, "{status}");
            }
        }
    }

    #[test]
    fn connections() {
        let retry = Retry::default();
        let risky = Retry::default().risking_duplicates();
        let to = "http://a.example".to_owned();
        let none = Error::new(Cause::Connect { to, source: "refused".into() });
        assert_ne!(first(&retry, &none), Decision::GiveUp);
        for cause in [Cause::Timeout("late".into()), Cause::Interrupted("lost".into())] {
            let error = Error::new(cause);
            assert_eq!(first(&retry, &error), Decision::GiveUp);
            assert_ne!(first(&risky, &error), Decision::GiveUp);
        }
    }

    fn waits(retry: &Retry, error: &Error, random: f64) -> [u128; 5] {
        [1, 2, 3, 4, 98].map(|attempt| match retry.decide(error, attempt, START, random) {
            Decision::Wait(wait) => wait.as_millis(),
            Decision::GiveUp => panic!("gives up at {attempt}"),
        })
    }

    #[test]
    fn waits_double_up_to_a_bound_and_are_any_part_of_that() {
        let retry =
            Retry::default().tries(99).within(Duration::MAX).longest_wait(Duration::from_secs(3));
        let busy = coded(500, 1200, None);
        assert_eq!(waits(&retry, &busy, 1.0), [500, 1000, 2000, 3000, 3000]);
        assert_eq!(waits(&retry, &busy, 0.5), [250, 500, 1000, 1500, 1500]);
        assert_eq!(waits(&retry, &busy, 0.0), [0; 5]);
        let limited = coded(400, 613, None);
        assert_eq!(waits(&retry, &limited, 1.0), [1000, 2000, 3000, 3000, 3000]);
        let patient = retry.limited_wait(Duration::from_millis(1500));
        assert_eq!(waits(&patient, &limited, 1.0)[..2], [1500, 3000]);
        assert_eq!(waits(&patient, &busy, 7.0)[0], 500);
        assert_eq!(waits(&patient, &busy, f64::NAN)[0], 500);
        assert_eq!(first(&patient, &busy), patient.decide(&busy, 0, START, 1.0));
    }

    #[test]
    fn tries_and_time_are_bounded() {
        let busy = coded(500, 1200, None);
        let retry = Retry::default().tries(3).within(10 * SECOND);
        assert_ne!(retry.decide(&busy, 2, 9 * SECOND, 1.0), Decision::GiveUp);
        assert_eq!(retry.decide(&busy, 3, START, 1.0), Decision::GiveUp);
        assert_eq!(retry.decide(&busy, 2, 9 * SECOND + SECOND / 8, 1.0), Decision::GiveUp);
        assert_eq!(retry.decide(&busy, 1, Duration::MAX, 1.0), Decision::GiveUp);
        assert_eq!(retry.tries(0).decide(&busy, 1, START, 1.0), Decision::GiveUp);
    }

    #[test]
    fn what_the_answer_asks_for_is_honoured_or_given_up() {
        let retry = Retry::default();
        let limited = || coded(400, 613, None);
        let decision = |wait| first(&retry, &asking(limited(), wait));
        assert_eq!(decision(20 * SECOND), Decision::Wait(20 * SECOND));
        assert_eq!(decision(SECOND / 100), Decision::Wait(SECOND));
        assert_eq!(decision(61 * SECOND), Decision::GiveUp);
        assert_eq!(decision(Duration::MAX), Decision::GiveUp);
    }
}
