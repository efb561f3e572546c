//! Whether a message that failed reached the platform.

/// Whether a message that failed reached the platform.
///
/// It is decided by one table, for single messages, items of [batches](crate::Batch) and calls alike;
/// [`Error::is_transient`](super::Error::is_transient) and [`Retry`](crate::Retry) go by it too. "Tried again" is what
/// [`Retry::default`](crate::Retry) does:
///
/// | what came back | the message | tried again |
/// |---|---|---|
/// | no connection, or one that broke before the whole request was handed over | not sent | yes |
/// | the connection lost, or no answer in time, after that | unknown | no |
/// | an answer whose body broke off, stalled or is over 1 MiB, with any status but those of the next row | unknown | no |
/// | a status that the platform never gives, with a whole body or not: 301, 307, 308, 405, 407, 411 to 417, 421, 426, 428, 431 | not sent | no |
/// | 2xx with `recipient_id`, `message_id`, `id`, `attachment_id` or `result` | sent | |
/// | 2xx without any of them | unknown | no |
/// | an error of the platform, in its envelope (`type` and `fbtrace_id`): | | |
/// | – 1 with subcode 1357046 | delivered | no |
/// | – subcode 2534023: the comment has had its private reply | not sent; delivered if an earlier try of it was unknown | no |
/// | – 504 | unknown | no |
/// | – 1, 2 or -1 beside a status of 5xx | unknown | no |
/// | – 1, 2 or -1 beside another status | not sent | yes |
/// | – a code in no [table](crate::graph_error::CODES) beside a status that refuses: 400, 401, 403, 404, 422, 429, or one that the platform never gives | not sent | if the platform flags it as transient |
/// | – such a code beside any other status | unknown | no |
/// | – 1200, subcode 2018048, and rate limits (4, 17, 32, 341, 613, 80001, 80002, 80006) | not sent | yes, after the pause |
/// | – every other code | not sent | if the platform flags it as transient |
/// | no JSON, an empty body, an `error` of somebody else, the flat error of Instagram's login host: beside 400, 401, 403, 404, 422, 429 | not sent | 429: yes |
/// | the same beside any other status, such as 200, 302, 408, 409 and 5xx | unknown | no |
/// | `null` for an item of a batch whose parent did not fail | unknown | no |
///
/// An error of the platform about a batch as a whole speaks of all its messages at once: there 1, 2, -1,
/// 1200 and 2018048 beside any status, and 1357046, leave them unknown.
///
/// Behind the rows about 1, 2 and -1 is what people have met in production: messages that arrived
/// although such an error came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// Certainly not: sending it again shows it once.
    NotSent,
    /// Nobody knows: sending it again may show it twice.
    Unknown,
    /// It reached the person although the platform answered with an error.
    Delivered,
}

impl Delivery {
    /// Its name in logs and numbers, such as `not_sent`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotSent => "not_sent",
            Self::Unknown => "unknown",
            Self::Delivered => "delivered",
        }
    }
}
