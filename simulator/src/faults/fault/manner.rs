//! How a fault happens: when, with which head, how much of it, and whether the message got through.

use std::time::Duration;

use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderName, HeaderValue};

use super::extent::Extent;
use crate::{Fault, Usage};

impl Fault {
    /// The message counts as received, if it keeps the rules; the answer is as bad as without.
    pub fn delivered(self) -> Self {
        Self { is_delivered: true, ..self }
    }

    /// All of it later.
    pub fn after(self, delay: Duration) -> Self {
        Self { late: delay, ..self }
    }

    /// The HTTP status of the answer: 200 hides an error. What is no final status counts as 500.
    pub fn http_status(self, status: u16) -> Self {
        Self { status: Some(status), ..self }
    }

    /// What is answered breaks off: its head and half of its body, then the connection is closed. Where
    /// there is no body, that is the whole.
    ///
    /// ```
    /// use sendapi_simulator::Fault;
    ///
    /// let nobody_knows = Fault::graph_error(10, 2_018_278).broken_off();
    /// assert_eq!(Fault::half_an_answer().http_status(400).to_string(), "half an answer with status 400");
    /// # let _ = nobody_knows;
    /// ```
    pub fn broken_off(self) -> Self {
        Self { extent: Extent::BrokenOff, ..self }
    }

    /// What is answered stalls: its head and half of its body, then nothing. The connection stays open
    /// until the client gives up or the simulator stops.
    pub fn stalled(self) -> Self {
        Self { extent: Extent::Stalled, ..self }
    }

    /// The answer has a `Retry-After`, in begun seconds.
    pub fn retry_after(mut self, wait: Duration) -> Self {
        let begun = wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0));
        self.headers.retain(|(name, _)| name != RETRY_AFTER);
        self.headers.push((RETRY_AFTER, begun.into()));
        self
    }

    /// The answer has this header too, such as a `Retry-After` that is a date, negative or no number. What
    /// HTTP does not allow in a header is left out.
    ///
    /// ```
    /// use sendapi_simulator::Fault;
    ///
    /// let soon = Fault::status(429).and_header("retry-after", "soon");
    /// # let _ = soon;
    /// ```
    pub fn and_header(mut self, name: &str, value: &str) -> Self {
        let header = HeaderName::try_from(name).ok().zip(HeaderValue::try_from(value).ok());
        self.headers.extend(header);
        self
    }

    /// The answer says how much of a rate limit is used up. All that is said of business limits stands in
    /// one header.
    pub fn and_usage(mut self, usage: Usage) -> Self {
        self.usages.push(usage);
        self
    }
}
