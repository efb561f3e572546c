//! What was asked and answered, and what the bot was told: the newest of it.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use crate::feed::{Feed, News};
use crate::{Delivery, Exchange, Untold};

#[derive(Debug)]
pub(crate) struct Log {
    kept: Mutex<VecDeque<Arc<Logged>>>,
    given: AtomicU64,
    feed: Feed,
}

#[derive(Debug)]
pub(crate) enum Logged {
    Exchange(Exchange),
    Delivery(Delivery),
    Untold(Untold),
}

impl Log {
    pub(crate) fn of(feed: Feed) -> Self {
        Self { kept: Mutex::default(), given: AtomicU64::new(0), feed }
    }

    /// That of the next item.
    pub(crate) fn next_number(&self) -> u64 {
        self.given.fetch_add(1, Ordering::Relaxed).saturating_add(1)
    }

    pub(crate) fn keep_exchange(&self, exchange: &Exchange) {
        self.keep(Logged::Exchange(exchange.clone()));
    }

    pub(crate) fn keep_delivery(&self, delivery: &Delivery) {
        self.keep(Logged::Delivery(delivery.clone()));
    }

    pub(crate) fn keep_untold(&self, untold: &Untold) {
        self.keep(Logged::Untold(untold.clone()));
    }

    /// What the bot was not told, oldest first, as long as it is kept.
    pub(crate) fn untold(&self) -> Vec<Untold> {
        let kept = self.kept();
        let untold = kept.iter().filter_map(|item| match &**item {
            Logged::Untold(untold) => Some(untold.clone()),
            Logged::Exchange(_) | Logged::Delivery(_) => None,
        });
        untold.collect()
    }

    /// The one with this number, as long as it is kept.
    pub(crate) fn find(&self, number: u64) -> Option<Arc<Logged>> {
        self.kept().iter().rev().find(|item| item.number() == number).map(Arc::clone)
    }

    /// The newest so many of those before the one with this number, and of this conversation, oldest first; and
    /// whether there are more.
    pub(crate) fn newest(
        &self,
        before: Option<u64>,
        person: Option<&str>,
        limit: usize,
    ) -> (Vec<Arc<Logged>>, bool) {
        let kept = self.kept();
        let is_before = |item: &&Arc<Logged>| before.is_none_or(|before| item.number() < before);
        let is_of = |item: &&Arc<Logged>| person.is_none() || item.person() == person;
        let mut fitting = kept.iter().rev().filter(is_before).filter(is_of);
        let mut newest: Vec<_> = fitting.by_ref().take(limit).map(Arc::clone).collect();
        newest.reverse();
        (newest, fitting.next().is_some())
    }

    fn keep(&self, item: Logged) {
        let number = item.number();
        let mut kept = self.kept();
        kept.push_back(Arc::new(item));
        if kept.len() > LONGEST {
            kept.pop_front();
        }
        self.feed.tell(News::Log(number));
    }

    /// A thread that panicked while it held the lock left the list whole.
    fn kept(&self) -> MutexGuard<'_, VecDeque<Arc<Logged>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Logged {
    pub(crate) fn number(&self) -> u64 {
        match self {
            Self::Exchange(exchange) => exchange.number(),
            Self::Delivery(delivery) => delivery.number(),
            Self::Untold(untold) => untold.number(),
        }
    }

    /// Whose conversation it is about, if one.
    pub(crate) fn person(&self) -> Option<&str> {
        match self {
            Self::Exchange(exchange) => exchange.person(),
            Self::Delivery(delivery) => Some(delivery.person()),
            Self::Untold(untold) => Some(untold.person()),
        }
    }

    pub(crate) fn to_json(&self) -> Value {
        let mut json = match self {
            Self::Exchange(exchange) => exchange.to_json(),
            Self::Delivery(delivery) => delivery.to_json(),
            Self::Untold(untold) => untold.to_json(),
        };
        if let Some(members) = json.as_object_mut() {
            members.insert("number".to_owned(), self.number().into());
        }
        json
    }
}

/// Items that are kept.
const LONGEST: usize = 2000;
