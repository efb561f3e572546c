//! What was accepted and is not finished: each account's by itself, and in it one after the other for each lane.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use tokio::time::Instant;

use super::arrival::{Arrival, Whose};
use super::{Incoming, Unfinished, observe};
use crate::send::Lane;

/// All of it. The time comes in as an argument.
pub(super) struct Queue {
    shares: HashMap<Whose, Share>,
    load: Load,
    limit: Load,
    /// How many handlers run at a time for each account.
    concurrency: usize,
    /// How many had a lane to themselves so far.
    alone: u64,
}

/// How much something is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Load {
    pub(super) events: usize,
    pub(super) bytes: usize,
}

/// What may begin now.
pub(super) struct Job {
    pub(super) place: Place,
    pub(super) incoming: Incoming,
    /// How long it had to wait.
    pub(super) waited: Duration,
}

/// Where something is at work.
#[derive(Clone)]
pub(super) struct Place {
    whose: Whose,
    lane: Lane,
}

/// One account's.
#[derive(Default)]
struct Share {
    load: Load,
    /// Those who wait for their lane; none of them is empty.
    lanes: HashMap<Lane, VecDeque<Item>>,
    /// The lanes of which the first might begin: whose turn it is comes first.
    ready: VecDeque<Lane>,
    at_work: HashMap<Lane, Item>,
}

struct Item {
    incoming: Incoming,
    size: usize,
    since: Instant,
    begun: bool,
    /// Counts it among those that wait.
    waiting: Option<observe::Waiting>,
}

impl Queue {
    pub(super) fn new(limit: Load, concurrency: usize) -> Self {
        // With room for nothing everything would come again and again.
        let limit = Load { events: limit.events.max(1), bytes: limit.bytes.max(1) };
        let concurrency = concurrency.max(1);
        Self { shares: HashMap::new(), load: Load::default(), limit, concurrency, alone: 0 }
    }

    /// Whether an account may have more. While there is room at all it may have it; after that, as long as it has less
    /// than an equal share.
    ///
    /// So the load of other accounts does not matter, and where there is room for one event a whole body is taken: a large
    /// one would starve otherwise where small ones keep the queue nearly full.
    pub(super) fn has_room(&self, whose: &Whose) -> bool {
        let share = self.shares.get(whose);
        let accounts = self.shares.len() + usize::from(share.is_none());
        let own = share.map(|share| share.load).unwrap_or_default();
        let fits = |all: usize, own: usize, limit: usize| {
            all < limit || own.saturating_mul(accounts) < limit
        };
        fits(self.load.events, own.events, self.limit.events)
            && fits(self.load.bytes, own.bytes, self.limit.bytes)
    }

    /// Takes it in, whether there is room or not.
    pub(super) fn enter(&mut self, arrival: Arrival, now: Instant) {
        let lane = arrival.lane.unwrap_or_else(|| {
            self.alone = self.alone.wrapping_add(1);
            Lane::named(("alone", self.alone))
        });
        let Arrival { incoming, whose, size, .. } = arrival;
        let waiting = Some(observe::Waiting::of(incoming.happened().word()));
        self.load.add(size);
        let share = self.shares.entry(whose).or_default();
        share.load.add(size);
        share.enter(lane, Item { incoming, size, since: now, begun: false, waiting });
    }

    /// Everything of this account that may begin now.
    pub(super) fn begin(&mut self, whose: &Whose, now: Instant) -> Vec<Job> {
        let concurrency = self.concurrency;
        let Some(share) = self.shares.get_mut(whose) else { return Vec::new() };
        let next = || {
            let (lane, item) = share.begin(concurrency)?;
            let place = Place { whose: whose.clone(), lane };
            let waited = now.saturating_duration_since(item.since);
            Some(Job { place, incoming: item.incoming.clone(), waited })
        };
        std::iter::from_fn(next).collect()
    }

    /// Everything that may begin now, of all accounts.
    pub(super) fn begin_all(&mut self, now: Instant) -> Vec<Job> {
        let all: Vec<_> = self.shares.keys().cloned().collect();
        all.iter().flat_map(|whose| self.begin(whose, now)).collect()
    }

    /// The handler has it in its hands from now on.
    pub(super) fn begun(&mut self, place: &Place) {
        if let Some(item) = self.at_work(place) {
            item.begun = true;
            item.waiting = None;
        }
    }

    /// It is done. Returns what begins next; `None` if it is not here any more.
    pub(super) fn finish(&mut self, place: &Place, now: Instant) -> Option<Vec<Job>> {
        let share = self.shares.get_mut(&place.whose)?;
        let size = share.finish(place.lane)?;
        self.load.subtract(size);
        if share.load.events == 0 {
            self.shares.remove(&place.whose);
        }
        Some(self.begin(&place.whose, now))
    }

    /// It was to begin and did not: it is the next one again.
    pub(super) fn put_back(&mut self, place: &Place) {
        if let Some(share) = self.shares.get_mut(&place.whose) {
            share.put_back(place.lane);
        }
    }

    /// Whether it is still here.
    pub(super) fn has(&self, place: &Place) -> bool {
        self.shares.get(&place.whose).is_some_and(|share| share.at_work.contains_key(&place.lane))
    }

    /// How much an account has.
    pub(super) fn load_of(&self, whose: &Whose) -> Load {
        self.shares.get(whose).map(|share| share.load).unwrap_or_default()
    }

    /// How much there is in all.
    pub(super) const fn load(&self) -> Load {
        self.load
    }

    /// How much there may be.
    pub(super) const fn limit(&self) -> Load {
        self.limit
    }

    /// All that is left.
    pub(super) fn take_all(&mut self) -> Unfinished {
        let mut unfinished = Unfinished::default();
        for (_, share) in self.shares.drain() {
            share.give_up(&mut unfinished);
        }
        self.load = Load::default();
        unfinished
    }

    fn at_work(&mut self, place: &Place) -> Option<&mut Item> {
        self.shares.get_mut(&place.whose)?.at_work.get_mut(&place.lane)
    }
}

impl Place {
    pub(super) fn whose(&self) -> &Whose {
        &self.whose
    }
}

impl Share {
    fn enter(&mut self, lane: Lane, item: Item) {
        let queue = self.lanes.entry(lane).or_default();
        if queue.is_empty() && !self.at_work.contains_key(&lane) {
            self.ready.push_back(lane);
        }
        queue.push_back(item);
    }

    fn begin(&mut self, concurrency: usize) -> Option<(Lane, &Item)> {
        if self.at_work.len() >= concurrency {
            return None;
        }
        let lane = self.ready.pop_front()?;
        let queue = self.lanes.get_mut(&lane)?;
        let item = queue.pop_front()?;
        if queue.is_empty() {
            self.lanes.remove(&lane);
        }
        Some((lane, &*self.at_work.entry(lane).insert_entry(item).into_mut()))
    }

    fn finish(&mut self, lane: Lane) -> Option<usize> {
        let Item { size, .. } = self.at_work.remove(&lane)?;
        self.load.subtract(size);
        if self.lanes.contains_key(&lane) {
            // Behind the others: one person who writes much does not hold them up.
            self.ready.push_back(lane);
        }
        Some(size)
    }

    fn put_back(&mut self, lane: Lane) {
        if let Some(item) = self.at_work.remove(&lane) {
            self.lanes.entry(lane).or_default().push_front(item);
            self.ready.push_front(lane);
        }
    }

    /// In each lane in its order.
    fn give_up(mut self, unfinished: &mut Unfinished) {
        for (lane, item) in self.at_work.drain() {
            let Item { incoming, begun, .. } = item;
            if begun { &mut unfinished.begun } else { &mut unfinished.waiting }.push(incoming);
            let queue = self.lanes.remove(&lane).unwrap_or_default();
            unfinished.waiting.extend(queue.into_iter().map(|item| item.incoming));
        }
        let rest = self.lanes.into_values().flatten();
        unfinished.waiting.extend(rest.map(|item| item.incoming));
    }
}

impl Load {
    fn add(&mut self, size: usize) {
        self.events = self.events.saturating_add(1);
        self.bytes = self.bytes.saturating_add(size);
    }

    fn subtract(&mut self, size: usize) {
        self.events = self.events.saturating_sub(1);
        self.bytes = self.bytes.saturating_sub(size);
    }
}
