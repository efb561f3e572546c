//! What to do about an error.

use std::borrow::Cow;

use super::Error;
use super::cause::Cause;
use super::delivery::Delivery;

impl Error {
    /// What to do about it, in a sentence of this crate without anything of the message: of a refusal what the platform's code
    /// [asks for](Self::explain), of a closed window what may be sent instead. `None` where `Display` says it already.
    ///
    /// ```
    /// fn log(error: &sendapi::Error) {
    ///     match error.advice() {
    ///         Some(advice) => eprintln!("{error}; {advice}"),
    ///         None => eprintln!("{error}"),
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn advice(&self) -> Option<Cow<'static, str>> {
        let advice = match &*self.0.cause {
            Cause::Graph(error) if error.is_from_graph() => error.explain().what_to_do(),
            Cause::Graph(_) | Cause::Unreadable { .. } | Cause::Mismatched(_) => BETWEEN,
            Cause::Invalid(invalid) => {
                let rule = invalid.violations().first()?.rule();
                return Some(
                    format!("`sendapi explain {rule}` says what the rule asks for").into(),
                );
            }
            #[cfg(feature = "webhook")]
            Cause::WindowClosed(closed) => return Some(closed.advice().into()),
            Cause::Connect { .. } => CONNECT,
            Cause::Timeout(_) | Cause::Interrupted(_) | Cause::Unfinished => self.once_more(),
            Cause::Deadline => match self.delivery() {
                Delivery::NotSent => "give it a longer deadline, or send less at a time",
                _ => self.once_more(),
            },
            Cause::Throttled => {
                "wait that long, as `retry_after` says it; `Rates::patience` is how long messages wait by themselves"
            }
            Cause::ParentFailed(_) => "see to the message that failed, then send both again",
            Cause::Token(_) => "see why the provider gave none, then send it again",
            Cause::File(_) | Cause::LocalFile(_) => "`Error::file` says which file it is and why",
            Cause::Setup(_) | Cause::Stopped => return None,
        };
        Some(advice.into())
    }

    /// Whether what had no answer may be sent once more.
    fn once_more(&self) -> &'static str {
        match self.delivery() {
            Delivery::NotSent => "nothing was sent: send it again",
            Delivery::Unknown => {
                "look into the conversation, or send it again where twice does no harm"
            }
            Delivery::Delivered => "do not send it again",
        }
    }
}

const CONNECT: &str = "look whether this machine reaches the address: its name service, a proxy, a firewall; then send it again";
const BETWEEN: &str = "look what stands between the program and the platform, and at `base_url`: `Error::raw_body` has what it said";
