//! Where the messages of an account wait for their turn: answers before broadcasts, and among
//! themselves first come, first served.

mod pass;
mod queue;

use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::future::select;
use tokio::sync::Notify;
use tokio::time::{Instant, sleep};

pub(crate) use self::pass::Pass;
use self::queue::Queues;
use super::app::SharedApp;
use super::rates::{Kind, Priority, Rates};
use super::refusal::{because, stands_still};
use super::standing::Refused;
use super::standstill::{Because, StandsStill, Standstill};
use super::throttle::{App, Throttle, Turn, Wish};
use crate::error::Written;
use crate::graph::{Reported, Usage, Whose};
use crate::{Error, PlatformKind, observe};

/// One for each account.
pub(crate) struct Gate {
    platform: PlatformKind,
    account_id: String,
    /// Whose id usage headers may name in place of the account's.
    business_id: Mutex<Option<String>>,
    throttle: Mutex<Throttle>,
    app: Arc<SharedApp>,
    queues: Queues,
    /// Wakes those at the head of a queue, who look again.
    changed: Notify,
}

impl Gate {
    pub(crate) fn new(
        platform: PlatformKind,
        account_id: &str,
        rates: &Rates,
        app: Arc<SharedApp>,
    ) -> Self {
        Self {
            platform,
            account_id: account_id.to_owned(),
            business_id: Mutex::default(),
            throttle: Mutex::new(Throttle::new(rates)),
            app,
            queues: Queues::default(),
            changed: Notify::new(),
        }
    }

    /// Waits until a message or a call may go, or it is known that this is not before it is too late.
    pub(crate) async fn pass(
        self: &Arc<Self>,
        kind: Kind,
        priority: Priority,
        until: Option<Instant>,
    ) -> Result<Pass, Error> {
        // Those who would wait longer than anybody wants to do not queue up behind those who do not.
        self.check_patience(kind, until)?;
        let queue = self.queues.of(kind);
        let _waits = queue.wait_as(priority, &self.changed);
        // Who waits for the clock holds the queue, so that those behind do not overtake.
        let _first = queue.enter(priority).await;
        self.until(|| self.try_pass(&[kind], priority, until, false)).await
    }

    /// What `look` finds once it finds something: it looks again whenever the time that it names is
    /// over, or something here has changed.
    pub(crate) async fn until<T>(
        &self,
        mut look: impl FnMut() -> Result<Result<T, Hold>, Error>,
    ) -> Result<T, Error> {
        // Mostly it is found at once, without listening.
        match look()? {
            Ok(found) => return Ok(found),
            Err(hold) => observe::held_up(hold.reason, hold.time.unwrap_or_default()),
        }
        loop {
            let mut here = pin!(self.changed.notified());
            let mut app = pin!(self.app.changed.notified());
            // Before the look: `notify_waiters` keeps no permit, so a change between look and listening would be missed.
            here.as_mut().enable();
            app.as_mut().enable();
            let hold = match look()? {
                Ok(found) => return Ok(found),
                Err(hold) => hold,
            };
            let wait = pin!(hold.wait());
            select(wait, select(here, app)).await;
        }
    }

    /// Whether these may go together now; how long not, otherwise. Broadcasts let answers go first; those
    /// who join others that go now have no pace of their own.
    ///
    /// It fails where it is known that this is not before it is too late.
    pub(crate) fn try_pass(
        self: &Arc<Self>,
        kinds: &[Kind],
        priority: Priority,
        until: Option<Instant>,
        joins: bool,
    ) -> Result<Result<Pass, Hold>, Error> {
        let has_answers = || kinds.iter().any(|kind| self.queues.of(*kind).has_answers());
        if priority == Priority::Broadcast && has_answers() {
            return Ok(Err(Hold::BEHIND));
        }
        let until = until.map(|until| self.app.at(until));
        let wish = Wish { kinds, priority, until, joins };
        let is_late = |wait| until.is_some_and(|until| self.now().saturating_add(wait) > until);
        match self.both(|throttle, app, now| throttle.take(app, wish, now)) {
            Turn::TooFast(wait) if is_late(wait) => Err(Error::late(Written::Nothing)),
            Turn::Go { probes } => Ok(Ok(Pass::new(self, kinds, probes))),
            Turn::TooLong(left) => Err(Error::throttled(left)),
            Turn::TooFast(wait) => Ok(Err(Hold { reason: "rate", time: Some(wait) })),
            Turn::Standstill(wait) => Ok(Err(Hold { reason: "standstill", time: Some(wait) })),
            Turn::Behind => Ok(Err(Hold::BEHIND)),
        }
    }

    /// The error of a message that would have to wait for longer than anybody wants to.
    pub(crate) fn check_patience(&self, kind: Kind, until: Option<Instant>) -> Result<(), Error> {
        let until = until.map(|until| self.app.at(until));
        let wish = Wish { kinds: &[kind], priority: Priority::Answer, until, joins: false };
        let left = self.both(|throttle, app, now| throttle.too_long(app, wish, now));
        left.map_or(Ok(()), |left| Err(Error::throttled(left)))
    }

    /// Whether what had passed may still go: nobody has been told since that the account is to stand still.
    pub(crate) fn check_still(&self, kind: Kind, pass: &Pass) -> Result<(), Error> {
        let stands = self.both(|throttle, app, now| throttle.stands(app, kind, now));
        match stands {
            // It finds out how long.
            Some(_) if pass.is_probe() => Ok(()),
            Some(left) => Err(Error::throttled(left)),
            None => Ok(()),
        }
    }

    /// Counts messages that went elsewhere so long ago.
    pub(crate) fn count_earlier(&self, kind: Kind, count: u64, ago: Duration) {
        let when = self.now().saturating_sub(ago);
        self.throttle().count_earlier(kind, count, when);
    }

    /// The most that may go together of a kind.
    pub(crate) fn most_at_once(&self, kind: Kind, priority: Priority) -> u64 {
        self.throttle().most_at_once(kind, priority)
    }

    /// How many of a kind may go one after the other without a wait, if that is limited.
    pub(crate) fn at_once(&self, kind: Kind) -> Option<u32> {
        self.throttle().at_once(kind)
    }

    /// Keeps to these rates from now on.
    pub(crate) fn keep_to(&self, rates: &Rates) {
        self.throttle().keep_to(rates);
        self.changed.notify_waiters();
    }

    /// Nothing goes for so long.
    pub(crate) fn pause(&self, time: Duration) {
        self.throttle().pause(time, self.now());
        self.changed.notify_waiters();
    }

    /// Nothing stands still any more.
    pub(crate) fn resume(&self) {
        self.both(|throttle, app, _| {
            throttle.resume();
            app.resume();
        });
        self.tell();
    }

    pub(crate) fn standstills(&self) -> Vec<Standstill> {
        self.both(|throttle, app, now| throttle.standstills(app, now))
    }

    /// Usage headers name the business with this id in place of the account, too.
    pub(crate) fn belongs_to(&self, business_id: String) {
        *self.business_id.lock().unwrap_or_else(PoisonError::into_inner) = Some(business_id);
    }

    /// Takes the headers of an answer into account, and returns what of them is about this account.
    pub(crate) fn learn_from(&self, reported: &Reported) -> Usage {
        // A block, so that this lock is free again before others are taken.
        let usage = {
            let business_id = self.business_id.lock().unwrap_or_else(PoisonError::into_inner);
            reported.concerning(&Whose {
                account_id: &self.account_id,
                business_id: business_id.as_deref(),
                platform: self.platform,
            })
        };
        self.both(|throttle, app, now| apply(usage, throttle, app, now));
        if usage.refusing_for.max(usage.calls_refusing_for).is_some() {
            self.changed.notify_waiters();
        }
        usage
    }

    /// Takes the outcome of a message or call that had passed into account.
    pub(crate) fn learn_of<T>(&self, kind: Kind, pass: &Pass, result: &Result<T, Error>) {
        let Err(error) = result else { return pass.found_out(true) };
        let still = stands_still(error, kind, self.platform);
        if still.is_empty() {
            // What the platform itself refuses for another reason was within its rate limits.
            return pass.found_out(error.platforms_word().is_some());
        }
        let told = error.retry_after();
        let refused = Refused { told, was_probe: pass.is_probe(), because: because(error) };
        self.both(|throttle, app, now| {
            for what in still {
                throttle.refuse(app, *what, refused.clone(), now);
            }
        });
        pass.found_out(false);
        self.tell();
    }

    /// Of a probe: it was taken, or nobody knows.
    fn probed(&self, kinds: &[Kind], passed: bool) {
        self.both(|throttle, app, _| throttle.probed(app, kinds, passed));
        self.tell();
    }

    pub(crate) fn is_idle(&self) -> bool {
        let now = self.now();
        self.throttle().is_idle(now)
    }

    fn tell(&self) {
        self.changed.notify_waiters();
        self.app.changed.notify_waiters();
    }

    /// The lock order, everywhere: the account, then the app. In another, two accounts could deadlock.
    fn both<T>(&self, look: impl FnOnce(&mut Throttle, &mut App, Duration) -> T) -> T {
        let mut throttle = self.throttle();
        let (mut app, now) = (self.app.state(), self.now());
        look(&mut throttle, &mut app, now)
    }

    fn throttle(&self) -> MutexGuard<'_, Throttle> {
        self.throttle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// By the clock that all accounts of the app share.
    fn now(&self) -> Duration {
        self.app.now()
    }
}

fn apply(usage: Usage, throttle: &mut Throttle, app: &mut App, now: Duration) {
    if let Some(percent) = usage.app {
        app.slow_down(percent, now);
    }
    if let Some(percent) = usage.account {
        throttle.slow_down(percent, now);
    }
    let calls = usage.refusing_for.max(usage.calls_refusing_for);
    for (what, told) in [(StandsStill::Messages, usage.refusing_for), (StandsStill::Calls, calls)] {
        if told.is_some() {
            let refused = Refused { told, was_probe: false, because: Because::Usage };
            throttle.refuse(app, what, refused, now);
        }
    }
}

/// Why and how long something may not go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hold {
    reason: &'static str,
    /// Without one it lasts until another has gone, which notifies.
    time: Option<Duration>,
}

impl Hold {
    const BEHIND: Self = Self { reason: "standstill", time: None };

    async fn wait(self) {
        match self.time {
            Some(time) => sleep(time).await,
            None => std::future::pending().await,
        }
    }
}
