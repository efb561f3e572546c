//! What an error says, in one line.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use super::Error;
use super::cause::{About, Cause, Parent};
use super::delivery::Delivery;
use super::kind::ErrorKind;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what_happened())?;
        // From `build` there is no message yet.
        if self.kind() == ErrorKind::Setup {
            return Ok(());
        }
        f.write_str(match (self.0.about, self.delivery()) {
            (About::Message | About::Batch, Delivery::NotSent) => ", the message was not sent",
            (About::Message | About::Batch, Delivery::Unknown) => {
                ", the message may have been sent"
            }
            (About::Call, Delivery::NotSent) => ", the request was not carried out",
            (About::Call, Delivery::Unknown) => ", the request may have been carried out",
            (_, Delivery::Delivered) => ", the message was delivered all the same",
        })
    }
}

impl Error {
    fn what_happened(&self) -> Cow<'_, str> {
        let status = self.status().unwrap_or_default();
        match &*self.0.cause {
            Cause::Setup(problem) => problem.text.as_ref().into(),
            Cause::Invalid(invalid) => {
                let what = self.0.about.noun();
                match invalid.violations().len() {
                    1 => format!("{what} breaks a rule of the platform").into(),
                    several => format!("{what} breaks {several} rules of the platform").into(),
                }
            }
            Cause::Connect { to, .. } => {
                format!("no connection to `{to}`{}", without_tls(to)).into()
            }
            Cause::Timeout(_) => "no answer within the timeout".into(),
            Cause::Interrupted(_) => "connection lost before the answer was complete".into(),
            Cause::Graph(_) if self.0.about == About::Batch => {
                format!("platform answered the whole batch with an error (HTTP {status})").into()
            }
            Cause::Unfinished => "platform did not finish the message in time".into(),
            Cause::ParentFailed(Parent { place, .. }) => format!(
                "message {} of the batch failed, which this one depends on",
                place.saturating_add(1)
            )
            .into(),
            Cause::Mismatched(_) => {
                "answer does not tell what became of this message of the batch".into()
            }
            Cause::Graph(error) if !error.is_from_graph() => format!(
                "server answered with an error outside of the platform's envelope (HTTP {status})"
            )
            .into(),
            Cause::Graph(_) => format!("platform answered with an error (HTTP {status})").into(),
            Cause::Unreadable { .. } if is_redirect(status) => {
                format!("server redirects (HTTP {status}), give `base_url` the address it leads to")
                    .into()
            }
            Cause::Throttled => {
                let seconds = seconds(self.retry_after().unwrap_or_default());
                format!("platform wants nothing from this account for another {seconds} seconds")
                    .into()
            }
            Cause::Stopped => "sending was stopped before this message began".into(),
            Cause::Deadline => "deadline passed".into(),
            #[cfg(feature = "webhook")]
            Cause::WindowClosed(_) => "answer comes too late".into(),
            Cause::Token(_) => "provider of the access token gave none that can be used".into(),
            Cause::File(_) => "file could not be read while it was sent".into(),
            Cause::LocalFile(error) => error.to_string().into(),
            Cause::Unreadable { .. } if self.0.about == About::Call => {
                format!("answer is not what the call promises (HTTP {status})").into()
            }
            Cause::Unreadable { .. } if self.0.about == About::Batch => {
                format!("answer is neither a list of answers nor a Graph error (HTTP {status})")
                    .into()
            }
            Cause::Unreadable { .. } => {
                format!("answer is neither a receipt nor a Graph error (HTTP {status})").into()
            }
        }
    }
}

/// A begun second counts.
pub(crate) fn seconds(time: Duration) -> u64 {
    time.as_secs().saturating_add(u64::from(time.subsec_nanos() > 0))
}

fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

pub(super) fn without_tls(url: &str) -> &'static str {
    if cfg!(feature = "tls") || !url.starts_with("https") {
        ""
    } else {
        " (the feature `tls` of `sendapi` is off)"
    }
}
