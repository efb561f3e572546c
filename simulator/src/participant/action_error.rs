//! Why a person could not do something, or not tell the bot of it.

use std::error::Error;
use std::fmt;

use sendapi_core::told::Written;

use crate::Delivery;

/// Why a person could not do something, or why the bot did not take it. `Debug` says the same as `Display`, so that a test
/// that ends with it by `?` or `unwrap` shows the sentence.
#[derive(Clone)]
pub struct ActionError {
    cause: Cause,
}

impl ActionError {
    /// The last attempt to tell the bot, if that is what failed. The person has done it all the same, and the
    /// bot is told again later by the simulator's [`Clock`](crate::Clock).
    #[must_use]
    pub fn delivery(&self) -> Option<&Delivery> {
        match &self.cause {
            Cause::Undelivered(delivery) => Some(delivery),
            _ => None,
        }
    }

    pub(super) fn undelivered(delivery: Delivery) -> Self {
        Self { cause: Cause::Undelivered(delivery) }
    }

    /// What cannot be done, in a sentence.
    pub(super) fn impossible(sentence: String) -> Self {
        Self { cause: Cause::Impossible(sentence) }
    }

    pub(super) fn no_message(name: &str) -> Self {
        Self { cause: Cause::NoMessage(name.to_owned()) }
    }

    /// `there` is what could be tapped.
    pub(super) fn nothing_to_tap(name: &str, title: &str, there: Vec<String>) -> Self {
        let (name, title) = (name.to_owned(), title.to_owned());
        Self { cause: Cause::NothingToTap { name, title, there } }
    }

    pub(super) fn untold(title: &str, kind: &str) -> Self {
        Self { cause: Cause::Untold { title: title.to_owned(), kind: kind.to_owned() } }
    }
}

impl fmt::Display for ActionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Cause::Undelivered(delivery) => write!(
                f,
                "the bot did not take the webhook `{}`: it {}, attempt {}",
                delivery.kind(),
                delivery.outcome(),
                delivery.attempt()
            ),
            Cause::Impossible(sentence) => f.write_str(sentence),
            Cause::NoMessage(name) => {
                write!(f, "`{}` has got no message to react to or to read", Written(name))
            }
            Cause::NothingToTap { name, title, there } => {
                let (name, title) = (Written(name), Written(title));
                write!(f, "`{name}` sees nothing to tap with the title `{title}`: ")?;
                match there.as_slice() {
                    [] => f.write_str("no message has a button or quick reply"),
                    [first, more @ ..] => {
                        write!(f, "there is `{}`", Written(first))?;
                        let mut shown = more.iter().take(MOST_SHOWN);
                        shown.try_for_each(|it| write!(f, ", `{}`", Written(it)))?;
                        match more.len().saturating_sub(MOST_SHOWN) {
                            0 => Ok(()),
                            left => write!(f, " and {left} more"),
                        }
                    }
                }
            }
            Cause::Untold { title, kind } => {
                let place = match title.as_str() {
                    "" => "there".to_owned(),
                    title => format!("on `{}`", Written(title)),
                };
                let kind = Written(kind);
                write!(
                    f,
                    "a tap {place} tells the bot nothing: it is a `{kind}` button, which leads elsewhere"
                )
            }
        }
    }
}

impl fmt::Debug for ActionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for ActionError {}

/// Titles beside the first.
const MOST_SHOWN: usize = 20;

#[derive(Clone, Debug)]
enum Cause {
    Impossible(String),
    Undelivered(Delivery),
    NoMessage(String),
    NothingToTap { name: String, title: String, there: Vec<String> },
    Untold { title: String, kind: String },
}
