//! How a request ends: what is answered, when, and what becomes of the connection.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::time::timeout;

use super::Strike;
use super::fault::{Deed, Extent, Fault};
use crate::stop::Stop;
use crate::wire::half::half;
use crate::wire::line::{Cut, Scissors};
use crate::wire::reply::Reply;
use crate::{Platform, Usage};

/// The end of a request, decided but not carried out.
#[derive(Clone, Debug)]
pub(crate) struct Ending {
    late: Duration,
    manner: Manner,
}

/// Whose request it is, as far as an answer tells.
pub(crate) struct Sender<'r> {
    pub(crate) platform: Platform,
    pub(crate) account: &'r str,
    pub(crate) trace_id: &'r str,
    /// Those of every answer of the Graph API.
    pub(crate) headers: &'r HeaderMap,
}

impl Ending {
    /// `proper` is the answer as it should be; there is none where a fault kept the request from
    /// being judged, and stands in for the answer.
    pub(crate) fn of(proper: Option<Reply>, strike: Option<&Strike>, sender: &Sender<'_>) -> Self {
        let proper = proper.unwrap_or_else(|| Reply::empty(StatusCode::INTERNAL_SERVER_ERROR));
        match strike {
            None => Self { late: Duration::ZERO, manner: Manner::Answered(proper) },
            Some(strike) => {
                Self { late: strike.fault.late, manner: Manner::of(strike, proper, sender) }
            }
        }
    }

    /// The same later.
    pub(crate) fn after(self, wait: Duration) -> Self {
        Self { late: self.late.saturating_add(wait), ..self }
    }

    pub(crate) fn late(&self) -> Duration {
        self.late
    }

    pub(crate) fn headers(&self) -> Option<&HeaderMap> {
        match &self.manner {
            Manner::Answered(reply) | Manner::Half { reply, .. } => Some(&reply.headers),
            Manner::Cut(_) | Manner::Stalled => None,
        }
    }

    pub(crate) fn status(&self) -> Option<StatusCode> {
        match &self.manner {
            Manner::Answered(reply) | Manner::Half { reply, .. } => Some(reply.status),
            Manner::Cut(_) | Manner::Stalled => None,
        }
    }

    /// Whether there is nothing more to wait for, whole or not.
    pub(crate) fn is_finished(&self) -> bool {
        !matches!(self.manner, Manner::Stalled | Manner::Half { stalls: true, .. })
    }

    /// What of a body goes over the line, if it is text.
    pub(crate) fn body(&self) -> &str {
        let bytes = match &self.manner {
            Manner::Answered(reply) => &*reply.body,
            Manner::Half { reply, .. } => half(&reply.body),
            Manner::Cut(_) | Manner::Stalled => &[],
        };
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// A simulator that stops waits for nothing.
    pub(crate) async fn carry_out(self, scissors: &Scissors, stop: Stop) -> Response {
        if self.late > Duration::ZERO {
            // Both ends of the wait lead on.
            let _ = timeout(self.late, stop.clone().wait()).await;
        }
        match self.manner {
            Manner::Answered(reply) => reply.into_response(),
            Manner::Half { reply, stalls } => reply.half(stalls.then_some(stop)),
            Manner::Cut(cut) => cut_off(scissors, cut),
            Manner::Stalled => {
                stop.wait().await;
                cut_off(scissors, Cut::Closed)
            }
        }
    }
}

#[derive(Clone, Debug)]
enum Manner {
    Answered(Reply),
    Cut(Cut),
    Half { reply: Reply, stalls: bool },
    Stalled,
}

impl Manner {
    fn of(strike: &Strike, proper: Reply, sender: &Sender<'_>) -> Self {
        let fault = &strike.fault;
        let reply = match &fault.deed {
            Deed::CutUnread => return Self::Cut(Cut::Reset),
            Deed::CutRead | Deed::Unfinished => return Self::Cut(Cut::Closed),
            Deed::Stall => return Self::Stalled,
            Deed::Answer => proper,
            Deed::WrongJson => without_its_end(proper),
            Deed::Json(text) => Reply::json(StatusCode::OK, text.clone()),
            Deed::Empty => Reply::empty(status(fault).unwrap_or_default()),
            Deed::Html => Reply::html(status(fault).unwrap_or_default()),
            Deed::Redirect(location) => redirect(fault, location),
            Deed::Error(error) => {
                error.refusal(sender.platform).reply(sender.trace_id).with_all(sender.headers)
            }
        };
        let reply = marked(reply, strike, sender);
        match fault.extent {
            Extent::Whole => Self::Answered(reply),
            Extent::BrokenOff => Self::Half { reply, stalls: false },
            Extent::Stalled => Self::Half { reply, stalls: true },
        }
    }
}

/// With the status and the headers that the fault wants.
fn marked(reply: Reply, strike: &Strike, sender: &Sender<'_>) -> Reply {
    let fault = &strike.fault;
    let usages = Usage::headers(&fault.usages, strike.before, sender.platform, sender.account);
    let status = status(fault).unwrap_or(reply.status);
    let reply = usages.fold(Reply { status, ..reply }, Reply::with_only);
    fault.headers.iter().cloned().fold(reply, Reply::with)
}

fn redirect(fault: &Fault, location: &str) -> Reply {
    let page = Reply::html(status(fault).unwrap_or(StatusCode::FOUND));
    let location = HeaderValue::try_from(location).ok();
    location.into_iter().fold(page, |page, location| page.with((header::LOCATION, location)))
}

fn status(fault: &Fault) -> Option<StatusCode> {
    let is_final = |status: &StatusCode| !status.is_informational();
    let status = StatusCode::from_u16(fault.status?).ok().filter(is_final);
    Some(status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
}

fn without_its_end(mut reply: Reply) -> Reply {
    reply.body.truncate(reply.body.len().saturating_sub(1));
    reply
}

/// The answer is for the server, which finds the line cut when it writes it.
fn cut_off(scissors: &Scissors, cut: Cut) -> Response {
    scissors.cut(cut);
    Response::default()
}
