//! What became of a webhook.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::body::Bytes;
use sendapi_core::told::Written;
use serde_json::{Value, json};

use crate::time::{in_milliseconds, milliseconds};

/// One attempt to bring a webhook to the bot, from [`Simulator::deliveries`](crate::Simulator::deliveries).
/// Cheap to clone.
///
/// Its `Display` is what the program logs:
///
/// ```text
/// webhook message: taken in 3 ms
/// webhook postback: answered 500 `no database`, attempt 2
/// webhook message: taken in 2 ms, sent again
/// ```
#[derive(Clone, Debug)]
pub struct Delivery(Arc<Record>);

impl Delivery {
    /// Its number in the log of requests and webhooks, where each attempt has one of its own: for
    /// [`Simulator::redeliver`](crate::Simulator::redeliver).
    #[must_use]
    pub fn number(&self) -> u64 {
        self.0.number
    }

    /// What it tells: `message`, `postback`, `reaction`, `feed` and so on.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.0.contents.kind
    }

    /// The id of the person who acted, or who got the message that it is about.
    #[must_use]
    pub fn person(&self) -> &str {
        &self.0.contents.person
    }

    /// The JSON as it was sent and signed, with everything escaped that is not ASCII.
    #[must_use]
    pub fn body(&self) -> &str {
        std::str::from_utf8(&self.0.contents.body).unwrap_or_default()
    }

    /// When it was tried, by the simulator's [`Clock`](crate::Clock).
    #[must_use]
    pub fn at(&self) -> SystemTime {
        self.0.at
    }

    /// Which attempt it was for this webhook, from 1.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.0.attempt
    }

    /// Whether the bot had been told before, and was told the same once more on demand. An attempt after one that
    /// failed is none of these.
    #[must_use]
    pub fn is_again(&self) -> bool {
        self.0.contents.is_again
    }

    /// What the bot answered, or why it did not.
    #[must_use]
    pub fn outcome(&self) -> &Outcome {
        &self.0.outcome
    }

    /// How long the answer took, in real time.
    #[must_use]
    pub fn took(&self) -> Duration {
        self.0.took
    }

    /// Whether the bot took it: it answered with a status from 200 to 299.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        matches!(self.outcome(), Outcome::Answered { status: 200..=299, .. })
    }

    /// All of it as JSON, as the chat page and the program's `--log json` tell it: times in milliseconds since
    /// 1970, and how long the answer took in milliseconds.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({
            "type": "delivery",
            "number": self.number(),
            "at": milliseconds(self.at()),
            "kind": self.kind(),
            "conversation": self.person(),
            "body": serde_json::from_str::<Value>(self.body()).unwrap_or_default(),
            "attempt": self.attempt(),
            "again": self.is_again(),
            "taken": self.is_taken(),
            "outcome": self.outcome().to_string(),
            "took": in_milliseconds(self.took()),
        })
    }

    pub(crate) fn new(
        number: u64,
        contents: Contents,
        at: SystemTime,
        attempt: u32,
        outcome: Outcome,
        took: Duration,
    ) -> Self {
        Self(Arc::new(Record { number, contents, at, attempt, outcome, took }))
    }

    pub(crate) fn contents(&self) -> &Contents {
        &self.0.contents
    }

    /// Whether it tells of something that the person did and that has an answer.
    pub(crate) fn wants_an_answer(&self) -> bool {
        self.0.contents.wants_an_answer
    }
}

impl fmt::Display for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "webhook {}: ", self.kind())?;
        if self.is_taken() {
            write!(f, "taken in {} ms", self.took().as_millis())?;
        } else {
            self.outcome().fmt(f)?;
        }
        if self.is_again() {
            write!(f, ", sent again")?;
        }
        if self.attempt() > 1 { write!(f, ", attempt {}", self.attempt()) } else { Ok(()) }
    }
}

/// What a webhook tells, and of whom. Cheap to clone but for its words.
#[derive(Clone, Debug)]
pub(crate) struct Contents {
    /// A word for what it tells.
    pub(crate) kind: String,
    /// Whose conversation it is about.
    pub(crate) person: String,
    pub(crate) body: Bytes,
    /// Whether it is of something that the person did and that has an answer: no echo, nothing that was only read.
    pub(crate) wants_an_answer: bool,
    /// Whether the bot had been told before.
    pub(crate) is_again: bool,
}

/// What the bot answered to a webhook, or why it did not.
///
/// Its `Display` follows on a word for the bot: "the bot answered 500".
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// It answered.
    Answered {
        /// The HTTP status.
        status: u16,
        /// The body, lossily as text; empty if it is longer than 16 KiB.
        body: String,
    },
    /// It did not answer within this time.
    TimedOut(Duration),
    /// It could not be reached, or the connection broke.
    Failed(String),
    /// It was told nothing, since it did not answer the handshake as it should.
    NotVerified(String),
    /// It was told nothing, and will not be, since so many webhooks wait for it.
    TurnedAway {
        /// How many wait.
        waiting: usize,
    },
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answered { status, body } if body.is_empty() => write!(f, "answered {status}"),
            Self::Answered { status, body } => {
                let begin: String = body.chars().take(LONGEST_EXCERPT).collect();
                let more = if begin.len() < body.len() { " …" } else { "" };
                write!(f, "answered {status} `{}{more}`", Written(&begin))
            }
            Self::TimedOut(patience) => write!(f, "did not answer within {patience:?}"),
            Self::Failed(why) => write!(f, "could not be reached: {why}"),
            Self::NotVerified(why) => write!(f, "was told nothing: {why}"),
            Self::TurnedAway { waiting } => {
                write!(f, "was told nothing: {waiting} webhooks wait for it, the limit")
            }
        }
    }
}

#[derive(Clone)]
pub(crate) struct DeliveryObserver(Arc<dyn Fn(&Delivery) + Send + Sync>);

impl DeliveryObserver {
    pub(crate) fn new(observer: impl Fn(&Delivery) + Send + Sync + 'static) -> Self {
        Self(Arc::new(observer))
    }

    /// What it panics with is told by the panic; the next webhook comes all the same.
    pub(crate) fn see(&self, delivery: &Delivery) {
        let _ = catch_unwind(AssertUnwindSafe(|| (self.0)(delivery)));
    }
}

impl fmt::Debug for DeliveryObserver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeliveryObserver(..)")
    }
}

#[derive(Debug)]
struct Record {
    number: u64,
    contents: Contents,
    at: SystemTime,
    attempt: u32,
    outcome: Outcome,
    took: Duration,
}

/// Characters of an answer that are shown.
const LONGEST_EXCERPT: usize = 200;
