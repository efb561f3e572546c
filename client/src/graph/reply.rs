//! What the Graph API answers.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use crate::error::Cause;
use crate::usage::Usage;
use crate::{Error, GraphError};

/// The answer to a [`Call`](super::Call) that the platform carried out.
#[derive(Clone)]
pub struct Reply {
    pub(crate) status: u16,
    /// The longest of what the headers ask for.
    pub(crate) retry_after: Option<Duration>,
    pub(crate) usage: Option<Usage>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    /// The HTTP status, from 200 to 299.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
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
            Error::new(Cause::Unreadable(odd.into())).about_a_call().with(self.clone())
        })
    }

    /// An object without members, since nobody answered.
    pub(crate) fn of_a_dry_run() -> Self {
        Self { status: 200, retry_after: None, usage: None, body: b"{}".to_vec() }
    }

    /// An answer with these headers, which are asked for by their names in small letters.
    pub(crate) fn new<'h>(
        status: u16,
        body: Vec<u8>,
        header: impl Fn(&'static str) -> Option<&'h str>,
    ) -> Self {
        let asked_for = header("retry-after").and_then(retry_after);
        let usage = Usage::read(header);
        let refusing_for = usage.and_then(|usage| usage.refusing_for);
        Self { status, retry_after: asked_for.max(refusing_for), usage, body }
    }

    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The answer, unless it tells of a failure.
    pub(crate) fn carried_out(self) -> Result<Self, Error> {
        let cause = match GraphError::from_json(&self.body) {
            Ok(error) => Cause::Graph(error),
            Err(_) if self.is_success() => return Ok(self),
            Err(no_error) => Cause::Unreadable(Box::new(no_error)),
        };
        Err(Error::new(cause).with(self))
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
    fn retry_after_is_read_in_seconds() {
        assert_eq!(retry_after(" 30 "), Some(Duration::from_secs(30)));
        for odd in
            ["", "-1", "1.5", "soon", "Wed, 21 Oct 2026 07:28:00 GMT", "99999999999999999999"]
        {
            assert_eq!(retry_after(odd), None, "{odd}");
        }
    }

    #[test]
    fn the_longest_wait_that_the_headers_ask_for_counts() {
        let usage = r#"{"1":[{"type":"messenger","estimated_time_to_regain_access":2}]}"#;
        let answer = |seconds| {
            Reply::new(400, Vec::new(), |name| match name {
                "retry-after" => Some(seconds),
                "x-business-use-case-usage" => Some(usage),
                _ => None,
            })
        };
        assert_eq!(answer("7").retry_after, Some(Duration::from_mins(2)));
        assert_eq!(answer("700").retry_after, Some(Duration::from_secs(700)));
        assert_eq!(Reply::new(200, Vec::new(), |_| None).retry_after, None);
    }
}
