//! How errors are made, and what is added to them on their way.

use std::sync::Arc;
use std::time::Duration;

use super::answered::Answered;
use super::cause::{About, Cause, Source};
use super::file::FileError;
use super::problem::Problem;
use super::written::Written;
use super::{Answer, Error, Inner};
use crate::Invalid;

impl Error {
    pub(crate) fn new(cause: Cause) -> Self {
        Self(Box::new(Inner {
            cause: Arc::new(cause),
            answer: None,
            retry_after: None,
            raw_body: None,
            trace_id: None,
            written: None,
            attempts: 0,
            earlier_try_unknown: false,
            about: About::Message,
            #[cfg(any(feature = "metrics", feature = "tracing"))]
            is_told: false,
        }))
    }

    /// There is a line about it.
    #[cfg(any(feature = "metrics", feature = "tracing"))]
    pub(crate) fn told(mut self) -> Self {
        self.0.is_told = true;
        self
    }

    /// Whether there is a line about it already.
    #[cfg(all(feature = "tracing", feature = "webhook"))]
    pub(crate) fn is_told(&self) -> bool {
        self.0.is_told
    }

    /// It is not about a message: `Display` speaks of a request.
    pub(crate) fn about_a_call(mut self) -> Self {
        self.0.about = About::Call;
        self
    }

    /// It is about a call that only reads, of which nobody has to hear whether it was carried out.
    pub(crate) fn about_a_question(mut self) -> Self {
        self.0.about = About::Question;
        self
    }

    /// Names the file that could not be read.
    pub(crate) fn about_the_file(mut self, name: &str) -> Self {
        self.0.cause = match Arc::try_unwrap(self.0.cause) {
            Ok(Cause::File(failure)) => {
                Arc::new(Cause::LocalFile(FileError::unreadable(name, failure)))
            }
            Ok(other) => Arc::new(other),
            Err(shared) => shared,
        };
        self
    }

    /// It is about all messages of a batch at once.
    pub(crate) fn about_a_batch(mut self) -> Self {
        self.0.about = About::Batch;
        self
    }

    /// The account stands still for so long.
    pub(crate) fn throttled(standstill: Duration) -> Self {
        let mut error = Self::new(Cause::Throttled);
        error.0.retry_after = Some(standstill);
        error
    }

    /// Adds how long to wait, unless the answer said so.
    pub(crate) fn or_retry_after(mut self, wait: Duration) -> Self {
        self.0.retry_after.get_or_insert(wait);
        self
    }

    /// It was not to begin any more.
    pub(crate) fn stopped() -> Self {
        Self::new(Cause::Stopped)
    }

    /// The deadline passed: before the request left, or when so much of it was written.
    pub(crate) fn late(written: Written) -> Self {
        Self::new(Cause::Deadline).having_written(written)
    }

    /// Something that is neither a receipt nor an error.
    pub(crate) fn unreadable(why: impl Into<Source>) -> Self {
        Self::new(Cause::Unreadable { source: why.into(), contradicts: false })
    }

    /// A receipt that came with a status of failure.
    pub(crate) fn contradictory() -> Self {
        let source = "the status tells of a failure, the body of none".into();
        Self::new(Cause::Unreadable { source, contradicts: true })
    }

    /// Adds what is known of the answer.
    pub(crate) fn with(self, answer: impl Into<Answered>) -> Self {
        self.answered(answer.into(), true)
    }

    /// Adds what is known of an answer whose end did not come.
    pub(crate) fn with_part_of(self, answer: impl Into<Answered>) -> Self {
        self.answered(answer.into(), false)
    }

    fn answered(mut self, answer: Answered, is_whole: bool) -> Self {
        let Answered { status, retry_after, trace_id, mut body } = answer;
        self.0.answer = Some(Answer { status, is_whole });
        self.0.retry_after = retry_after;
        self.0.trace_id = trace_id;
        body.truncate(LONGEST_KEPT_BODY);
        // Without the room that the whole body took.
        self.0.raw_body = Some(body.into_boxed_slice().into());
        self
    }

    /// Adds how much of the request was written.
    pub(crate) fn having_written(mut self, written: Written) -> Self {
        self.0.written = Some(written);
        self
    }

    /// Adds what is known of all tries, this one included.
    pub(crate) fn after(mut self, attempts: u32, earlier_try_unknown: bool) -> Self {
        self.0.attempts = attempts;
        self.0.earlier_try_unknown = earlier_try_unknown;
        self
    }
}

/// As [`Account::send`](crate::Account::send) tells of a message that breaks a rule: so that a bot writes `?` behind
/// `message.to(…)`.
impl From<Invalid> for Error {
    fn from(invalid: Invalid) -> Self {
        Self::new(Cause::Invalid(invalid))
    }
}

impl From<FileError> for Error {
    fn from(error: FileError) -> Self {
        Self::new(Cause::LocalFile(error))
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::new(Cause::Setup(problem))
    }
}

const LONGEST_KEPT_BODY: usize = 64 * 1024;
