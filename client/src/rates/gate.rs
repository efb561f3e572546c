//! Where the messages of an account wait for their turn, first come, first served.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync;
use tokio::time::{Instant, sleep};

use crate::calls::concerns_the_call_alone;
use crate::graph::Reply;
use crate::host::Host;
use crate::rates::{Kind, Rates};
use crate::throttle::{Throttle, Turn};
use crate::{Error, observe};

/// One for each account.
pub(crate) struct Gate {
    throttle: Mutex<Throttle>,
    opened: Instant,
    messages: Queue,
    media: Queue,
    private_replies: Queue,
    calls: Queue,
}

impl Gate {
    pub(crate) fn new(rates: &Rates) -> Self {
        Self {
            throttle: Mutex::new(Throttle::new(rates)),
            opened: Instant::now(),
            messages: Queue::default(),
            media: Queue::default(),
            private_replies: Queue::default(),
            calls: Queue::default(),
        }
    }

    /// Waits until a message or a call may go.
    pub(crate) async fn pass(&self, kind: Kind) -> Result<(), Error> {
        // Who waits for the clock holds the queue, so that those behind do not overtake.
        let _first = self.queue(kind).lock().await;
        loop {
            let turn = self.throttle().take(kind, self.now());
            match turn {
                Turn::Go => return Ok(()),
                Turn::TooLong(wait) => return Err(Error::throttled(wait)),
                Turn::TooFast(wait) => {
                    observe::held_up("rate", wait);
                    sleep(wait).await;
                }
                Turn::Standstill(wait) => {
                    observe::held_up("standstill", wait);
                    sleep(wait).await;
                }
            }
        }
    }

    /// Keeps to these rates from now on.
    pub(crate) fn keep_to(&self, rates: &Rates) {
        self.throttle().keep_to(rates);
    }

    /// Heeds the headers of an answer.
    pub(crate) fn learn_from(&self, reply: &Reply) {
        if let Some(usage) = reply.usage {
            self.throttle().learn(usage, self.now());
        }
    }

    /// Heeds a refusal, unless it is about one person alone and lasts, or about one call alone.
    pub(crate) fn learn_of(&self, kind: Kind, error: &Error) {
        if kind == Kind::Call && concerns_the_call_alone(error) {
            return;
        }
        if error.is_rate_limited() && error.is_transient() {
            let time = error.retry_after().unwrap_or(STANDSTILL_WITHOUT_A_WORD);
            self.throttle().stand_still(time, self.now());
        }
    }

    fn queue(&self, kind: Kind) -> &Queue {
        match kind {
            Kind::Message => &self.messages,
            Kind::Media => &self.media,
            Kind::PrivateReply => &self.private_replies,
            Kind::Call => &self.calls,
        }
    }

    fn throttle(&self) -> MutexGuard<'_, Throttle> {
        self.throttle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> Duration {
        self.opened.elapsed()
    }
}

/// The gates of all accounts of a client.
pub(crate) struct Gates {
    rates: Rates,
    by_account: Mutex<HashMap<(Host, String), Arc<Gate>>>,
}

impl Gates {
    pub(crate) fn new(rates: Rates) -> Self {
        Self { rates, by_account: Mutex::default() }
    }

    /// The account's gate, which stays for as long as the client does: what the platform said holds
    /// for accounts that are made anew for each message, too.
    pub(crate) fn of(&self, host: Host, account_id: &str) -> Arc<Gate> {
        let new = || Arc::new(Gate::new(&self.rates));
        // With `me` only the token tells who it is.
        if account_id == "me" {
            return new();
        }
        let mut gates = self.by_account.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(gates.entry((host, account_id.to_owned())).or_insert_with(new))
    }
}

type Queue = sync::Mutex<()>;

/// Until the next try tells more.
const STANDSTILL_WITHOUT_A_WORD: Duration = Duration::from_secs(1);
