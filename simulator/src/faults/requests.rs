//! Which requests a fault is for.

use std::fmt;
use std::sync::Arc;

use serde_json::Value;

use crate::Endpoint;
use crate::request::head::Head;

/// Which requests a [`Fault`](crate::Fault) is for: by account, recipient or content, and which of
/// those.
///
/// Everything that is said must hold. What is counted are the requests that fit, from the moment that
/// the fault was added; one that an earlier fault took does not count.
///
/// Each item of a batch is a request, and so is the batch itself, which comes first and has no account.
///
/// What a request is about is read from its JSON; a form or a multipart body counts as the object of its
/// parameters, without files. A body that is neither, is no JSON or breaks off counts as `null`: it is to
/// nobody, and [`matching`](Self::matching) is asked about `null`. Account and endpoint stand in the path and
/// count whatever the body is.
///
/// ```
/// use sendapi_simulator::{Endpoint, Requests};
///
/// let first_two_of_a_page = Requests::of_account("101").first(2);
/// let second_attempt = Requests::to("1254477777772919").nth(2);
/// let every_tenth_picture = Requests::all()
///     .matching(|body| body["message"]["attachment"]["type"] == "image")
///     .every(10);
/// let first_batch = Requests::of_endpoint(Endpoint::Batch).first(1);
/// let items_to_somebody = Requests::to("1254477777772919").in_batches();
/// ```
#[derive(Clone, Debug)]
#[must_use = "requests are spared until a fault is added for them"]
pub struct Requests {
    endpoint: Option<Endpoint>,
    /// Items of batches alone, or none of them.
    is_item: Option<bool>,
    account: Option<String>,
    recipient: Option<String>,
    body: Option<Predicate>,
    which: Which,
}

impl Requests {
    /// Every one, whatever it asks for.
    pub fn all() -> Self {
        Self {
            endpoint: None,
            is_item: None,
            account: None,
            recipient: None,
            body: None,
            which: Which::All,
        }
    }

    /// Those with this account in their path: an id, or `me`.
    pub fn of_account(account: impl Into<String>) -> Self {
        Self { account: Some(account.into()), ..Self::all() }
    }

    /// Those that ask for this, by themselves or in a batch.
    pub fn of_endpoint(endpoint: Endpoint) -> Self {
        Self { endpoint: Some(endpoint), ..Self::all() }
    }

    /// Those to this `recipient.id`. A request that names a comment or a token in its place is not among them.
    pub fn to(recipient: impl Into<String>) -> Self {
        Self::all().and_to(recipient)
    }

    /// Of these, those to this `recipient.id`.
    pub fn and_to(self, recipient: impl Into<String>) -> Self {
        Self { recipient: Some(recipient.into()), ..self }
    }

    /// Of these, those with this account in their path: an id, or `me`.
    pub fn and_account(self, account: impl Into<String>) -> Self {
        Self { account: Some(account.into()), ..self }
    }

    /// Of these, those that are items of a batch.
    pub fn in_batches(self) -> Self {
        Self { is_item: Some(true), ..self }
    }

    /// Of these, those that are no items of a batch: requests by themselves, and batches as a whole.
    pub fn alone(self) -> Self {
        Self { is_item: Some(false), ..self }
    }

    /// Of these, those whose body is as `predicate` wants it. It gets `null` for a body that could not be read as
    /// JSON or as parameters; indexing that gives `null` again and does not panic.
    ///
    /// The faults are held while `predicate` runs: it must not add any itself.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use sendapi_simulator::{Fault, Requests, Simulator};
    ///
    /// let simulator = Simulator::start().await?;
    /// // What has no tag is refused, as the platform does when the window is closed.
    /// let untagged = Requests::all().matching(|body| body["tag"].is_null());
    /// simulator.faults().add(untagged, Fault::graph_error(10, 2_018_278));
    /// # Ok(())
    /// # }
    /// ```
    pub fn matching(self, predicate: impl Fn(&Value) -> bool + Send + Sync + 'static) -> Self {
        Self { body: Some(Predicate(Arc::new(predicate))), ..self }
    }

    /// Of these, the first so many.
    pub fn first(self, count: u64) -> Self {
        Self { which: Which::First(count), ..self }
    }

    /// Of these, one alone: 1 is the next.
    pub fn nth(self, number: u64) -> Self {
        Self { which: Which::Nth(number), ..self }
    }

    /// Of these, the one with this number and its multiples: 1 is all, 10 each tenth, 0 none.
    pub fn every(self, number: u64) -> Self {
        Self { which: Which::Every(number), ..self }
    }

    /// Whether only the body tells which requests these are.
    pub(crate) fn depend_on_the_body(&self) -> bool {
        self.recipient.is_some() || self.body.is_some()
    }

    pub(crate) fn fit(&self, request: &Candidate<'_>, body: &Value) -> bool {
        self.endpoint.is_none_or(|wanted| request.endpoint == Some(wanted))
            && self.is_item.is_none_or(|wanted| wanted == request.is_item)
            && self.account.as_deref().is_none_or(|wanted| wanted == request.account)
            && self.recipient.as_deref().is_none_or(|wanted| is_to(body, wanted))
            && self.body.as_ref().is_none_or(|wanted| (wanted.0)(body))
    }

    /// Whether the one with this number, from 1, is among them.
    pub(crate) fn include(&self, number: u64) -> bool {
        match self.which {
            Which::All => true,
            Which::First(count) => number <= count,
            Which::Nth(only) => number == only,
            Which::Every(step) => step != 0 && number.is_multiple_of(step),
        }
    }

    /// Whether none is left after so many.
    pub(crate) fn are_over(&self, counted: u64) -> bool {
        match self.which {
            Which::All | Which::Every(_) => false,
            Which::First(last) | Which::Nth(last) => counted >= last,
        }
    }
}

/// In words that follow on "for".
impl fmt::Display for Requests {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.which {
            Which::All => f.write_str("every request")?,
            Which::First(1) | Which::Nth(1) => f.write_str("the next request")?,
            Which::First(count) => write!(f, "the first {count} requests")?,
            Which::Nth(number) => write!(f, "request {number} from now")?,
            Which::Every(step) => write!(f, "one in {step} requests")?,
        }
        self.endpoint.map_or(Ok(()), |endpoint| write!(f, " of `{endpoint}`"))?;
        self.account.iter().try_for_each(|account| write!(f, " of account {account}"))?;
        self.recipient.iter().try_for_each(|recipient| write!(f, " to {recipient}"))?;
        f.write_str(match self.is_item {
            Some(true) => " in batches",
            Some(false) => " by itself",
            None => "",
        })?;
        f.write_str(if self.body.is_some() { " with a certain body" } else { "" })
    }
}

/// What the head of a request tells about it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate<'r> {
    endpoint: Option<Endpoint>,
    account: &'r str,
    is_item: bool,
}

impl<'r> Candidate<'r> {
    pub(crate) fn of(head: &'r Head) -> Self {
        let (endpoint, account) = (head.endpoint(), head.account());
        Self { endpoint, account, is_item: head.item.is_some() }
    }
}

fn is_to(body: &Value, wanted: &str) -> bool {
    match body.pointer("/recipient/id") {
        Some(Value::String(id)) => id == wanted,
        Some(Value::Number(id)) => id.to_string() == wanted,
        _ => false,
    }
}

#[derive(Clone, Copy, Debug)]
enum Which {
    All,
    First(u64),
    Nth(u64),
    Every(u64),
}

#[derive(Clone)]
struct Predicate(Arc<dyn Fn(&Value) -> bool + Send + Sync>);

impl fmt::Debug for Predicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Predicate(..)")
    }
}
