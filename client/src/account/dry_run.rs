//! Everything but sending: what a client for rehearsals would have sent.
//!
//! A client from [`ClientBuilder::dry_run`](crate::ClientBuilder::dry_run) checks messages and
//! calls, writes them down and lets them wait for their turn. Then it keeps them in a [`DryRun`], and
//! answers as the platform never does:
//!
//! - [`send`](crate::Account::send) and all that builds on it gives a [`Receipt`](crate::Receipt)
//!   without any id. An invented one might be kept for a real one.
//! - [`call`](crate::Account::call) gives a [`Reply`] of status 200 whose body is `{}`: nothing is
//!   read from the platform either.
//! - [`upload`](crate::Account::upload) gives a file with the id `0`, which ends with the upload's
//!   beginning, so that messages with it can be rehearsed too.
//!
//! What is wrong with a message or a setting is an [`Error`](crate::Error) as ever. What the platform
//! alone knows does not show: whether a token works, a window is open, a URL leads anywhere.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::graph::{Call, Content, Encoded, Method, Part, Reply, Value};
use crate::http::{Credential, Endpoint, conceal_token};

/// What would have been sent, from [`Client::dry_run`](crate::Client::dry_run). Clones show the same.
///
/// It keeps the last 1,000 requests and counts them all.
///
/// ```
/// use sendapi::{Client, message};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), sendapi::Error> {
/// let client = Client::builder().dry_run().build()?;
/// let page = client.page("101", "a-token");
/// page.send(&message!(Messenger { recipient: "7204418830956127", text: "Good morning" })).await?;
///
/// let rehearsed = client.dry_run().expect("it is one").sent();
/// assert!(rehearsed[0].body().contains("Good morning"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct DryRun(Arc<Mutex<Record>>);

impl DryRun {
    /// The requests that would have been sent, in their order: the last 1,000.
    #[must_use]
    pub fn sent(&self) -> Vec<Unsent> {
        self.record().kept.iter().cloned().collect()
    }

    /// The same, and forgets them: for runs longer than what is kept.
    #[must_use]
    pub fn take(&self) -> Vec<Unsent> {
        self.record().kept.drain(..).collect()
    }

    /// How many requests would have been sent in all, those included that are no longer kept.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.record().count
    }

    /// Keeps it and stands in for the platform.
    pub(crate) fn keep(&self, unsent: Unsent) -> Reply {
        let mut record = self.record();
        record.count += 1;
        record.kept.push_back(unsent);
        if record.kept.len() > KEPT {
            record.kept.pop_front();
        }
        Reply::of_a_dry_run()
    }

    /// A thread that panicked while it held the lock left the list whole.
    fn record(&self) -> MutexGuard<'_, Record> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug, Default)]
struct Record {
    kept: VecDeque<Unsent>,
    count: u64,
}

/// A request that was not sent. It shows neither token nor proof of the app secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsent {
    account: String,
    method: Method,
    path: String,
    body: String,
    is_cut: bool,
}

impl Unsent {
    /// The id of the account that would have sent it.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// What would have been done; messages are posted.
    #[must_use]
    pub fn method(&self) -> Method {
        self.method
    }

    /// Where it would have gone, from the version on, with the parameters of a call:
    /// `/v27.0/1234567890/messages`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The body: JSON, a form, or a line for each part of a multipart body. Empty without one. What
    /// is longer than 64 KiB is [cut](Self::is_cut) there.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }

    /// Whether the body is longer than what is kept of it.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    pub(crate) fn message(
        account_id: &str,
        credential: &Credential,
        endpoint: &Endpoint,
        json: Vec<u8>,
    ) -> Self {
        Self::new(account_id, credential, Method::Post, endpoint.path_with([]), json)
    }

    pub(crate) fn call(
        account_id: &str,
        credential: &Credential,
        endpoint: &Endpoint,
        call: &Call,
    ) -> Self {
        let Encoded { query: _, content } = call.encoded(&[]);
        let body = match content {
            Content::None => Vec::new(),
            Content::Whole { bytes, .. } => bytes,
            Content::Parts { parts, .. } => parts.iter().map(line).collect::<String>().into_bytes(),
        };
        let path = endpoint.path_with(call.shown_query());
        Self::new(account_id, credential, call.method, path, body)
    }

    fn new(
        account_id: &str,
        credential: &Credential,
        method: Method,
        path: String,
        body: Vec<u8>,
    ) -> Self {
        let (path, body) = (shown(path.into_bytes(), credential), shown(body, credential));
        let longest = LONGEST_KEPT_BODY.min(body.len());
        let kept = (0..=longest).rev().find_map(|end| body.get(..end)).unwrap_or(&body);
        // Copied: cut short, a text would go on holding the memory of all that was there.
        Self {
            account: account_id.to_owned(),
            method,
            path: path.as_str().into(),
            is_cut: kept.len() < body.len(),
            body: kept.into(),
        }
    }
}

/// The text, should it repeat the token, without that.
fn shown(mut text: Vec<u8>, credential: &Credential) -> String {
    conceal_token(credential.token(), &mut text);
    String::from_utf8_lossy(&text).into_owned()
}

/// A part in words.
fn line(part: &Part) -> String {
    let mut line = format!("{}: ", part.name);
    // Writing to a string does not fail.
    let _ = match &part.value {
        Value::Text(text) => writeln!(line, "{text}"),
        Value::File(file) => {
            writeln!(line, "{} ({}, {} bytes)", file.name(), file.mime_type(), file.length())
        }
    };
    line
}

const KEPT: usize = 1000;
const LONGEST_KEPT_BODY: usize = 64 * 1024;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Path;
    use crate::{Client, message};

    #[tokio::test]
    async fn no_more_memory_is_kept_than_shows() {
        let client = Client::builder().dry_run().build().unwrap();
        let page = client.page("1", "EAABexample");
        let long = format!(r#"{{"note":"{}"}}"#, "x".repeat(10 * LONGEST_KEPT_BODY));
        page.call(Call::post(Path::account().edge("x")).json(long)).await.unwrap();
        page.send(&message!(Messenger { recipient: "7", text: "Hello" })).await.unwrap();
        for unsent in &client.dry_run().unwrap().record().kept {
            assert_eq!(unsent.body.capacity(), unsent.body.len());
            assert_eq!(unsent.path.capacity(), unsent.path.len());
        }
        let cut: Vec<_> = client.dry_run().unwrap().sent().iter().map(Unsent::is_cut).collect();
        assert_eq!(cut, [true, false]);
    }
}
