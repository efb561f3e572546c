//! What can go wrong with a request.

use std::fmt;
use std::time::Duration;

use crate::refusal::Refusal;
use crate::{Platform, Usage, graph_errors};

/// Something that goes wrong with a request, and whether its message gets through all the same.
///
/// A fault that spoils the answer ([`delay`](Self::delay), [`half_an_answer`](Self::half_an_answer),
/// [`wrong_json`](Self::wrong_json), [`body`](Self::body), [`usage`](Self::usage)) lets the request be
/// judged as ever: an accepted message counts as received. One that comes instead of the answer (an
/// error, a status, a cut, a stall) leaves the message unsent, unless it is
/// [`delivered`](Self::delivered).
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
/// let in_disguise = Fault::graph_error(36000, None).http_status(200);
/// let slow_down = Fault::graph_error(80006, None).and_usage(Usage::business(100));
/// let later = Fault::status(429).retry_after(Duration::from_secs(30));
/// let lost_answer = Fault::cut_after_reading().delivered();
/// let gateway = Fault::html(502).after(Duration::from_millis(200)).delivered();
///
/// assert_eq!(gateway.to_string(), "200ms late, HTML with status 502, delivered");
/// # let _ = (busy, in_disguise, slow_down, later, lost_answer);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a fault happens to nobody until it is added to `Faults`"]
pub struct Fault {
    pub(crate) deed: Deed,
    pub(crate) late: Duration,
    pub(crate) status: Option<u16>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) usages: Vec<Usage>,
    is_delivered: bool,
}

impl Fault {
    /// One of the platform's errors, in its envelope, in its words and with the HTTP status that it
    /// comes with: `graph_error(190, 463)`, `graph_error(2, None)`.
    ///
    /// Code 1 with subcode 1357046 is delivered, as on the platform.
    pub fn graph_error(code: u32, subcode: impl Into<Option<u32>>) -> Self {
        let subcode = subcode.into();
        let fault = Self::of(Deed::Error(Ordered { code, subcode, is_transient: false }));
        Self { is_delivered: (code, subcode) == (1, Some(1_357_046)), ..fault }
    }

    /// Every error that is on record, each once.
    pub fn graph_errors() -> impl Iterator<Item = Self> {
        graph_errors::known().map(|(code, subcode)| Self::graph_error(code, subcode))
    }

    /// The answer comes late. The message has been received before the wait.
    pub fn delay(delay: Duration) -> Self {
        Self::of(Deed::Answer).after(delay)
    }

    /// No answer at all: the connection stays open until the client gives up or the simulator stops.
    pub fn stall() -> Self {
        Self::of(Deed::Stall)
    }

    /// The connection is reset before the body is read; the message does not count as received,
    /// whatever else is said.
    ///
    /// The body is read first only where faults are set for a recipient or by content.
    pub fn cut_before_reading() -> Self {
        Self::of(Deed::CutUnread)
    }

    /// The connection is closed when the whole request has been read. Nobody can tell from outside
    /// whether the message got through: not so here, unless it is [`delivered`](Self::delivered).
    pub fn cut_after_reading() -> Self {
        Self::of(Deed::CutRead)
    }

    /// The request did not finish in time: in a batch its answer is `null`, and nobody can tell from
    /// outside whether the message got through. Not so here, unless it is
    /// [`delivered`](Self::delivered). A request by itself is cut after reading.
    ///
    /// ```
    /// # fn spoil(faults: &sendapi_simulator::Faults) {
    /// use sendapi_simulator::{Endpoint, Fault, Requests};
    ///
    /// let items = || Requests::of_endpoint(Endpoint::Messages).in_batches();
    /// faults.add(items().nth(2), Fault::unfinished());
    /// faults.add(items().nth(4), Fault::unfinished().delivered());
    /// # }
    /// ```
    pub fn unfinished() -> Self {
        Self::of(Deed::Unfinished)
    }

    /// The head of the answer and half of its body, then the connection is closed.
    pub fn half_an_answer() -> Self {
        Self::of(Deed::Half)
    }

    /// The answer without its last character, which is no JSON.
    pub fn wrong_json() -> Self {
        Self::of(Deed::WrongJson)
    }

    /// HTTP 200 with this text as if it were JSON, for JSON of a form that nobody expects.
    pub fn body(text: impl Into<String>) -> Self {
        Self::of(Deed::Body(text.into()))
    }

    /// A page of HTML, as from a proxy.
    pub fn html(status: u16) -> Self {
        Self::of(Deed::Html).http_status(status)
    }

    /// An empty answer with this HTTP status.
    pub fn status(status: u16) -> Self {
        Self::of(Deed::Empty).http_status(status)
    }

    /// The answer as ever, with a header that says how much of a rate limit is used up.
    pub fn usage(usage: Usage) -> Self {
        Self::of(Deed::Answer).and_usage(usage)
    }

    /// Of everything something, each as likely as the others, so that faults are `share` of all
    /// requests: for [`Faults::at_random`](crate::Faults::at_random).
    ///
    /// There is no stall among them: a client without a time limit would never get over it.
    #[must_use]
    pub fn mixture(share: f64) -> Vec<(Self, f64)> {
        let faults = [
            Self::graph_error(2, None),
            Self::graph_error(1200, None).transient(),
            Self::graph_error(613, None).and_usage(Usage::business(100)),
            Self::graph_error(36000, None).http_status(200),
            Self::graph_error(1, 1_357_046),
            Self::status(503),
            Self::status(429).retry_after(Duration::from_secs(1)),
            Self::html(502),
            Self::html(504).delivered(),
            Self::delay(Duration::from_millis(500)),
            Self::cut_before_reading(),
            Self::cut_after_reading(),
            Self::cut_after_reading().delivered(),
            Self::half_an_answer(),
            Self::wrong_json(),
        ];
        let chance = share / faults.iter().map(|_| 1.0).sum::<f64>();
        faults.map(|fault| (fault, chance)).into()
    }

    /// The message counts as received, if it keeps the rules; the answer is as bad as without.
    pub fn delivered(self) -> Self {
        Self { is_delivered: true, ..self }
    }

    /// All of it later.
    pub fn after(self, delay: Duration) -> Self {
        Self { late: delay, ..self }
    }

    /// The HTTP status of the answer: 200 hides an error. What is no final status counts as 500.
    pub fn http_status(self, status: u16) -> Self {
        Self { status: Some(status), ..self }
    }

    /// A Graph error says `is_transient`.
    pub fn transient(mut self) -> Self {
        if let Deed::Error(Ordered { is_transient, .. }) = &mut self.deed {
            *is_transient = true;
        }
        self
    }

    /// The answer has a `Retry-After`, in begun seconds.
    pub fn retry_after(self, wait: Duration) -> Self {
        Self { retry_after: Some(wait), ..self }
    }

    /// The answer says how much of a rate limit is used up.
    pub fn and_usage(mut self, usage: Usage) -> Self {
        self.usages.push(usage);
        self
    }

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
            Deed::Answer | Deed::Body(_) | Deed::Half | Deed::WrongJson => true,
            Deed::CutUnread => false,
            Deed::CutRead
            | Deed::Empty
            | Deed::Error(_)
            | Deed::Html
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
            late: Duration::ZERO,
            status: None,
            retry_after: None,
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
        self.deed.fmt(f)?;
        self.status.map_or(Ok(()), |status| write!(f, " with status {status}"))?;
        f.write_str(if self.is_delivered { ", delivered" } else { "" })
    }
}

/// What happens; the rest of a fault is how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    Answer,
    Body(String),
    CutRead,
    CutUnread,
    Empty,
    Error(Ordered),
    Half,
    Html,
    Stall,
    Unfinished,
    WrongJson,
}

/// One of the platform's errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ordered {
    code: u32,
    subcode: Option<u32>,
    is_transient: bool,
}

impl Ordered {
    pub(crate) fn refusal(&self, platform: Platform) -> Refusal {
        Refusal::ordered(platform, self.code, self.subcode, self.is_transient)
    }
}

impl fmt::Display for Ordered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error {}", self.code)?;
        self.subcode.map_or(Ok(()), |subcode| write!(f, "/{subcode}"))
    }
}

impl fmt::Display for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Answer => "the answer",
            Self::Body(_) => "another body",
            Self::CutRead => "cut after reading",
            Self::CutUnread => "cut before reading",
            Self::Empty => "no body",
            Self::Error(error) => return error.fmt(f),
            Self::Half => "half an answer",
            Self::Html => "HTML",
            Self::Stall => "stalled",
            Self::Unfinished => "unfinished",
            Self::WrongJson => "wrong JSON",
        })
    }
}
