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
