//! Whether and when a message that failed is sent again. Nothing here waits, sends or asks a clock.

use std::time::Duration;

use crate::{Delivery, Error};

/// When a message that failed is sent again, for
/// [`ClientBuilder::retry`](crate::ClientBuilder::retry).
///
/// By default a message is tried up to 4 times within a minute, and only where it surely did not go
/// out and waiting can help: no connection, an error that the platform calls transient or is known
/// to be, a rate limit. The wait doubles from half a second to at most 30 seconds, varied at random
/// so that many senders do not come back at once; if the answer says how long to wait, it is that
/// long at least.
///
/// The platform knows no idempotency key. So a message whose outcome is
/// [unknown](Delivery::Unknown), such as after a timeout, is not sent again unless
/// [`risking_duplicates`](Self::risking_duplicates) says so.
///
/// # Example
///
/// ```
/// use sendapi::{Client, Retry};
/// use std::time::Duration;
///
/// let patient = Retry::default().tries(10).within(Duration::from_mins(30));
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
    longest_wait: Duration,
    risks_duplicates: bool,
}

impl Retry {
    /// Every message is tried once.
    pub const NEVER: Self = Self { tries: 1, ..Self::DEFAULT };

    /// Every message is tried once: [`NEVER`](Self::NEVER).
    pub const fn never() -> Self {
        Self::NEVER
    }

    /// How often a message is tried in all, by default 4 times; 0 counts as 1.
    pub const fn tries(mut self, tries: u32) -> Self {
        self.tries = tries;
        self
    }

    /// How long after its first try a message may be tried again, by default a minute.
    ///
    /// Where the platform asks for a longer wait, the error comes at once, with
    /// [`retry_after`](Error::retry_after).
    pub const fn within(mut self, time: Duration) -> Self {
        self.within = time;
        self
    }

    /// How long to wait after the first try, by default half a second; it doubles with every try.
    pub const fn first_wait(mut self, wait: Duration) -> Self {
        self.first_wait = wait;
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
    /// `random` a number from 0 to 1 that varies the wait. [`send`](crate::Account::send) asks this
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
    ///         Decision::GiveUp => None,
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn decide(&self, error: &Error, attempt: u32, elapsed: Duration, random: f64) -> Decision {
        if attempt >= self.tries || !self.may_repeat(error) {
            return Decision::GiveUp;
        }
        let asked_for = error.retry_after().unwrap_or_default();
        let wait = self.backoff(attempt, random).max(asked_for);
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

    /// From half of the doubled wait to all of it.
    fn backoff(&self, attempt: u32, random: f64) -> Duration {
        let doublings = 2_u32.saturating_pow(attempt.saturating_sub(1));
        let full = self.first_wait.saturating_mul(doublings).min(self.longest_wait);
        let share = 0.5 + random.clamp(0.0, 1.0) / 2.0;
        Duration::try_from_secs_f64(full.as_secs_f64() * share).unwrap_or(full)
    }

    const DEFAULT: Self = Self {
        tries: 4,
        within: Duration::from_mins(1),
        first_wait: Duration::from_millis(500),
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

    fn answered(status: u16, body: &str) -> Error {
        let cause = match GraphError::from_json(body.as_bytes()) {
            Ok(error) => Cause::Graph(error),
            Err(odd) => Cause::Unreadable(Box::new(odd)),
        };
        let body = body.as_bytes().to_vec();
        Error::new(cause).with(Reply { status, retry_after: None, usage: None, body })
    }

    fn coded(status: u16, code: i64, subcode: Option<i64>) -> Error {
        let subcode = subcode.map_or_else(|| "null".to_owned(), |subcode| subcode.to_string());
        let error = format!(r#"{{"error":{{"code":{code},"error_subcode":{subcode}}}}}"#);
        answered(status, &error)
    }

    fn of(row: &Code) -> Error {
        coded(400, *row.codes().start(), row.subcode())
    }

    fn asking(error: Error, wait: Duration) -> Error {
        let body = error.raw_body().unwrap_or_default().to_vec();
        let status = error.status().unwrap();
        error.with(Reply { status, retry_after: Some(wait), usage: None, body })
    }

    fn first(retry: &Retry, error: &Error) -> Decision {
        retry.decide(error, 1, START, 1.0)
    }

    #[test]
    fn the_whole_table() {
        for row in CODES {
            let error = of(row);
            let helps = matches!(row.waiting(), Waiting::Seconds | Waiting::Pause);
            let repeated = helps && row.family() != Family::Timeout;
            let expected = if repeated { Decision::Wait(SECOND / 2) } else { Decision::GiveUp };
            assert_eq!(first(&Retry::default(), &error), expected, "{row:?}");
            assert_eq!(first(&Retry::NEVER, &error), Decision::GiveUp, "{row:?}");
            let risked = first(&Retry::default().risking_duplicates(), &error);
            assert_eq!(risked == Decision::GiveUp, !helps, "{row:?}");
        }
    }

    #[test]
    fn what_must_not_be_repeated_is_not_whatever_the_status_is() {
        let risky = Retry::default().risking_duplicates();
        for (code, subcode) in [(613, 2_018_338), (613, 1_893_016), (1, 1_357_046), (10, 1_893_063)]
        {
            for status in [200, 400, 429, 500, 503] {
                let error = coded(status, code, Some(subcode));
                assert_eq!(first(&risky, &error), Decision::GiveUp, "{code} {subcode} {status}");
            }
        }
        assert_eq!(first(&risky, &coded(400, 368, None)), Decision::GiveUp);
    }

    #[test]
    fn a_failing_server_is_asked_again_only_if_the_platform_itself_answered() {
        let retry = Retry::default();
        assert_ne!(first(&retry, &coded(500, 77, None)), Decision::GiveUp);
        assert_ne!(first(&retry, &coded(200, 2, None)), Decision::GiveUp);
        assert_eq!(first(&retry, &coded(400, 77, None)), Decision::GiveUp);
        assert_eq!(first(&retry, &coded(500, 190, None)), Decision::GiveUp);
        for gateway in ["", "<html>", r#"{"error":{"message":"upstream"}}"#] {
            let error = answered(503, gateway);
            assert_eq!(first(&retry, &error), Decision::GiveUp, "{gateway}");
            let risky = retry.clone().risking_duplicates();
            assert_ne!(first(&risky, &error), Decision::GiveUp, "{gateway}");
        }
        assert_ne!(first(&retry, &answered(429, "slow down")), Decision::GiveUp);
        assert_eq!(first(&retry, &answered(404, "no route")), Decision::GiveUp);
        assert_eq!(first(&retry, &answered(200, "ok")), Decision::GiveUp);
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

    #[test]
    fn waits_double_up_to_a_bound_and_vary() {
        let retry =
            Retry::default().tries(99).within(Duration::MAX).longest_wait(Duration::from_secs(3));
        let busy = coded(500, 2, None);
        let wait = |attempt, random| match retry.decide(&busy, attempt, START, random) {
            Decision::Wait(wait) => wait.as_millis(),
            Decision::GiveUp => panic!("gives up at {attempt}"),
        };
        assert_eq!(
            [1, 2, 3, 4, 98].map(|attempt| wait(attempt, 1.0)),
            [500, 1000, 2000, 3000, 3000]
        );
        assert_eq!(
            [1, 2, 3, 4, 98].map(|attempt| wait(attempt, 0.0)),
            [250, 500, 1000, 1500, 1500]
        );
        assert_eq!(wait(1, 0.5), 375);
        assert_eq!((wait(1, f64::NAN), wait(1, 7.0), wait(0, 1.0)), (500, 500, 500));
    }

    #[test]
    fn tries_and_time_are_bounded() {
        let busy = coded(500, 2, None);
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
        assert_eq!(decision(SECOND / 100), Decision::Wait(SECOND / 2));
        assert_eq!(decision(61 * SECOND), Decision::GiveUp);
        assert_eq!(decision(Duration::MAX), Decision::GiveUp);
    }
}
