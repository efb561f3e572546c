//! What changes in an inbox, all of it at once. The time comes in as an argument.

use std::collections::HashSet;

use tokio::time::Instant;

use super::arrival::{Arrival, Whose};
use super::observe::Report;
use super::queue::{Job, Place, Queue};
use super::rejected::{Full, LeftOut};
use super::seen::Seen;
use super::{Accepted, Counts, Failure, Rejected, Unfinished};

pub(super) struct State {
    seen: Seen,
    queue: Queue,
    pub(super) counts: Counts,
    pub(super) shut_down: bool,
    /// Something waits although it could begin: the runtime on which it was to do so is gone.
    left_behind: bool,
}

impl State {
    pub(super) fn new(queue: Queue, seen: Seen) -> Self {
        Self { seen, queue, counts: Counts::default(), shut_down: false, left_behind: false }
    }

    /// What was accepted, and what begins at once. `ignored` came in the same body.
    pub(super) fn accept(
        &mut self,
        body: Vec<Arrival>,
        ignored: usize,
        report: &mut Report,
        now: Instant,
    ) -> (Result<Accepted, Rejected>, Vec<Job>) {
        if self.shut_down {
            return (self.turn_away(Rejected::ShutDown), Vec::new());
        }
        let all = body.len();
        let new = self.unseen(body, report, now);
        let duplicates = all - new.len();
        self.take_in(new, Accepted { events: 0, duplicates, ignored }, report, now)
    }

    /// The same for what may be known already.
    pub(super) fn accept_again(
        &mut self,
        arrival: Arrival,
        report: &mut Report,
        now: Instant,
    ) -> (Result<Accepted, Rejected>, Vec<Job>) {
        if self.shut_down {
            return (self.turn_away(Rejected::ShutDown), Vec::new());
        }
        self.take_in(vec![arrival], Accepted::default(), report, now)
    }

    /// For a body that nothing can be done about.
    pub(super) fn turn_away(&mut self, rejected: Rejected) -> Result<Accepted, Rejected> {
        self.counts.turned_away += 1;
        Err(rejected)
    }

    pub(super) fn begun(&mut self, place: &Place) {
        self.queue.begun(place);
    }

    /// Returns what begins next.
    pub(super) fn finish(
        &mut self,
        place: &Place,
        result: &Result<(), Failure>,
        now: Instant,
    ) -> Vec<Job> {
        let Some(begin) = self.queue.finish(place, now) else { return Vec::new() };
        match result {
            Ok(()) => self.counts.handled += 1,
            Err(failure) => {
                self.counts.failed += 1;
                self.counts.timed_out += u64::from(failure.is_timeout());
            }
        }
        begin
    }

    pub(super) fn put_back(&mut self, place: &Place) {
        self.queue.put_back(place);
        self.left_behind = true;
    }

    pub(super) fn has(&self, place: &Place) -> bool {
        self.queue.has(place)
    }

    pub(super) const fn anything_was_left_behind(&self) -> bool {
        self.left_behind
    }

    /// Everything that could begin.
    pub(super) fn take_up(&mut self, now: Instant) -> Vec<Job> {
        self.left_behind = false;
        self.queue.begin_all(now)
    }

    pub(super) fn give_up(&mut self) -> Unfinished {
        self.queue.take_all()
    }

    pub(super) fn counts(&self) -> Counts {
        Counts { unfinished: self.queue.load().events, ..self.counts }
    }

    /// What has not come before, neither earlier nor in the same body.
    fn unseen(
        &mut self,
        mut body: Vec<Arrival>,
        report: &mut Report,
        now: Instant,
    ) -> Vec<Arrival> {
        if self.seen.is_off() {
            return body;
        }
        let mut here = HashSet::new();
        body.retain(|arrival| {
            let is_new = arrival
                .identity
                .is_none_or(|identity| !self.seen.knows(identity, now) && here.insert(identity));
            if !is_new {
                report.duplicate(arrival.incoming.happened().word());
            }
            is_new
        });
        body
    }

    fn take_in(
        &mut self,
        new: Vec<Arrival>,
        beside: Accepted,
        report: &mut Report,
        now: Instant,
    ) -> (Result<Accepted, Rejected>, Vec<Job>) {
        let (fitting, left_out) = self.fitting(new, report);
        let accepted = Accepted { events: fitting.len(), ..beside };
        let whole = left_out.is_empty();
        if whole || accepted.events > 0 {
            self.counts.add(accepted);
        }
        let begin = self.enter(fitting, whole, report, now);
        if whole {
            return (Ok(accepted), begin);
        }
        let full = self.full(accepted, left_out);
        (self.turn_away(Rejected::Full(full)), begin)
    }

    /// What there is room for, and of whom it is that there is no room for: an account's events of a body go in together
    /// or not at all.
    fn fitting(
        &self,
        body: Vec<Arrival>,
        report: &mut Report,
    ) -> (Vec<Arrival>, Vec<(Whose, usize)>) {
        let (mut fitting, mut left_out) = (Vec::new(), Vec::<(Whose, usize)>::new());
        for arrival in body {
            if self.queue.has_room(&arrival.whose) {
                fitting.push(arrival);
                continue;
            }
            report.turned_away(arrival.incoming.happened().word());
            match left_out.iter_mut().find(|(whose, _)| *whose == arrival.whose) {
                Some((_, events)) => *events += 1,
                None => left_out.push((arrival.whose, 1)),
            }
        }
        (fitting, left_out)
    }

    /// What begins at once. If it is not the `whole` body, that comes again, and is known by all that is in it.
    fn enter(
        &mut self,
        arrivals: Vec<Arrival>,
        whole: bool,
        report: &mut Report,
        now: Instant,
    ) -> Vec<Job> {
        let mut accounts = HashSet::new();
        for arrival in arrivals {
            if let Some(identity) = arrival.identity
                && !(whole && arrival.only_in_its_body)
            {
                self.seen.remember(identity, now);
            }
            report.accepted(arrival.incoming.happened().word());
            accounts.insert(arrival.whose.clone());
            self.queue.enter(arrival, now);
        }
        if self.left_behind {
            return self.take_up(now);
        }
        accounts.iter().flat_map(|whose| self.queue.begin(whose, now)).collect()
    }

    fn full(&self, accepted: Accepted, left_out: Vec<(Whose, usize)>) -> Full {
        let left_out = left_out.into_iter().map(|(whose, events)| LeftOut {
            unfinished: self.queue.load_of(&whose).events,
            account_id: whose.as_deref().map(str::to_owned),
            events,
        });
        let (load, limit) = (self.queue.load(), self.queue.limit());
        Full {
            accepted,
            left_out: left_out.collect(),
            unfinished: load.events,
            capacity: limit.events,
            bytes: load.bytes,
            memory: limit.bytes,
        }
    }
}
