//! What waits in memory, in which lanes, and which is next: messages of one account, or events of one shard.
//!
//! Nothing here waits, asks the database or a clock.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::mem;
use std::sync::Arc;
use std::time::Instant;

use crate::protocol::Loaded;

/// The messages of one account.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    lanes: HashMap<Arc<str>, Lane>,
    /// Heads of lanes that may go, in the order of messages.
    ready: BTreeSet<(Place, Arc<str>)>,
    /// Lanes whose head waits, by when it may go.
    later: BTreeSet<(Instant, Arc<str>)>,
    here: HashSet<i64>,
    /// Lanes of which more is to be read.
    short: HashSet<Arc<str>>,
    under_way: usize,
}

/// The order of messages: answers first, then by when they are due.
type Place = (i64, i64, i64);

#[derive(Debug, Default)]
struct Lane {
    waiting: BTreeMap<Place, Waits>,
    /// One at a time.
    is_busy: bool,
    /// From here on it is in the database alone, and read again when what is here comes to its end: whatever came
    /// later would overtake what was left out.
    more_from: Option<Place>,
    /// What others have begun in it may still arrive.
    shut: HashSet<i64>,
    at: At,
}

#[derive(Debug)]
struct Waits {
    message: Loaded,
    not_before: Option<Instant>,
}

/// Where the desk keeps a lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum At {
    #[default]
    Nowhere,
    Ready(Place),
    Later(Instant),
}

impl Desk {
    /// Takes what was loaded, but for what it has and what is too much of one lane.
    pub(crate) fn offer(&mut self, message: Loaded, now: Instant) {
        if self.here.contains(&message.id) {
            return;
        }
        let name = Arc::clone(&message.lane);
        let lane = self.lanes.entry(Arc::clone(&name)).or_default();
        let place = place(&message);
        if lane.more_from.is_some_and(|more_from| more_from <= place) {
            return;
        }
        self.here.insert(message.id);
        let not_before = message.wait.map(|wait| now + wait);
        lane.waiting.insert(place, Waits { message, not_before });
        if lane.waiting.len() > MOST_OF_A_LANE {
            let last = lane.waiting.pop_last();
            lane.more_from = last.as_ref().map(|(place, _)| *place);
            last.map(|(_, last)| self.here.remove(&last.message.id));
        }
        self.put_away(&name, now);
    }

    /// Lanes of which there is more in the database than here, and little here.
    pub(crate) fn short(&self) -> Vec<Arc<str>> {
        self.short.iter().cloned().collect()
    }

    /// Takes what a lane begins with, of which [`LANE_AT_A_TIME`] were asked for.
    pub(crate) fn refill(&mut self, lane: &Arc<str>, messages: Vec<Loaded>, now: Instant) {
        self.short.remove(lane);
        let is_cut_off = messages.len() >= LANE_AT_A_TIME;
        let last = messages.last().filter(|_| is_cut_off).map(place);
        if let Some(lane) = self.lanes.get_mut(lane) {
            lane.more_from = None;
        }
        for message in messages {
            self.offer(message, now);
        }
        if let (Some(last), Some(lane)) = (last, self.lanes.get_mut(lane)) {
            lane.more_from = lane.more_from.or(Some((last.0, last.1, last.2 + 1)));
        }
        self.put_away(lane, now);
    }

    /// The next that may go; its lane waits for it until [`done`](Self::done) or [`back`](Self::back).
    pub(crate) fn next(&mut self, now: Instant) -> Option<Loaded> {
        self.wake(now);
        let (_, name) = self.ready.pop_first()?;
        let lane = self.lanes.get_mut(&name)?;
        lane.at = At::Nowhere;
        let (_, head) = lane.waiting.pop_first()?;
        lane.is_busy = true;
        self.under_way += 1;
        Some(head.message)
    }

    /// Nothing more comes of this message here.
    pub(crate) fn done(&mut self, message: i64, lane: &Arc<str>, now: Instant) {
        self.here.remove(&message);
        self.free(lane, now);
    }

    /// It may wait in the database: nothing of its lane goes before the lane is read again, or the next would overtake it.
    pub(crate) fn again(&mut self, message: i64, lane: &Arc<str>, now: Instant) {
        self.here.remove(&message);
        self.read_again(lane);
        self.free(lane, now);
    }

    /// It waits again.
    pub(crate) fn back(&mut self, message: Loaded, now: Instant) {
        let name = Arc::clone(&message.lane);
        self.here.remove(&message.id);
        self.offer(message, now);
        self.free(&name, now);
    }

    /// Nothing of this lane goes until [`open`](Self::open).
    pub(crate) fn shut(&mut self, lane: &str, message: i64, now: Instant) {
        let name: Arc<str> = lane.into();
        self.lanes.entry(Arc::clone(&name)).or_default().shut.insert(message);
        self.put_away(&name, now);
    }

    /// The lane goes on once it is read again: what it was shut for may wait by now, before all that is here.
    pub(crate) fn open(&mut self, lane: &str, message: i64, now: Instant) {
        let name: Arc<str> = lane.into();
        if let Some(lane) = self.lanes.get_mut(&name) {
            lane.shut.remove(&message);
        }
        self.read_again(&name);
        self.put_away(&name, now);
    }

    /// Whether it is worth to read more.
    pub(crate) fn has_room(&self) -> bool {
        // Lanes that wait for a try hold nobody else up.
        self.ready.len() < MOST_READY && self.here.len() < MOST_HERE
    }

    pub(crate) const fn is_idle(&self) -> bool {
        self.under_way == 0
    }

    pub(crate) fn has(&self, message: i64) -> bool {
        self.here.contains(&message)
    }

    /// Forgets what of the lane waits here.
    fn read_again(&mut self, name: &Arc<str>) {
        let Some(lane) = self.lanes.get_mut(name) else { return };
        for waits in mem::take(&mut lane.waiting).into_values() {
            self.here.remove(&waits.message.id);
        }
        lane.more_from = Some(FIRST);
        self.short.insert(Arc::clone(name));
    }

    fn free(&mut self, name: &Arc<str>, now: Instant) {
        self.under_way = self.under_way.saturating_sub(1);
        let Some(lane) = self.lanes.get_mut(name) else { return };
        lane.is_busy = false;
        if lane.more_from.is_some() && lane.waiting.len() <= MOST_OF_A_LANE / 2 {
            self.short.insert(Arc::clone(name));
        }
        self.put_away(name, now);
    }

    /// Moves the lane to where it belongs.
    fn put_away(&mut self, name: &Arc<str>, now: Instant) {
        let Some(lane) = self.lanes.get_mut(name) else { return };
        match lane.at {
            At::Ready(place) => drop(self.ready.remove(&(place, Arc::clone(name)))),
            At::Later(at) => drop(self.later.remove(&(at, Arc::clone(name)))),
            At::Nowhere => {}
        }
        lane.at = lane.belongs(now);
        match lane.at {
            At::Ready(place) => drop(self.ready.insert((place, Arc::clone(name)))),
            At::Later(at) => drop(self.later.insert((at, Arc::clone(name)))),
            At::Nowhere if lane.is_empty() => drop(self.lanes.remove(name)),
            At::Nowhere => {}
        }
    }

    fn wake(&mut self, now: Instant) {
        while let Some((at, name)) = self.later.first().cloned() {
            if at > now {
                break;
            }
            self.put_away(&name, now);
        }
    }
}

impl Lane {
    fn belongs(&self, now: Instant) -> At {
        if self.is_busy || !self.shut.is_empty() {
            return At::Nowhere;
        }
        match self.waiting.first_key_value() {
            None => At::Nowhere,
            Some((place, head)) => match head.not_before {
                Some(at) if at > now => At::Later(at),
                _ => At::Ready(*place),
            },
        }
    }

    fn is_empty(&self) -> bool {
        self.waiting.is_empty() && !self.is_busy && self.shut.is_empty() && self.more_from.is_none()
    }
}

const fn place(message: &Loaded) -> Place {
    (message.priority, message.due_at, message.id)
}

/// All that there is comes after it.
const FIRST: Place = (i64::MIN, i64::MIN, i64::MIN);
/// How many of one lane are read at once.
pub(crate) const LANE_AT_A_TIME: usize = MOST_OF_A_LANE;
/// So that one person's queue does not fill the memory of an account.
const MOST_OF_A_LANE: usize = 16;
const MOST_READY: usize = 256;
const MOST_HERE: usize = 4096;

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn message(id: i64, lane: &str) -> Loaded {
        Loaded {
            id,
            lane: lane.into(),
            priority: 1,
            due_at: 0,
            body: "{}".into(),
            tries: 0,
            first_begun: None,
            failures: 0,
            wait: None,
        }
    }

    fn next(desk: &mut Desk, now: Instant) -> Option<i64> {
        desk.next(now).map(|message| message.id)
    }

    #[test]
    fn what_goes_to_the_same_goes_one_after_the_other() {
        let (mut desk, now) = (Desk::default(), Instant::now());
        for (id, lane) in [(1, "a"), (2, "a"), (3, "b")] {
            desk.offer(message(id, lane), now);
            // What is here already is not taken twice.
            desk.offer(message(id, lane), now);
        }
        assert_eq!([next(&mut desk, now), next(&mut desk, now)], [Some(1), Some(3)]);
        assert_eq!(next(&mut desk, now), None);
        desk.done(1, &"a".into(), now);
        assert_eq!((next(&mut desk, now), next(&mut desk, now)), (Some(2), None));
        assert!(!desk.is_idle());
        desk.done(2, &"a".into(), now);
        desk.done(3, &"b".into(), now);
        assert!(desk.is_idle() && desk.lanes.is_empty() && desk.here.is_empty());
    }

    #[test]
    fn nothing_overtakes_what_waits_for_its_next_try_but_an_answer() {
        let (mut desk, now) = (Desk::default(), Instant::now());
        let wait = Duration::from_secs(5);
        desk.offer(message(1, "a"), now);
        desk.offer(message(2, "a"), now);
        let first = desk.next(now).unwrap();
        desk.back(Loaded { wait: Some(wait), ..first }, now);
        assert_eq!(next(&mut desk, now), None);
        desk.offer(Loaded { priority: 0, ..message(9, "a") }, now);
        assert_eq!(next(&mut desk, now), Some(9));
        desk.done(9, &"a".into(), now);
        assert_eq!(next(&mut desk, now), None);
        assert_eq!(next(&mut desk, now + wait), Some(1));
    }

    #[test]
    fn a_lane_is_shut_while_something_of_it_may_still_arrive() {
        let (mut desk, now) = (Desk::default(), Instant::now());
        desk.offer(message(1, "a"), now);
        desk.shut("a", 7, now);
        desk.shut("b", 8, now);
        desk.offer(message(2, "b"), now);
        assert_eq!(next(&mut desk, now), None);
        desk.open("a", 7, now);
        assert_eq!(next(&mut desk, now), None);
        // What it was shut for waits again.
        assert_eq!(desk.short(), ["a".into()]);
        desk.refill(&"a".into(), vec![message(0, "a"), message(1, "a")], now);
        assert_eq!((next(&mut desk, now), next(&mut desk, now)), (Some(0), None));
    }

    #[test]
    fn nothing_overtakes_what_is_to_be_read_again() {
        let (mut desk, now) = (Desk::default(), Instant::now());
        for id in 1..=3 {
            desk.offer(message(id, "a"), now);
        }
        assert_eq!(next(&mut desk, now), Some(1));
        desk.again(1, &"a".into(), now);
        assert_eq!(next(&mut desk, now), None);
        // Nor what is read beside it.
        desk.offer(message(2, "a"), now);
        assert_eq!(next(&mut desk, now), None);
        assert!(desk.is_idle());
        desk.refill(&"a".into(), (1..=3).map(|id| message(id, "a")).collect(), now);
        for id in 1..=3 {
            assert_eq!(next(&mut desk, now), Some(id));
            desk.done(id, &"a".into(), now);
        }
        assert!(desk.short().is_empty() && desk.lanes.is_empty() && desk.here.is_empty());
    }

    #[test]
    fn a_lane_of_which_nothing_is_left_is_forgotten() {
        let (mut desk, now) = (Desk::default(), Instant::now());
        desk.offer(message(1, "a"), now);
        desk.shut("b", 7, now);
        assert_eq!(next(&mut desk, now), Some(1));
        desk.again(1, &"a".into(), now);
        desk.open("b", 7, now);
        for lane in desk.short() {
            desk.refill(&lane, Vec::new(), now);
        }
        assert!(desk.short().is_empty() && desk.lanes.is_empty());
    }

    #[test]
    fn one_persons_queue_leaves_room_for_others() {
        let (mut desk, now) = (Desk::default(), Instant::now());
        for id in 1..=1000 {
            desk.offer(message(id, "a"), now);
        }
        desk.offer(message(3000, "b"), now);
        assert!(desk.has_room() && desk.here.len() == MOST_OF_A_LANE + 1);
        // An answer comes in, and the last of the others is read again later.
        desk.offer(Loaded { priority: 0, ..message(2000, "a") }, now);
        let mut went = Vec::new();
        while let Some(one) = desk.next(now).filter(|one| &*one.lane == "a") {
            went.push(one.id);
            desk.done(one.id, &one.lane, now);
            // One that came later does not overtake those that were left out.
            if went.len() == 5 {
                desk.offer(message(1500, "a"), now);
            }
            for lane in desk.short() {
                let waits = (1..=1000).chain([1500]).filter(|id| !went.contains(id));
                let rest = waits.take(LANE_AT_A_TIME).map(|id| message(id, "a"));
                desk.refill(&lane, rest.collect(), now);
            }
        }
        let expected: Vec<_> = [2000].into_iter().chain(1..=1000).chain([1500]).collect();
        assert_eq!(went, expected);
    }

    #[test]
    fn many_that_wait_for_a_try_do_not_hold_others_up() {
        let (mut desk, now) = (Desk::default(), Instant::now());
        for id in 0..1000 {
            let wait = Some(Duration::from_mins(1));
            desk.offer(Loaded { wait, ..message(id, &id.to_string()) }, now);
        }
        assert!(desk.has_room());
    }
}
