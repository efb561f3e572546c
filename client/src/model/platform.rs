//! A platform that is made up, and judges what it sees.

use std::collections::HashMap;
use std::ops::AddAssign;
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::schedule::{Fate, Message, Refusing, Schedule};
use crate::error::Cause;
use crate::graph::Reply;
use crate::http::Departure;
use crate::pace::{Kind, Pass};
use crate::send::receipt;
use crate::{Account, Delivery, Error, ErrorKind, Receipt};

#[derive(Debug)]
pub(super) struct Platform {
    seed: u64,
    most: usize,
    began: Instant,
    refusing: Vec<Refusing>,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    begins: Vec<(Duration, Kind)>,
    by_message: HashMap<usize, ByMessage>,
    messages: Still,
    private_replies: Still,
    is_stopped: bool,
    told: Told,
}

#[derive(Debug, Default)]
struct ByMessage {
    tries: usize,
    arrivals: usize,
    /// Whether a try has left it open so far.
    one_unknown: bool,
    is_cancelled: bool,
    has_ended: bool,
}

/// What was told about the rate.
#[derive(Debug, Default)]
struct Still {
    /// Until then nothing may begin; after it one, to find out whether it is over.
    until: Option<Duration>,
    refused_at: Duration,
    /// Whether one is finding out.
    is_probed: bool,
}

/// How often what happened, to see that everything does.
#[derive(Debug, Default)]
pub(super) struct Told {
    taken: usize,
    not_sent: usize,
    unknown: usize,
    stopped: usize,
    late: usize,
    throttled: usize,
    limited: usize,
    probes: usize,
    repeated: usize,
    twice: usize,
}

impl Platform {
    pub(super) fn of(schedule: &Schedule) -> Self {
        let Schedule { seed, most, refusing, .. } = schedule;
        let (began, refusing) = (Instant::now(), refusing.clone());
        Self { seed: *seed, most: *most, began, refusing, seen: Mutex::default() }
    }

    pub(super) async fn attempt(
        &self,
        account: &Account,
        message: &Message,
        pass: Pass,
        departure: Departure,
    ) -> Result<Receipt, Error> {
        let (fate, time) = self.begin(message, &pass);
        let probing = pass.is_probe().then(|| Probing { platform: self, kind: message.kind });
        if fate != Some(Fate::NoConnection) && departure.begin() {
            departure.complete();
        }
        sleep(time).await;
        let reply = self.reply(message, fate);
        let result = account.read_and_learn(message.kind, &pass, reply, receipt);
        drop(probing);
        self.seen().answered(message, fate, pass.is_probe(), self.now(), &result);
        result
    }

    pub(super) fn cancelled(&self, number: usize) {
        let mut seen = self.seen();
        let by = seen.by_message.entry(number).or_default();
        by.is_cancelled = !by.has_ended;
    }

    pub(super) fn stopped(&self) {
        self.seen().is_stopped = true;
    }

    pub(super) fn resumed(&self) {
        let mut seen = self.seen();
        (seen.messages, seen.private_replies) = (Still::default(), Still::default());
    }

    pub(super) fn ended(&self, message: &Message, result: &Result<Receipt, Error>) {
        let mut seen = self.seen();
        let by = seen.by_message.entry(message.number).or_default();
        by.has_ended = true;
        let (arrivals, one_unknown) = (by.arrivals, by.one_unknown);
        let number = self.seed;
        match result.as_ref().map_err(Error::delivery) {
            Ok(_) => assert!(arrivals >= 1, "{number}: {message:?} was taken, and never arrived"),
            Err(Delivery::NotSent) => {
                assert!(arrivals == 0, "{number}: {message:?} arrived, told {result:?}");
            }
            Err(Delivery::Unknown) => {
                assert!(
                    one_unknown || is_late(result),
                    "{number}: {message:?} is known: {result:?}"
                );
            }
            Err(Delivery::Delivered) => panic!("{number}: {message:?} {result:?}"),
        }
        seen.told.count(result);
    }

    /// In no stretch of a second more than may, and of an hour for private replies.
    pub(super) fn check_rates(&self) {
        let seen = self.seen();
        for (kind, period, most) in [
            (Kind::Message, Duration::from_secs(1), self.most),
            (Kind::PrivateReply, Duration::from_secs(60 * 60), self.most * 20),
        ] {
            let times: Vec<_> =
                seen.begins.iter().filter(|(_, one)| *one == kind).map(|(at, _)| *at).collect();
            for (number, from) in times.iter().enumerate() {
                let within =
                    times.iter().skip(number).take_while(|at| **at < *from + period).count();
                assert!(within <= most, "{}: {within} of {most} {kind:?} in {period:?}", self.seed);
            }
        }
    }

    pub(super) fn told(&self) -> Told {
        std::mem::take(&mut self.seen().told)
    }

    /// What becomes of the try that begins now; none if it is refused for the rate.
    fn begin(&self, message: &Message, pass: &Pass) -> (Option<Fate>, Duration) {
        let now = self.now();
        let is_refused = self.refuses(now).is_some();
        let mut seen = self.seen();
        seen.begins.push((now, message.kind));
        seen.check_begin(self.seed, message, now, pass);
        let by = seen.by_message.entry(message.number).or_default();
        let (fate, time) = message.fates[by.tries % message.fates.len()];
        by.tries += 1;
        if is_refused {
            return (None, time);
        }
        if matches!(
            fate,
            Fate::Taken | Fate::Lost { arrives: true } | Fate::Failed { arrives: true }
        ) {
            by.arrivals += 1;
        }
        let twice = usize::from(by.arrivals > 1);
        assert!(
            twice == 0 || (by.one_unknown && message.risks_duplicates),
            "{}: {message:?} arrived twice",
            self.seed
        );
        (seen.told.twice, seen.told.repeated) = (
            seen.told.twice + twice,
            seen.told.repeated + usize::from(seen.by_message[&message.number].tries == 2),
        );
        (Some(fate), time)
    }

    fn reply(&self, message: &Message, fate: Option<Fate>) -> Result<Reply, Error> {
        let answered =
            |status, body: &str| Ok(Reply::new(status, body.as_bytes().to_vec(), |_| None));
        match fate {
            None => {
                let refusing = self.refuses(self.now());
                let told = refusing.and_then(|refusing| refusing.told).map(|told| told.to_string());
                Ok(Reply::new(400, graph(613).into_bytes(), |name| {
                    told.as_deref().filter(|_| name == "retry-after")
                }))
            }
            Some(Fate::Taken) => answered(200, r#"{"message_id":"m_1"}"#),
            Some(Fate::NoConnection) => {
                let to = "http://127.0.0.1:1".to_owned();
                Err(Error::new(Cause::Connect { to, source: "refused".into() }))
            }
            Some(Fate::Refused) => answered(400, &graph(551)),
            Some(Fate::Busy) => answered(500, &graph(1200)),
            Some(Fate::Lost { .. }) => {
                let cause = Cause::Interrupted(format!("lost {}", message.number).into());
                Err(Error::new(cause))
            }
            Some(Fate::Failed { .. }) => answered(500, &graph(2)),
        }
    }

    fn refuses(&self, now: Duration) -> Option<&Refusing> {
        self.refusing.iter().find(|refusing| (refusing.from..refusing.to).contains(&now))
    }

    fn now(&self) -> Duration {
        self.began.elapsed()
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Seen {
    fn check_begin(&mut self, seed: u64, message: &Message, now: Duration, pass: &Pass) {
        let by = self.by_message.entry(message.number).or_default();
        assert!(!by.is_cancelled, "{seed}: {message:?} began after it was cancelled");
        assert!(!by.has_ended, "{seed}: {message:?} began after it had ended");
        let was_stopped = self.is_stopped && message.can_be_stopped;
        assert!(!was_stopped, "{seed}: {message:?} began after the stop");
        self.told.probes += usize::from(pass.is_probe());
        for still in self.stills(message.kind) {
            let Some(until) = still.until else { continue };
            // A long one is found out about each hour.
            let from = until.min(still.refused_at + Duration::from_secs(60 * 60));
            assert!(now >= from, "{seed}: {message:?} began at {now:?} of {until:?}");
            assert!(pass.is_probe(), "{seed}: {message:?} began, and nobody has found out");
            assert!(!still.is_probed, "{seed}: {message:?} began beside a probe");
            still.is_probed = true;
        }
    }

    fn answered(
        &mut self,
        message: &Message,
        fate: Option<Fate>,
        is_probe: bool,
        now: Duration,
        result: &Result<Receipt, Error>,
    ) {
        let by = self.by_message.entry(message.number).or_default();
        by.one_unknown |= result.as_ref().is_err_and(|error| error.delivery() == Delivery::Unknown);
        if let (None, Err(error)) = (fate, result) {
            self.told.limited += 1;
            let own = if message.kind == Kind::Message {
                &mut self.messages
            } else {
                &mut self.private_replies
            };
            own.refuse(error.retry_after(), is_probe, now);
        }
        let passed =
            matches!(fate, Some(Fate::Taken | Fate::Refused | Fate::Busy | Fate::Failed { .. }));
        if is_probe && passed {
            self.stills(message.kind).for_each(|still| still.until = None);
        }
    }

    fn stills(&mut self, kind: Kind) -> impl Iterator<Item = &mut Still> {
        let private = (kind == Kind::PrivateReply).then_some(&mut self.private_replies);
        [Some(&mut self.messages), private].into_iter().flatten()
    }
}

impl Still {
    fn refuse(&mut self, told: Option<Duration>, is_probe: bool, now: Duration) {
        let told = told.unwrap_or_default();
        let time =
            if self.until.is_some() && !is_probe { told } else { told.max(Duration::from_secs(1)) };
        let until = now + time.min(Duration::from_secs(24 * 60 * 60));
        if self.until.is_none_or(|earlier| is_probe || earlier < until) {
            (self.until, self.refused_at) = (Some(until), now);
        }
    }
}

/// One that finds out, for as long as it does.
struct Probing<'p> {
    platform: &'p Platform,
    kind: Kind,
}

impl Drop for Probing<'_> {
    fn drop(&mut self) {
        self.platform.seen().stills(self.kind).for_each(|still| still.is_probed = false);
    }
}

impl Told {
    pub(super) fn all_happened(&self) -> bool {
        [
            self.taken,
            self.not_sent,
            self.unknown,
            self.stopped,
            self.late,
            self.throttled,
            self.limited,
            self.probes,
            self.repeated,
            self.twice,
        ]
        .iter()
        .all(|count| *count > 0)
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (own, other) in [
            (&mut self.taken, other.taken),
            (&mut self.not_sent, other.not_sent),
            (&mut self.unknown, other.unknown),
            (&mut self.stopped, other.stopped),
            (&mut self.late, other.late),
            (&mut self.throttled, other.throttled),
            (&mut self.limited, other.limited),
            (&mut self.probes, other.probes),
            (&mut self.repeated, other.repeated),
            (&mut self.twice, other.twice),
        ] {
            own.add_assign(other);
        }
    }

    fn count(&mut self, result: &Result<Receipt, Error>) {
        let count = match result.as_ref().map_err(|error| (error.kind(), error.delivery())) {
            Ok(_) => &mut self.taken,
            Err((ErrorKind::Stopped, _)) => &mut self.stopped,
            Err((ErrorKind::Deadline, _)) => &mut self.late,
            Err((ErrorKind::Throttled, _)) => &mut self.throttled,
            Err((_, Delivery::Unknown)) => &mut self.unknown,
            Err(_) => &mut self.not_sent,
        };
        *count += 1;
    }
}

fn is_late(result: &Result<Receipt, Error>) -> bool {
    result.as_ref().is_err_and(|error| error.kind() == ErrorKind::Deadline)
}

fn graph(code: u32) -> String {
    format!(r#"{{"error":{{"type":"OAuthException","code":{code},"fbtrace_id":"A"}}}}"#)
}
