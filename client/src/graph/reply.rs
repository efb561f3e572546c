//! What the Graph API answers.

use std::error::Error as StdError;
use std::fmt;
use std::time::{Duration, SystemTime};

use super::usage::Reported;
use crate::Error;
use crate::error::{Answered, verdict};

/// The answer to a [`Call`](super::Call) that the platform carried out.
#[derive(Clone)]
pub struct Reply {
    pub(crate) status: u16,
    /// What the answer asks for.
    pub(crate) retry_after: Option<Duration>,
    pub(crate) usage: Option<Box<Reported>>,
    pub(crate) trace_id: Option<String>,
    pub(crate) date: Option<SystemTime>,
    pub(crate) body: Vec<u8>,
    pub(crate) is_rehearsed: bool,
    /// Whether the call that it answers only reads.
    pub(crate) is_to_a_question: bool,
}

impl Reply {
    /// The HTTP status, from 200 to 299.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The trace id, from the header `x-fb-trace-id`: what Meta's support asks for.
    #[must_use]
    pub fn trace_id(&self) -> Option<&str> {
        self.trace_id.as_deref()
    }

    /// When the platform answered by its own clock, to the second: the header `date`.
    ///
    /// Beside the time of this machine it tells whether that one's clock is right.
    #[must_use]
    pub fn date(&self) -> Option<SystemTime> {
        self.date
    }

    /// What it says, mostly JSON; at most 1 MiB. An access token or an app secret proof in it is
    /// blotted out.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// What it says, without a copy.
    #[must_use]
    pub fn into_body(self) -> Vec<u8> {
        self.body
    }

    /// What `read` makes of the body.
    ///
    /// # Errors
    ///
    /// An [`Error`] of kind [`Unreadable`](crate::ErrorKind::Unreadable) with the answer and the
    /// cause, when `read` fails.
    ///
    /// # Example
    ///
    /// ```
    /// use sendapi::Error;
    /// use sendapi::graph::Reply;
    /// use serde_json::Value;
    ///
    /// fn name(reply: &Reply) -> Result<Option<String>, Error> {
    ///     let person: Value = reply.read(serde_json::from_slice)?;
    ///     Ok(person["name"].as_str().map(str::to_owned))
    /// }
    /// ```
    pub fn read<'a, T, E>(&'a self, read: impl FnOnce(&'a [u8]) -> Result<T, E>) -> Result<T, Error>
    where
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        read(&self.body).map_err(|odd| {
            let error = Error::unreadable(odd);
            let error =
                if self.is_to_a_question { error.about_a_question() } else { error.about_a_call() };
            error.with(self.clone())
        })
    }

    /// It answers a call that only reads.
    pub(crate) fn answering_a_question(mut self) -> Self {
        self.is_to_a_question = true;
        self
    }

    /// An object without members, since nobody answered.
    pub(crate) fn of_a_dry_run() -> Self {
        Self { is_rehearsed: true, ..Self::new(200, b"{}".to_vec(), |_| None) }
    }

    /// An answer with these headers, which are asked for by their names in small letters.
    pub(crate) fn new<'h>(
        status: u16,
        body: Vec<u8>,
        header: impl Fn(&'static str) -> Option<&'h str>,
    ) -> Self {
        Self {
            status,
            retry_after: header("retry-after").and_then(retry_after),
            trace_id: header("x-fb-trace-id").map(str::to_owned),
            date: header("date").and_then(|date| httpdate::parse_http_date(date).ok()),
            usage: Reported::read(header).map(Box::new),
            body,
            is_rehearsed: false,
            is_to_a_question: false,
        }
    }

    pub(crate) fn is_success(&self) -> bool {
        verdict::is_success(self.status)
    }
}

impl From<Reply> for Answered {
    fn from(reply: Reply) -> Self {
        let Reply { status, retry_after, trace_id, body, .. } = reply;
        Self { status, retry_after, trace_id, body }
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// The header's other form, a date, is left aside: the clocks of two machines rarely agree to the
/// second.
fn retry_after(header: &str) -> Option<Duration> {
    header.trim().parse().ok().map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_is_read_to_the_second() {
        let dated = |date| Reply::new(200, Vec::new(), |name| (name == "date").then_some(date));
        let date = dated("Mon, 30 Nov 2026 06:00:01 GMT").date().unwrap();
        let since_1970 = date.duration_since(SystemTime::UNIX_EPOCH).unwrap();
        assert_eq!(since_1970, Duration::from_secs(1_796_018_401));
        for odd in ["", "soon", "2026-11-30"] {
            assert_eq!(dated(odd).date(), None, "{odd}");
        }
    }

    #[test]
    fn retry_after_is_read_in_seconds() {
        assert_eq!(retry_after(" 30 "), Some(Duration::from_secs(30)));
        for odd in
            ["", "-1", "1.5", "soon", "Wed, 21 Oct 2026 07:28:00 GMT", "99999999999999999999"]
        {
            assert_eq!(retry_after(odd), None, "{odd}");
        }
    }
}
