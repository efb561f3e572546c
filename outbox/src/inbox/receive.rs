//! An inbox as its user sees it.

use std::fmt;
use std::sync::Arc;

#[cfg(feature = "axum")]
use sendapi::webhook::Verifier;
use sendapi::webhook::{Incoming, Refused, Unanswered, Webhook};
use tokio::task::JoinHandle;

use super::arrivals::{arrival, echo};
use super::settings::Settings;
use crate::database::Standard;
use crate::observe::{self, Refusals};
use crate::stop::Asks;
use crate::{Database, Error};

/// What comes in, kept on disk before the platform is told that it arrived, and handled by whichever process is there:
/// from [`Outbox::inbox`](crate::Outbox::inbox). Clones are of the same inbox.
///
/// The same is known again when the platform sends it twice, over restarts and by any of the processes; what is about one
/// person is handled one after the other, by all of them together. When the last clone is dropped it stops by itself: what is
/// under way ends, or is done again by the next process.
#[derive(Debug)]
pub struct Inbox<DB: Database = Standard>(Arc<Shared<DB>>);

#[derive(Debug)]
struct Shared<DB: Database> {
    settings: Arc<Settings<DB>>,
    refusals: Refusals,
    asks: Asks,
    works: tokio::sync::Mutex<Option<JoinHandle<()>>>,
}

/// What a body had in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Received {
    /// Events that are to be handled.
    pub events: u64,
    /// Those that were known already.
    pub known: u64,
    /// Echoes, and what happens in conversations that another app has, unless they are asked for.
    pub ignored: u64,
}

/// Why a body was not kept. Nothing of it is then.
#[derive(Debug)]
#[non_exhaustive]
pub enum NotReceived {
    /// It is too large, not genuine, or no webhook.
    Refused(Refused),
    /// The database could not keep it: the platform sends it again when the answer is 503.
    NotKept(Error),
}

impl<DB: Database> Inbox<DB> {
    pub(super) fn new(settings: Arc<Settings<DB>>, asks: Asks, works: JoinHandle<()>) -> Self {
        let works = tokio::sync::Mutex::new(Some(works));
        Self(Arc::new(Shared { settings, refusals: Refusals::default(), asks, works }))
    }

    /// Takes the body of a POST request as it came, with the value of its header `X-Hub-Signature-256` (empty if it is
    /// missing), and keeps what is in it.
    ///
    /// Answer with 200 when it is kept, and with [`NotReceived::status`] otherwise; the platform wants the answer within 5
    /// seconds.
    ///
    /// # Errors
    ///
    /// [`NotReceived`]: nothing of it is kept then.
    pub async fn receive(&self, signature: &str, body: &[u8]) -> Result<Received, NotReceived> {
        let webhook = self.0.settings.verifier.open(signature, body);
        let webhook = webhook.map_err(|refused| self.refused(refused))?;
        self.keep(webhook).await.map_err(NotReceived::NotKept)
    }

    /// A body that is refused, perhaps before it is read.
    pub(super) fn refused(&self, refused: Refused) -> NotReceived {
        self.0.refusals.tell(&refused);
        NotReceived::Refused(refused)
    }

    /// Keeps what is in a webhook that is known to be genuine.
    ///
    /// # Errors
    ///
    /// [`Error::Database`]: nothing of it is kept then.
    pub async fn keep(&self, webhook: Webhook) -> Result<Received, Error> {
        let kept = self.write(webhook).await;
        match &kept {
            Ok(Received { events, known, ignored }) => observe::received(*events, *known, *ignored),
            Err(error) => observe::not_kept(error),
        }
        kept
    }

    async fn write(&self, webhook: Webhook) -> Result<Received, Error> {
        let mut incoming = Incoming::all_of(webhook);
        let all = incoming.len();
        let echoes: Vec<_> = incoming.iter().filter_map(echo).collect();
        incoming.retain(|incoming| self.wants(incoming));
        let ignored = count(all - incoming.len());
        if incoming.is_empty() && echoes.is_empty() {
            return Ok(Received { events: 0, known: 0, ignored });
        }
        let arrivals: Vec<_> = incoming.iter().map(arrival).collect();
        // In a file that was moved away nobody would find it.
        self.0.settings.store.check_is_the_same()?;
        let mut transaction = self.0.settings.store.writing().await?;
        if !echoes.is_empty() {
            DB::hear_echoes(&mut transaction, &echoes).await?;
        }
        let events = DB::keep(&mut transaction, &arrivals).await?;
        transaction.commit().await?;
        Ok(Received { events, known: count(arrivals.len()).saturating_sub(events), ignored })
    }

    /// Answers the platform's question whether the address is ours.
    ///
    /// # Errors
    ///
    /// [`Unanswered`] says what is wrong; answer with 403.
    pub fn handshake(&self, query: &str) -> Result<String, Unanswered> {
        self.0.settings.handshake.answer(query)
    }

    #[cfg(feature = "axum")]
    pub(super) fn verifier(&self) -> &Verifier {
        &self.0.settings.verifier
    }

    #[cfg(feature = "axum")]
    pub(super) fn refusals(&self) -> &Refusals {
        &self.0.refusals
    }

    /// Stops handling, and waits for the handlers that are under way. What is received after that is kept all the same, for
    /// other processes or the next.
    pub async fn shutdown(&self) {
        self.0.asks.ask();
        if let Some(works) = self.0.works.lock().await.take() {
            // It does not panic; a runtime that ends takes it with it.
            let _ = works.await;
        }
    }

    fn wants(&self, incoming: &Incoming) -> bool {
        let Settings { echoes, standby, .. } = *self.0.settings;
        (echoes || !incoming.is_echo()) && (standby || !incoming.is_standby())
    }
}

impl NotReceived {
    /// The HTTP status to answer with.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Refused(refused) => refused.status(),
            Self::NotKept(_) => 503,
        }
    }
}

impl fmt::Display for NotReceived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refused) => refused.fmt(f),
            Self::NotKept(error) => write!(f, "{NOT_KEPT}: {error}"),
        }
    }
}

/// `Display` has the cause already.
impl std::error::Error for NotReceived {}

pub(super) const NOT_KEPT: &str = "it could not be kept, send it again later";

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

impl<DB: Database> Clone for Inbox<DB> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}
