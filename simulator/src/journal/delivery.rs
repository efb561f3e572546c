//! What became of a webhook.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::body::Bytes;
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
/// ```
#[derive(Clone, Debug)]
pub struct Delivery(Arc<Record>);

impl Delivery {
    /// What it tells: `message`, `postback`, `reaction`, `feed` and so on.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.0.kind
    }

    /// The id of the person who acted, or who got the message that it is about.
    #[must_use]
    pub fn person(&self) -> &str {
        &self.0.person
    }

    /// The JSON as it was sent and signed, with everything escaped that is not ASCII.
    #[must_use]
    pub fn body(&self) -> &str {
        std::str::from_utf8(&self.0.body).unwrap_or_default()
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
            "at": milliseconds(self.at()),
            "kind": self.kind(),
            "conversation": self.person(),
            "body": serde_json::from_str::<Value>(self.body()).unwrap_or_default(),
            "attempt": self.attempt(),
            "taken": self.is_taken(),
            "outcome": self.outcome().to_string(),
            "took": in_milliseconds(self.took()),
        })
    }

    pub(crate) fn new(
        kind: &str,
        person: &str,
        body: Bytes,
        at: SystemTime,
        attempt: u32,
        outcome: Outcome,
        took: Duration,
    ) -> Self {
        let (kind, person) = (kind.to_owned(), person.to_owned());
        Self(Arc::new(Record { kind, person, body, at, attempt, outcome, took }))
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
        if self.attempt() > 1 { write!(f, ", attempt {}", self.attempt()) } else { Ok(()) }
    }
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
                write!(f, "answered {status} `{}{more}`", begin.escape_debug())
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
    kind: String,
    person: String,
    body: Bytes,
    at: SystemTime,
    attempt: u32,
    outcome: Outcome,
    took: Duration,
}

/// Characters of an answer that are shown.
const LONGEST_EXCERPT: usize = 200;
