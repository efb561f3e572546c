//! Spans, events and metrics of webhooks and their handlers. With neither feature `unseen.rs` stands here.

use std::time::{Duration, Instant};

#[cfg_attr(not(feature = "metrics"), path = "no_numbers.rs")]
mod numbers;
#[cfg_attr(not(feature = "tracing"), path = "no_spans.rs")]
mod spans;

mod refusals;
mod told;

pub(crate) use self::refusals::Refusals;
use crate::webhook::{Accepted, Failure, Incoming, Refused, Rejected, Uncertain};

/// A body and its events, told when nobody has to wait for it.
pub(crate) struct Report(Vec<(&'static str, &'static str)>);

impl Report {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn accepted(&mut self, kind: &'static str) {
        self.0.push((kind, ACCEPTED));
    }

    pub(crate) fn duplicate(&mut self, kind: &'static str) {
        self.0.push((kind, "duplicate"));
    }

    pub(crate) fn ignored(&mut self, kind: &'static str) {
        self.0.push((kind, "ignored"));
    }

    pub(crate) fn turned_away(&mut self, kind: &'static str) {
        self.0.push((kind, TURNED_AWAY));
    }

    pub(crate) fn tell(self, result: &Result<Accepted, Rejected>) {
        for (kind, outcome) in self.0 {
            numbers::event(kind, outcome);
        }
        match result {
            Ok(accepted) => {
                numbers::body(ACCEPTED, NONE);
                spans::tell_accepted(*accepted);
            }
            Err(rejected) => {
                numbers::body(TURNED_AWAY, reason(rejected));
                spans::tell_turned_away(reason(rejected), rest(rejected), way_out(rejected));
            }
        }
    }
}

/// A body, as it is taken.
pub(crate) fn received(
    bytes: usize,
    take: impl FnOnce() -> Result<Accepted, Rejected>,
) -> Result<Accepted, Rejected> {
    let body = spans::Body::of(bytes);
    let result = body.within(take);
    body.tell_end(match &result {
        Ok(_) => ACCEPTED,
        Err(Rejected::Refused(_)) => REFUSED,
        Err(_) => TURNED_AWAY,
    });
    result
}

/// A body that was looked at and is genuine.
pub(crate) fn verified() {
    spans::tell_verified();
}

/// An answer that goes out although its window may be closed.
pub(crate) fn uncertain(why: &Uncertain) {
    spans::tell_uncertain(why);
}

/// Counts an event among those that wait, for as long as it lives.
pub(crate) struct Waiting {
    _counted: numbers::Counted,
}

impl Waiting {
    pub(crate) fn of(kind: &'static str) -> Self {
        Self { _counted: numbers::waiting(kind) }
    }
}

/// A handler at work.
pub(crate) struct Handling {
    span: spans::Span,
    kind: &'static str,
    began: Instant,
    _at_work: numbers::Counted,
}

impl Handling {
    pub(crate) fn of(account: Option<&str>, incoming: &Incoming, waited: Duration) -> Self {
        let account = account.filter(|id| is_an_id(id));
        let kind = incoming.happened().word();
        let span = spans::Span::of_a_handler(account, kind, incoming, waited);
        let at_work = span.within(|| {
            numbers::waited(kind, waited);
            numbers::at_work(kind)
        });
        Self { span, kind, began: Instant::now(), _at_work: at_work }
    }

    pub(crate) fn around<F: Future>(&self, future: F) -> impl Future<Output = F::Output> + use<F> {
        self.span.around(future)
    }

    /// What the program is told by its own hook is its to tell: then words of its errors are not told here.
    pub(crate) fn end(self, result: &Result<(), Failure>, has_hook: bool) {
        let (failure, took) = (result.as_ref().err(), self.began.elapsed());
        let outcome = failure.map_or("ok", Failure::word);
        self.span.within(|| numbers::handled(self.kind, outcome, took));
        let own = failure.and_then(Failure::own_error);
        let words = failure.filter(|_| own.is_none() && !has_hook).map(ToString::to_string);
        let advice = failure.and_then(Failure::advice);
        self.span.tell_end(outcome, own, (words, advice), took);
    }
}

/// It comes from outside.
fn is_an_id(id: &str) -> bool {
    id.len() <= LONGEST_ID && id.bytes().all(|byte| byte.is_ascii_digit())
}

/// What was accepted all the same.
fn rest(rejected: &Rejected) -> Accepted {
    match rejected {
        Rejected::Full(full) => full.accepted,
        _ => Accepted::default(),
    }
}

fn reason_of(refused: &Refused) -> &'static str {
    match refused {
        Refused::TooLarge { .. } => "too_large",
        Refused::Signature(_) => "signature",
        Refused::Body(_) => "no_webhook",
        _ => OTHER,
    }
}

fn reason(rejected: &Rejected) -> &'static str {
    match rejected {
        Rejected::Full(_) => "full",
        Rejected::ShutDown => "shut_down",
        Rejected::NoRuntime => "no_runtime",
        Rejected::Refused(_) => OTHER,
    }
}

/// What to do about a body that there was no room for; the platform sends it again.
fn way_out(rejected: &Rejected) -> Option<&'static str> {
    Some(match rejected {
        Rejected::Full(_) => {
            "see what handlers wait for; `concurrency` runs more of them, `capacity` and `memory` keep more"
        }
        Rejected::ShutDown => "end the server before the inbox, so that nothing comes in between",
        Rejected::NoRuntime => "call the inbox within Tokio, as by `Handle::enter`",
        Rejected::Refused(_) => return None,
    })
}

const ACCEPTED: &str = "accepted";
const TURNED_AWAY: &str = "turned_away";
const REFUSED: &str = "refused";
const NONE: &str = "none";
const OTHER: &str = "other";
const LONGEST_ID: usize = 32;
