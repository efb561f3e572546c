//! Whether what the client said of a message is true, and all that could be known.

use crate::kinds::{KindId, Kinds, Place};
use crate::says::Says;
use crate::seat::Seat;
use crate::shown::Shown;
use crate::story::{Story, Told, Try};

/// Judges messages of one seat.
#[derive(Clone, Copy)]
pub(crate) struct Judge<'k> {
    pub(crate) kinds: &'k Kinds,
    pub(crate) seat: Seat,
    /// Whether duplicates are risked.
    pub(crate) risks: bool,
}

/// What is wrong, and what the message had met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub(crate) what: String,
    pub(crate) met: String,
}

impl Judge<'_> {
    pub(crate) fn wrong(&self, story: &Story) -> Option<Wrong> {
        let [told] = story.told.as_slice() else {
            let what = match story.told.len() {
                0 => "nothing was said of it".to_owned(),
                _ => "it was told of more than once".to_owned(),
            };
            return Some(Wrong { what, met: self.name_of_the_last(story) });
        };
        self.untrue(story, told)
            .or_else(|| self.repeated(story))
            .or_else(|| self.inexact(story, told))
            .or_else(|| self.other(story, told))
    }

    /// Whether a client has to say that nobody knows, or may.
    pub(crate) fn leaves_open(&self, story: &Story) -> bool {
        self.is_late(story) || story.tries.iter().any(|it| self.shown(it).may_be_unknown())
    }

    /// Whether an answer came too late for somebody without patience, and not since it was to stall.
    pub(crate) fn is_late(&self, story: &Story) -> bool {
        let last = story.tries.last().map(|it| self.shown(it));
        let is_open = last.is_some_and(|shown| shown.may_be_unknown());
        story.told.first().is_some_and(|told| self.gave_up(told)) && !is_open
    }

    fn gave_up(&self, told: &Told) -> bool {
        !self.seat.is_patient && told.is_timeout && told.says == Says::Unknown
    }

    /// What the outcome is worth, whatever the faults were.
    fn untrue(&self, story: &Story, told: &Told) -> Option<Wrong> {
        let arrived = story.arrived();
        let wrong = |what: String| Some(Wrong { what, met: self.name_of_the_arrived(story) });
        match told.says {
            Says::NotSent if arrived > 0 => wrong("told not sent, and it arrived".to_owned()),
            Says::Sent | Says::Delivered if arrived == 0 => {
                wrong(format!("told {}, and it never arrived", told.says))
            }
            _ if arrived > 1 && !self.risks => wrong("arrived more than once".to_owned()),
            _ if arrived > 1 && !self.had_reason(story) => {
                wrong("arrived more than once without an unknown try before".to_owned())
            }
            _ => None,
        }
    }

    /// Whether before each arrival but the first there was a try that left open what came of it.
    fn had_reason(&self, story: &Story) -> bool {
        let arrivals = story.tries.iter().enumerate().filter(|(_, it)| it.arrived.is_some());
        let mut again = arrivals.skip(1);
        again.all(|(place, _)| {
            let before = story.tries.iter().take(place);
            before
                .map(|it| self.shown(it))
                .any(|shown| shown.may_be_unknown() || !self.seat.is_patient)
        })
    }

    /// What was tried again although it was not to be.
    fn repeated(&self, story: &Story) -> Option<Wrong> {
        let (_, before) = story.tries.split_last()?;
        let may_be = |it: &&Try| match self.shown(it) {
            Shown::Plain { says, again } => {
                again || (self.risks && (says.contains(&Says::Unknown) || !self.seat.is_patient))
            }
            // Whoever did not wait for the answer does not know.
            Shown::Answered { .. } => self.risks && !self.seat.is_patient,
        };
        let wrong = before.iter().find(|it| !may_be(it))?;
        let what = format!("tried again after it was {}", self.shown(wrong));
        Some(Wrong { what, met: self.name(wrong) })
    }

    /// What could have been known better, or not at all.
    fn inexact(&self, story: &Story, told: &Told) -> Option<Wrong> {
        let Some((last, before)) = story.tries.split_last() else { return self.never_left(told) };
        let expected = self.expected(last, before);
        if self.gave_up(told) || expected.contains(&told.says) {
            return None;
        }
        let expected: Vec<_> = expected.iter().map(ToString::to_string).collect();
        let what = format!("told {}, known {}", told.says, expected.join(" or "));
        Some(Wrong { what, met: self.name(last) })
    }

    /// What may be said after this try and those before it.
    fn expected(&self, last: &Try, before: &[Try]) -> Vec<Says> {
        let (if_not, if_open) = match self.shown(last) {
            Shown::Plain { says, .. } if says.contains(&Says::NotSent) => (says, UNKNOWN),
            Shown::Plain { says, .. } => (says, says),
            Shown::Answered { is_certain: true } => (NOT_SENT, DELIVERED),
            Shown::Answered { is_certain: false } => (NOT_SENT, DELIVERED_OR_UNKNOWN),
        };
        match self.was_open(before) {
            Some(true) => if_open.to_vec(),
            Some(false) => if_not.to_vec(),
            None => [if_not, if_open].concat(),
        }
    }

    /// Whether a try left open what came of it, as far as that is certain.
    fn was_open(&self, before: &[Try]) -> Option<bool> {
        let open: Vec<_> =
            before.iter().map(|it| self.shown(it)).filter(Shown::may_be_unknown).collect();
        if open.iter().any(|shown| !shown.may_be_not_sent()) {
            return Some(true);
        }
        // Whoever has no patience may have found an earlier answer late.
        let is_certain = open.is_empty() && (self.seat.is_patient || before.is_empty());
        is_certain.then_some(false)
    }

    /// Only a provider of tokens keeps messages from leaving, or a machine that has too much to do.
    fn never_left(&self, told: &Told) -> Option<Wrong> {
        let is_kept = told.says == Says::NotSent && self.seat.has_provider;
        if is_kept || self.gave_up(told) {
            return None;
        }
        let error = told.error.clone().unwrap_or_default();
        Some(Wrong { what: format!("told {}, and it never left", told.says), met: error })
    }

    fn other(&self, story: &Story, told: &Told) -> Option<Wrong> {
        let last = story.tries.last()?;
        if told.id.is_some() && told.id != last.arrived {
            let what = "the receipt is that of another message".to_owned();
            return Some(Wrong { what, met: self.name(last) });
        }
        let tries = story.tries.len();
        // Whoever has no patience may give up a request before it is seen.
        let is_off = |told: &usize| *told < tries || (self.seat.is_patient && *told > tries);
        let attempts = told.attempts.filter(is_off)?;
        let what = format!("tried {tries} times, told {attempts}");
        Some(Wrong { what, met: self.name(last) })
    }

    fn shown(&self, it: &Try) -> Shown {
        Shown::of(it, self.kinds)
    }

    fn name(&self, it: &Try) -> String {
        let name = |kind: Option<KindId>| Some(self.kinds.get(kind?)?.fault.to_string());
        let of_the_call = name(it.call).map(|name| format!("{name} (whole batch)"));
        let names: Vec<_> = of_the_call.into_iter().chain(name(it.own)).collect();
        let name = if names.is_empty() { "no fault".to_owned() } else { names.join(", ") };
        format!("{name}{}", if it.place == Place::Item { ", in a batch" } else { "" })
    }

    fn name_of_the_last(&self, story: &Story) -> String {
        story.tries.last().map_or_else(|| "nothing: it never left".to_owned(), |it| self.name(it))
    }

    fn name_of_the_arrived(&self, story: &Story) -> String {
        let arrived = story.tries.iter().find(|it| it.arrived.is_some());
        arrived.map_or_else(|| self.name_of_the_last(story), |it| self.name(it))
    }
}

const NOT_SENT: &[Says] = &[Says::NotSent];
const UNKNOWN: &[Says] = &[Says::Unknown];
const DELIVERED: &[Says] = &[Says::Delivered];
const DELIVERED_OR_UNKNOWN: &[Says] = &[Says::Delivered, Says::Unknown];
