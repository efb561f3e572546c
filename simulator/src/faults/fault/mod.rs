//! What can go wrong with a request.

mod connection;
mod deed;
mod errors;
mod extent;
mod instead;
mod manner;
mod mixture;

use std::fmt;
use std::time::Duration;

use axum::http::{HeaderName, HeaderValue};

pub(crate) use self::deed::Deed;
pub(crate) use self::extent::Extent;
use crate::answers::refusal::Refusal;
use crate::{Platform, Usage};

/// Something that goes wrong with a request, and whether its message gets through all the same.
///
/// A fault that spoils the answer ([`delay`](Self::delay), [`half_an_answer`](Self::half_an_answer),
/// [`stalled_answer`](Self::stalled_answer), [`wrong_json`](Self::wrong_json), [`body`](Self::body),
/// [`usage`](Self::usage)) lets the request be judged as ever: an accepted message counts as received.
/// One that comes instead of the answer (an error, a status, other JSON, a redirect, a cut, a stall)
/// leaves the message unsent, unless it is [`delivered`](Self::delivered). Whatever is answered may
/// [break off](Self::broken_off) or [stall](Self::stalled) in its middle.
///
/// In a batch there is one connection for all: an item that is cut off, stalls or is
/// [`unfinished`](Self::unfinished) has `null` for its answer, half an answer is half of the item's
/// body, and everything else is as for a request by itself.
///
/// ```
/// use sendapi_simulator::{Fault, Usage};
/// use std::time::Duration;
///
/// let busy = Fault::graph_error(2, None).transient();
/// let sent_all_the_same = Fault::graph_error(-1, None).delivered();
/// let slow_down = Fault::graph_error(80006, None).and_usage(Usage::business(100));
/// let later = Fault::status(429).retry_after(Duration::from_secs(30));
/// let lost_answer = Fault::cut_after_reading().delivered();
/// let never_whole = Fault::half_an_answer().http_status(400);
/// let gateway = Fault::html(502).after(Duration::from_millis(200)).delivered();
///
/// assert_eq!(gateway.to_string(), "200ms late, HTML with status 502, delivered");
/// # let _ = (busy, sent_all_the_same, slow_down, later, lost_answer, never_whole);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a fault happens to nobody until it is added to `Faults`"]
pub struct Fault {
    pub(crate) deed: Deed,
    pub(crate) extent: Extent,
    pub(crate) late: Duration,
    pub(crate) status: Option<u16>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) usages: Vec<Usage>,
    is_delivered: bool,
}

impl Fault {
    /// What the platform says when it is one of its errors.
    pub(crate) fn refusal(&self, platform: Platform) -> Option<Refusal> {
        match &self.deed {
            Deed::Error(error) => Some(error.refusal(platform)),
            _ => None,
        }
    }

    /// Whether the request is judged by the rules and, if accepted, kept.
    pub(crate) fn lets_judge(&self) -> bool {
        match self.deed {
            Deed::Answer | Deed::WrongJson => true,
            Deed::CutUnread => false,
            Deed::CutRead
            | Deed::Empty
            | Deed::Error(_)
            | Deed::Html
            | Deed::Json(_)
            | Deed::Redirect(_)
            | Deed::Stall
            | Deed::Unfinished => self.is_delivered,
        }
    }

    pub(crate) fn leaves_unread(&self) -> bool {
        self.deed == Deed::CutUnread
    }

    fn of(deed: Deed) -> Self {
        Self {
            deed,
            extent: Extent::Whole,
            late: Duration::ZERO,
            status: None,
            headers: Vec::new(),
            usages: Vec::new(),
            is_delivered: false,
        }
    }
}

/// One line, for the log.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.late > Duration::ZERO {
            write!(f, "{:?} late, ", self.late)?;
        }
        match (&self.deed, self.extent) {
            (Deed::Answer, Extent::BrokenOff) => f.write_str("half an answer")?,
            (Deed::Answer, Extent::Stalled) => f.write_str("half an answer and then nothing")?,
            (deed, _) => deed.fmt(f)?,
        }
        self.status.map_or(Ok(()), |status| write!(f, " with status {status}"))?;
        match (&self.deed, self.extent) {
            (Deed::Answer, _) | (_, Extent::Whole) => {}
            (_, Extent::BrokenOff) => f.write_str(", broken off")?,
            (_, Extent::Stalled) => f.write_str(", stalled")?,
        }
        self.usages.iter().try_for_each(|usage| write!(f, ", {usage}"))?;
        self.headers.iter().try_for_each(|(name, value)| write!(f, ", {name} {value:?}"))?;
        f.write_str(if self.is_delivered { ", delivered" } else { "" })
    }
}
