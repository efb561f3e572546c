//! Whether an account may send now: its limits, its standstills and its slowness together. Nothing here
//! waits or asks a clock: the time, counted from any start, comes in as an argument.

use std::time::Duration;

use super::limiter::Limiter;
use super::rates::{Kind, Priority, Rates};
use super::slowness::Slowness;
use super::standing::{Refused, Says, Standing};
use super::standstill::{StandsStill, Standstill};

/// What an account has sent and been told.
#[derive(Debug)]
pub(super) struct Throttle {
    rates: Rates,
    messages: Option<Limiter>,
    media: Option<Limiter>,
    private_replies: Option<Limiter>,
    stands: Stands,
    slowness: Slowness,
}

/// What the app has been told, for all of its accounts.
#[derive(Debug, Default)]
pub(super) struct App {
    stands: Standing,
    slowness: Slowness,
}

/// What of an account stands still by itself.
#[derive(Debug, Default)]
struct Stands {
    messages: Standing,
    private_replies: Standing,
    calls: Standing,
}

/// Who wants to go: all of these together, or none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish<'a> {
    pub(super) kinds: &'a [Kind],
    pub(super) priority: Priority,
    /// When it is too late.
    pub(super) until: Option<Duration>,
    /// Whether they go along with others that go now.
    pub(super) joins: bool,
}

/// Whether it is somebody's turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// It goes, and is counted. Some go to find out whether a standstill is over.
    Go { probes: bool },
    /// Not before so much time has passed, for it would be too many.
    TooFast(Duration),
    /// Not before so much time has passed, for the platform refuses.
    Standstill(Duration),
    /// Not before it is known what another finds out.
    Behind,
    /// Not for so long that nobody wants to wait.
    TooLong(Duration),
}

impl Throttle {
    pub(super) fn new(rates: &Rates) -> Self {
        let mut throttle = Self {
            rates: Rates::UNLIMITED,
            messages: None,
            media: None,
            private_replies: None,
            stands: Stands::default(),
            slowness: Slowness::default(),
        };
        throttle.keep_to(rates);
        throttle
    }

    /// Keeps to these rates from now on. What was sent by the ones before counts.
    pub(super) fn keep_to(&mut self, rates: &Rates) {
        for kind in [Kind::Message, Kind::Media, Kind::PrivateReply] {
            let Some(limiter) = self.limiter(kind) else { continue };
            match (limiter.as_mut(), rates.of(kind)) {
                (Some(known), rate) => known.keep_to(rate),
                (None, Some(rate)) => *limiter = Some(Limiter::new(rate)),
                (None, None) => {}
            }
        }
        self.rates = rates.clone();
    }

    /// Whether these may go together now. If so they are counted, all of them.
    pub(super) fn take(&mut self, app: &mut App, wish: Wish<'_>, now: Duration) -> Turn {
        let Wish { kinds, priority, .. } = wish;
        let says = self.says(app, wish, now);
        let waits = match says {
            Says::TooLong(left) => return Turn::TooLong(left),
            Says::Still(left) => return Turn::Standstill(left),
            Says::Behind => return Turn::Behind,
            Says::Go | Says::Probe => self.wait(app, wish, now),
        };
        if !waits.is_zero() {
            return Turn::TooFast(waits);
        }
        if says == Says::Probe {
            self.each_standing(app, kinds, Standing::probe);
        }
        self.count(app, kinds, priority, now);
        Turn::Go { probes: says == Says::Probe }
    }

    /// How long a message would have to wait for a standstill beyond patience.
    pub(super) fn too_long(
        &mut self,
        app: &mut App,
        wish: Wish<'_>,
        now: Duration,
    ) -> Option<Duration> {
        match self.says(app, wish, now) {
            Says::TooLong(left) => Some(left),
            _ => None,
        }
    }

    /// For how long a kind stands still from now on, if it does.
    pub(super) fn stands(&mut self, app: &mut App, kind: Kind, now: Duration) -> Option<Duration> {
        let mut longest = None;
        self.each_standing(app, &[kind], |standing| {
            longest = longest.max(standing.left(now).map(|(left, _)| left));
        });
        longest
    }

    /// So many of a kind went elsewhere then.
    pub(super) fn count_earlier(&mut self, kind: Kind, count: u64, when: Duration) {
        if let Some(Some(limiter)) = self.limiter(kind) {
            limiter.count_earlier(count, when);
        }
    }

    /// The most that may go at once of a kind.
    pub(super) fn most_at_once(&self, kind: Kind, priority: Priority) -> u64 {
        self.rates.of(kind).map_or(u64::MAX, |rate| Limiter::most_at_once(rate, priority))
    }

    /// How many of a kind may go one after the other without a wait, if that is limited.
    pub(super) fn at_once(&self, kind: Kind) -> Option<u32> {
        self.rates.of(kind).map(Limiter::at_once)
    }

    /// So much of the account's own limit is used.
    pub(super) fn slow_down(&mut self, percent: u64, now: Duration) {
        self.slowness.learn(percent, now);
    }

    /// The platform refuses this.
    pub(super) fn refuse(
        &mut self,
        app: &mut App,
        what: StandsStill,
        refused: Refused,
        now: Duration,
    ) {
        let standing = match what {
            StandsStill::App => &mut app.stands,
            StandsStill::Messages => &mut self.stands.messages,
            StandsStill::PrivateReplies => &mut self.stands.private_replies,
            StandsStill::Calls => &mut self.stands.calls,
        };
        standing.refuse(refused, now);
    }

    /// Nothing goes for so long.
    pub(super) fn pause(&mut self, time: Duration, now: Duration) {
        for standing in [&mut self.stands.messages, &mut self.stands.calls] {
            standing.pause(time, now);
        }
    }

    /// All standstills of the account are over.
    pub(super) fn resume(&mut self) {
        self.stands = Stands::default();
    }

    /// Of a probe of these kinds: it was taken, or nobody knows.
    pub(super) fn probed(&mut self, app: &mut App, kinds: &[Kind], passed: bool) {
        self.each_standing(app, kinds, |standing| {
            if passed { standing.passed() } else { standing.found_out_nothing() }
        });
    }

    pub(super) fn standstills(&self, app: &App, now: Duration) -> Vec<Standstill> {
        let all = [
            (StandsStill::App, &app.stands),
            (StandsStill::Messages, &self.stands.messages),
            (StandsStill::PrivateReplies, &self.stands.private_replies),
            (StandsStill::Calls, &self.stands.calls),
        ];
        let still = |(what, standing): (_, &Standing)| {
            let (left, because) = standing.left(now)?;
            Some(Standstill { what, left, because: because.clone() })
        };
        all.into_iter().filter_map(still).collect()
    }

    /// Whether there is nothing that would be lost with it.
    pub(super) fn is_idle(&mut self, now: Duration) -> bool {
        let Stands { messages, private_replies, calls } = &self.stands;
        let calm = [messages, private_replies, calls].into_iter().all(|one| one.is_calm(now));
        let limiters = [&mut self.messages, &mut self.media, &mut self.private_replies];
        calm && limiters.into_iter().flatten().all(|limiter| limiter.is_empty(now))
    }

    fn says(&mut self, app: &mut App, wish: Wish<'_>, now: Duration) -> Says {
        let left = wish.until.map_or(Duration::MAX, |until| until.saturating_sub(now));
        let (mut strictest, patience) = (Says::Go, self.rates.patience.min(left));
        self.each_standing(app, wish.kinds, |standing| {
            strictest = stricter(strictest, standing.says(patience, now));
        });
        strictest
    }

    fn wait(&mut self, app: &App, wish: Wish<'_>, now: Duration) -> Duration {
        let slow = self.slowness.wait(now).max(app.slowness.wait(now));
        let limits = counts(wish.kinds).filter_map(|(kind, count)| {
            let limiter = self.limiter(kind)?.as_mut()?;
            Some(if wish.joins {
                limiter.wait_to_join(count, wish.priority, now)
            } else {
                limiter.wait(count, wish.priority, now)
            })
        });
        limits.fold(slow, Duration::max)
    }

    fn count(&mut self, app: &mut App, kinds: &[Kind], priority: Priority, now: Duration) {
        self.slowness.sent(now);
        app.slowness.sent(now);
        for (kind, count) in counts(kinds) {
            if let Some(Some(limiter)) = self.limiter(kind) {
                limiter.count(count, priority, now);
            }
        }
    }

    /// All that have a say about any of these.
    fn each_standing(
        &mut self,
        app: &mut App,
        kinds: &[Kind],
        mut each: impl FnMut(&mut Standing),
    ) {
        each(&mut app.stands);
        if kinds.iter().any(|kind| *kind != Kind::Call) {
            each(&mut self.stands.messages);
        }
        if kinds.contains(&Kind::PrivateReply) {
            each(&mut self.stands.private_replies);
        }
        if kinds.contains(&Kind::Call) {
            each(&mut self.stands.calls);
        }
    }

    fn limiter(&mut self, kind: Kind) -> Option<&mut Option<Limiter>> {
        match kind {
            Kind::Message => Some(&mut self.messages),
            Kind::Media => Some(&mut self.media),
            Kind::PrivateReply => Some(&mut self.private_replies),
            Kind::Call => None,
        }
    }
}

impl App {
    pub(super) fn slow_down(&mut self, percent: u64, now: Duration) {
        self.slowness.learn(percent, now);
    }

    pub(super) fn resume(&mut self) {
        self.stands.lift();
    }
}

/// Each kind that is there, and how often.
pub(crate) fn counts(kinds: &[Kind]) -> impl Iterator<Item = (Kind, u64)> {
    [Kind::Message, Kind::Media, Kind::PrivateReply, Kind::Call].into_iter().filter_map(|kind| {
        let count = kinds.iter().filter(|one| **one == kind).count() as u64;
        (count > 0).then_some((kind, count))
    })
}

/// The longer of two waits. Where one of the two standstills is over, the request that probes it goes when
/// the other lets it go.
fn stricter(one: Says, other: Says) -> Says {
    let severity = |says: &Says| match says {
        Says::Go => (0, Duration::ZERO),
        Says::Probe => (1, Duration::ZERO),
        Says::Behind => (2, Duration::ZERO),
        Says::Still(left) => (3, *left),
        Says::TooLong(left) => (4, *left),
    };
    if severity(&other) > severity(&one) { other } else { one }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn take(throttle: &mut Throttle, app: &mut App, kind: Kind, now: Duration) -> Turn {
        together(throttle, app, &[kind], Priority::Answer, now)
    }

    fn together(
        throttle: &mut Throttle,
        app: &mut App,
        kinds: &[Kind],
        priority: Priority,
        now: Duration,
    ) -> Turn {
        throttle.take(app, Wish { kinds, priority, until: None, joins: false }, now)
    }

    fn refused(seconds: u32) -> Refused {
        Refused {
            told: Some(seconds * SECOND),
            was_probe: false,
            because: super::super::Because::Usage,
        }
    }

    const GO: Turn = Turn::Go { probes: false };

    #[test]
    fn kinds_do_not_hold_each_other_up() {
        let mut throttle = Throttle::new(&Rates::default().media_per_second(1));
        let app = &mut App::default();
        assert_eq!(take(&mut throttle, app, Kind::Media, SECOND), GO);
        assert!(matches!(take(&mut throttle, app, Kind::Media, SECOND), Turn::TooFast(_)));
        assert_eq!(take(&mut throttle, app, Kind::Message, SECOND), GO);
        assert_eq!(take(&mut throttle, app, Kind::PrivateReply, SECOND), GO);
    }

    #[test]
    fn a_standstill_holds_for_what_it_is_about() {
        let all = [Kind::Message, Kind::Media, Kind::PrivateReply, Kind::Call];
        for (what, held) in [
            (StandsStill::Messages, [true, true, true, false]),
            (StandsStill::PrivateReplies, [false, false, true, false]),
            (StandsStill::Calls, [false, false, false, true]),
        ] {
            let (mut throttle, app) = (Throttle::new(&Rates::UNLIMITED), &mut App::default());
            throttle.refuse(app, what, refused(9), Duration::ZERO);
            for (kind, held) in all.into_iter().zip(held) {
                let turn = take(&mut throttle, app, kind, SECOND);
                let expected = if held { Turn::Standstill(8 * SECOND) } else { GO };
                assert_eq!(turn, expected, "{what:?} {kind:?}");
            }
        }
    }

    #[test]
    fn what_the_app_is_told_holds_for_every_account() {
        let (mut one, mut other) =
            (Throttle::new(&Rates::UNLIMITED), Throttle::new(&Rates::UNLIMITED));
        let app = &mut App::default();
        one.refuse(app, StandsStill::App, refused(9), Duration::ZERO);
        for kind in [Kind::Message, Kind::Call] {
            assert_eq!(take(&mut one, app, kind, SECOND), Turn::Standstill(8 * SECOND));
            assert_eq!(take(&mut other, app, kind, SECOND), Turn::Standstill(8 * SECOND));
        }
        assert_eq!(take(&mut one, app, Kind::Message, 9 * SECOND), Turn::Go { probes: true });
        assert_eq!(take(&mut other, app, Kind::Message, 9 * SECOND), Turn::Behind);
        one.probed(app, &[Kind::Message], true);
        assert_eq!(take(&mut other, app, Kind::Message, 9 * SECOND), GO);
    }

    #[test]
    fn patience_ends_when_a_standstill_lasts_longer() {
        let mut throttle = Throttle::new(&Rates::default().patience(10 * SECOND));
        let app = &mut App::default();
        throttle.refuse(app, StandsStill::Calls, refused(12), Duration::ZERO);
        assert_eq!(take(&mut throttle, app, Kind::Call, SECOND), Turn::TooLong(11 * SECOND));
        let call =
            |until| Wish { kinds: &[Kind::Call], priority: Priority::Answer, until, joins: false };
        assert_eq!(throttle.too_long(app, call(None), SECOND), Some(11 * SECOND));
        assert_eq!(throttle.too_long(app, call(Some(9 * SECOND)), 3 * SECOND), Some(9 * SECOND));
        assert_eq!(take(&mut throttle, app, Kind::Call, 2 * SECOND), Turn::Standstill(10 * SECOND));
    }

    #[test]
    fn other_rates_leave_a_standstill_as_it_is_and_the_same_rates_everything() {
        let (mut throttle, app) = (Throttle::new(&Rates::default()), &mut App::default());
        throttle.refuse(app, StandsStill::Messages, refused(10), Duration::ZERO);
        throttle.keep_to(&Rates::UNLIMITED);
        assert_eq!(take(&mut throttle, app, Kind::Message, SECOND), Turn::Standstill(9 * SECOND));
        let five = Rates::default().messages_per_second(5);
        let mut throttle = Throttle::new(&five);
        assert_eq!(take(&mut throttle, app, Kind::Message, SECOND), GO);
        throttle.keep_to(&five);
        assert!(matches!(take(&mut throttle, app, Kind::Message, SECOND), Turn::TooFast(_)));
    }

    #[test]
    fn several_go_together_or_not_at_all() {
        let (mut throttle, app) = (Throttle::new(&Rates::default()), &mut App::default());
        let mixed = [Kind::Message, Kind::Media, Kind::Media];
        assert_eq!(together(&mut throttle, app, &mixed, Priority::Broadcast, SECOND), GO);
        assert!(matches!(
            together(&mut throttle, app, &[Kind::Media; 8], Priority::Broadcast, SECOND),
            Turn::TooFast(_)
        ));
        assert_eq!(throttle.most_at_once(Kind::Media, Priority::Broadcast), 9);
        assert!(!throttle.is_idle(SECOND) && throttle.is_idle(4000 * SECOND));
    }

    #[test]
    fn a_pause_holds_for_all_until_it_is_lifted() {
        let (mut throttle, app) = (Throttle::new(&Rates::UNLIMITED), &mut App::default());
        throttle.pause(9 * SECOND, Duration::ZERO);
        for kind in [Kind::Message, Kind::PrivateReply, Kind::Call] {
            assert_eq!(take(&mut throttle, app, kind, SECOND), Turn::Standstill(8 * SECOND));
        }
        let [still, _] = &*throttle.standstills(app, SECOND) else { panic!("two") };
        assert_eq!(
            still.to_string(),
            "messages of the account stand still for another 8 seconds: it was paused"
        );
        throttle.resume();
        assert_eq!(take(&mut throttle, app, Kind::Call, SECOND), GO);
    }
}
