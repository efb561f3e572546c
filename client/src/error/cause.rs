//! What is behind an error, and what it is about.

use std::error::Error as StdError;
use std::sync::Arc;

use super::file::FileError;
use super::problem::Problem;
use crate::{GraphError, Invalid};

pub(crate) type Source = Box<dyn StdError + Send + Sync>;

#[derive(Debug)]
pub(crate) enum Cause {
    Setup(Problem),
    Invalid(Invalid),
    Connect {
        to: String,
        source: Source,
    },
    Timeout(Source),
    Interrupted(Source),
    Graph(GraphError),
    Unreadable {
        source: Source,
        /// It has a receipt, and its status is one of failure.
        contradicts: bool,
    },
    /// The answer to a batch does not fit what was asked.
    Mismatched(Source),
    /// The answer to a batch has `null` for it.
    Unfinished,
    ParentFailed(Parent),
    Throttled,
    Stopped,
    Deadline,
    File(Source),
    LocalFile(FileError),
    /// All who waited for the token share the reason.
    Token(Arc<dyn StdError + Send + Sync>),
    #[cfg(feature = "webhook")]
    WindowClosed(sendapi_core::webhook::Closed),
}

/// The message of a batch that failed, so that those which depend on it were not sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parent {
    /// Among the messages of the batch, from 0 on.
    pub(crate) place: usize,
    pub(crate) is_transient: bool,
}

/// What an error is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Message,
    Call,
    /// A call that only reads: whatever became of it, nothing was done.
    Question,
    /// All messages that went along in one call.
    Batch,
}

impl About {
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Message | Self::Batch => "message",
            Self::Call | Self::Question => "request",
        }
    }
}
