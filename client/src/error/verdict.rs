//! What one try proves about a message or call: the one place where that is decided.

use sendapi_core::graph_error::{Family, Waiting};

use super::delivery::Delivery;
use super::written::Written;
use crate::GraphError;

/// What is known of a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Evidence {
    pub(crate) written: Written,
    pub(crate) heard: Heard,
    pub(crate) extent: Extent,
}

/// What was heard of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    Nothing,
    /// A status, and a body that was not read to its end.
    Part {
        status: u16,
    },
    Whole {
        status: u16,
        says: Says,
    },
}

/// What a whole answer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// That the request was taken: a receipt with an id, or what a call promises.
    Taken,
    /// An error in the Graph API's own envelope.
    Refused(Refusal),
    /// Anything else: no JSON, an object that promises nothing, an error that a gateway wrote.
    Other,
}

/// What is known of an error of the Graph API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) family: Family,
    pub(crate) waiting: Waiting,
    /// Whether the error passes, by its code or the platform's own flag.
    pub(crate) passes: bool,
    /// Whether the platform flags it as one that does not pass.
    pub(crate) stays: bool,
}

/// How much an answer speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// One message or call, or one item of a batch.
    One,
    /// All messages of a batch at once.
    Whole,
}

/// What a try proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The platform took it.
    Taken,
    Failed {
        delivery: Delivery,
        /// Whether the same request may succeed later.
        is_transient: bool,
    },
}

impl Evidence {
    pub(crate) fn proves(self) -> Verdict {
        match self.heard {
            Heard::Nothing => match self.written {
                Written::Nothing | Written::Part => failed(Delivery::NotSent, true),
                Written::All => failed(Delivery::Unknown, true),
            },
            // The rest may have said anything, be it that the message was delivered.
            Heard::Part { status } if graph_never_gives(status) => failed(Delivery::NotSent, false),
            Heard::Part { .. } => failed(Delivery::Unknown, true),
            Heard::Whole { status, says: Says::Taken } if is_success(status) => Verdict::Taken,
            // It says that it was taken, and its status that it was not.
            Heard::Whole { says: Says::Taken, .. } => failed(Delivery::Unknown, false),
            Heard::Whole { status, says: Says::Other } => by_status(status),
            Heard::Whole { status, says: Says::Refused(refusal) } => match self.extent {
                Extent::One => refusal.of_one(status),
                Extent::Whole => refusal.of_a_batch(status),
            },
        }
    }
}

impl Refusal {
    pub(crate) fn of(error: &GraphError) -> Self {
        let code = error.explain();
        Self {
            family: code.family(),
            waiting: code.waiting(),
            passes: error.is_transient(),
            stays: error.transient_flag() == Some(false),
        }
    }

    fn of_one(self, status: u16) -> Verdict {
        match self.family {
            Family::Delivered => failed(Delivery::Delivered, false),
            Family::Timeout => failed(Delivery::Unknown, self.passes),
            Family::Platform if is_failure(status) => failed(Delivery::Unknown, self.passes),
            Family::Unknown if !refuses(status) => {
                failed(Delivery::Unknown, self.passes || is_busy(status))
            }
            _ => failed(Delivery::NotSent, self.passes || self.is_limited(status)),
        }
    }

    /// What was refused for token, rate or form was refused before any message went out. A platform
    /// that failed may have done so half-way.
    fn of_a_batch(self, status: u16) -> Verdict {
        match self.family {
            Family::Platform | Family::Busy | Family::Timeout => {
                failed(Delivery::Unknown, self.passes)
            }
            // Of all of them or of some: it does not say.
            Family::Delivered => failed(Delivery::Unknown, false),
            _ => self.of_one(status),
        }
    }

    /// A 429 says more than a code that waiting does not help against, unless repeating makes things
    /// worse or the platform says that it is of no use.
    fn is_limited(self, status: u16) -> bool {
        status == TOO_MANY && self.waiting != Waiting::Never && !self.stays
    }
}

/// What all tries of a message prove together, from the last one's and whether an earlier one left it
/// open.
pub(crate) fn over_all_tries(last: Delivery, is_replied: bool, earlier_unknown: bool) -> Delivery {
    match last {
        // A comment has one private reply: it was the earlier try's.
        Delivery::NotSent if earlier_unknown && is_replied => Delivery::Delivered,
        Delivery::NotSent if earlier_unknown => Delivery::Unknown,
        delivery => delivery,
    }
}

fn by_status(status: u16) -> Verdict {
    let delivery = if refuses(status) { Delivery::NotSent } else { Delivery::Unknown };
    failed(delivery, is_busy(status))
}

/// Whether the status alone proves that the request was not carried out, be it the platform's or a
/// gateway's. The 5xx, the vague 4xx (408, 409, 460, 499) and "see the result there" (302, 303) do not.
fn refuses(status: u16) -> bool {
    graph_never_gives(status) || matches!(status, 400 | 401 | 403 | 404 | 422 | TOO_MANY)
}

/// Whether only gateways and proxies in front of the platform answer with this status: the platform did
/// not see the request then.
pub(crate) fn graph_never_gives(status: u16) -> bool {
    matches!(status, 301 | 307 | 308 | 405 | 407 | 411..=417 | 421 | 426 | 428 | 431)
}

pub(crate) fn is_success(status: u16) -> bool {
    (200..300).contains(&status)
}

fn is_failure(status: u16) -> bool {
    status >= 500
}

fn is_busy(status: u16) -> bool {
    status == TOO_MANY || is_failure(status)
}

fn failed(delivery: Delivery, is_transient: bool) -> Verdict {
    Verdict::Failed { delivery, is_transient }
}

/// HTTP's "Too Many Requests".
pub(crate) const TOO_MANY: u16 = 429;

#[cfg(test)]
mod tests {
    use sendapi_core::graph_error::{CODES, Code};

    use super::*;

    const FAMILIES: [Family; 8] = [
        Family::Platform,
        Family::Busy,
        Family::Timeout,
        Family::Delivered,
        Family::Replied,
        Family::RateLimit,
        Family::Token,
        Family::Unknown,
    ];
    const WAITINGS: [Waiting; 5] = [
        Waiting::Seconds,
        Waiting::Pause,
        Waiting::Later,
        Waiting::NotBeforeAChange,
        Waiting::Never,
    ];
    /// What only a server in front of the platform answers with.
    const NEVER_GRAPHS: [u16; 16] =
        [301, 307, 308, 405, 407, 411, 412, 413, 414, 415, 416, 417, 421, 426, 428, 431];
    const REFUSING: [u16; 6] = [400, 401, 403, 404, 422, 429];

    fn all_refusals() -> impl Iterator<Item = Refusal> {
        FAMILIES.into_iter().flat_map(|family| {
            WAITINGS.into_iter().flat_map(move |waiting| {
                [(true, false), (false, false), (false, true)].map(|(passes, stays)| Refusal {
                    family,
                    waiting,
                    passes,
                    stays,
                })
            })
        })
    }

    fn all_says() -> impl Iterator<Item = Says> {
        [Says::Taken, Says::Other].into_iter().chain(all_refusals().map(Says::Refused))
    }

    fn all_heard() -> impl Iterator<Item = Heard> {
        let answers = (100..=599).flat_map(|status| {
            let whole = all_says().map(move |says| Heard::Whole { status, says });
            [Heard::Part { status }].into_iter().chain(whole)
        });
        [Heard::Nothing].into_iter().chain(answers)
    }

    fn all() -> impl Iterator<Item = Evidence> {
        all_heard().flat_map(|heard| {
            [Written::Nothing, Written::Part, Written::All].into_iter().flat_map(move |written| {
                [Extent::One, Extent::Whole].map(|extent| Evidence { written, heard, extent })
            })
        })
    }

    fn delivery(evidence: Evidence) -> Option<Delivery> {
        match evidence.proves() {
            Verdict::Taken => None,
            Verdict::Failed { delivery, .. } => Some(delivery),
        }
    }

    fn is_refusing(status: u16) -> bool {
        NEVER_GRAPHS.contains(&status) || REFUSING.contains(&status)
    }

    /// The table of the documentation, row by row.
    fn expected(Evidence { written, heard, extent }: Evidence) -> Option<Delivery> {
        use Delivery::{Delivered, NotSent, Unknown};
        let (status, says) = match heard {
            Heard::Nothing if written == Written::All => return Some(Unknown),
            Heard::Nothing => return Some(NotSent),
            Heard::Part { status } if NEVER_GRAPHS.contains(&status) => return Some(NotSent),
            Heard::Part { .. } => return Some(Unknown),
            Heard::Whole { status, says } => (status, says),
        };
        let by_status = if is_refusing(status) { NotSent } else { Unknown };
        Some(match (says, extent) {
            (Says::Taken, _) if (200..=299).contains(&status) => return None,
            (Says::Taken, _) => Unknown,
            (Says::Other, _) => by_status,
            (Says::Refused(Refusal { family, .. }), Extent::One) => match family {
                Family::Delivered => Delivered,
                Family::Timeout => Unknown,
                Family::Platform if status >= 500 => Unknown,
                Family::Unknown => by_status,
                _ => NotSent,
            },
            (Says::Refused(Refusal { family, .. }), Extent::Whole) => match family {
                Family::Platform | Family::Busy | Family::Timeout | Family::Delivered => Unknown,
                Family::Unknown => by_status,
                _ => NotSent,
            },
        })
    }

    #[test]
    fn every_combination_is_as_the_documented_table_says() {
        let mut count = 0;
        for evidence in all() {
            assert_eq!(delivery(evidence), expected(evidence), "{evidence:?}");
            count += 1;
        }
        assert!(count > 300_000, "{count}");
    }

    #[test]
    fn nothing_that_may_have_arrived_is_told_as_not_sent_for_its_status_alone() {
        for evidence in all().filter(|evidence| delivery(*evidence) == Some(Delivery::NotSent)) {
            let is_certain = match evidence.heard {
                Heard::Nothing => evidence.written != Written::All,
                Heard::Part { status } => graph_never_gives(status),
                Heard::Whole { status, says: Says::Refused(refusal) } => match refusal.family {
                    Family::Timeout | Family::Delivered => false,
                    Family::Platform => status < 500,
                    _ => true,
                },
                Heard::Whole { status, says } => {
                    says == Says::Other && (300..500).contains(&status)
                }
            };
            assert!(is_certain, "{evidence:?}");
        }
    }

    #[test]
    fn what_must_never_be_repeated_is_never_transient() {
        for refusal in all_refusals().filter(|refusal| !refusal.passes) {
            if refusal.stays || refusal.waiting == Waiting::Never {
                for status in [200, 400, 429] {
                    let heard = Heard::Whole { status, says: Says::Refused(refusal) };
                    let (written, extent) = (Written::All, Extent::One);
                    let verdict = Evidence { written, heard, extent }.proves();
                    let is_transient =
                        matches!(verdict, Verdict::Failed { is_transient: true, .. });
                    assert!(!is_transient, "{status} {refusal:?}");
                }
            }
        }
    }

    #[test]
    fn every_code_of_the_table_falls_under_a_row() {
        let known: Vec<Family> = CODES.iter().map(Code::family).collect();
        for family in
            [Family::Platform, Family::Busy, Family::Timeout, Family::Delivered, Family::Replied]
        {
            assert!(known.contains(&family), "{family:?}");
        }
    }

    #[test]
    fn an_open_try_stays_open_but_for_the_proof_that_it_arrived() {
        use Delivery::{Delivered, NotSent, Unknown};
        for (last, is_replied, earlier_unknown, together) in [
            (NotSent, false, false, NotSent),
            (NotSent, true, false, NotSent),
            (NotSent, false, true, Unknown),
            (NotSent, true, true, Delivered),
            (Unknown, false, true, Unknown),
            (Delivered, false, true, Delivered),
        ] {
            assert_eq!(over_all_tries(last, is_replied, earlier_unknown), together);
        }
    }
}
