//! What was found when something was looked at: how it is, and what to do next.

use sendapi::call::permission::{Access, Feature};
use sendapi::graph_error::{Code, Family};
use sendapi::{Error, ErrorKind, GraphError};

use crate::exit::Exit;
use crate::host::Host;
use crate::{environment, tls};

/// What was found.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    /// What was looked at, in a word.
    pub(crate) check: &'static str,
    pub(crate) state: State,
    pub(crate) text: String,
    /// What to do next, if there is something.
    pub(crate) next: Option<String>,
    /// The page about it.
    pub(crate) link: Option<&'static str>,
    /// Who was asked, where it is about that.
    pub(crate) host: Option<Host>,
    pub(crate) exit: Exit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Fine,
    Warning,
    Problem,
}

impl State {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Fine => "ok",
            Self::Warning => "warning",
            Self::Problem => "problem",
        }
    }
}

impl Finding {
    pub(crate) fn fine(check: &'static str, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            check,
            state: State::Fine,
            text,
            next: None,
            link: None,
            host: None,
            exit: Exit::Fine,
        }
    }

    pub(crate) fn warning(
        check: &'static str,
        text: impl Into<String>,
        next: impl Into<String>,
    ) -> Self {
        let next = Some(next.into());
        Self { state: State::Warning, next, ..Self::fine(check, text) }
    }

    pub(crate) fn problem(
        check: &'static str,
        text: impl Into<String>,
        next: impl Into<String>,
    ) -> Self {
        let (state, exit) = (State::Problem, Exit::Refused);
        Self { state, exit, ..Self::warning(check, text, next) }
    }

    /// What could not be asked, or was refused.
    pub(crate) fn failed(check: &'static str, error: &Error) -> Self {
        Self::told(check, error, &[])
    }

    /// The same of what belongs to a feature, for which a token needs permissions.
    pub(crate) fn refused(
        check: &'static str,
        error: &Error,
        feature: Feature,
        access: Access,
    ) -> Self {
        let needed = feature.permissions(access).map_or(&[][..], |permissions| permissions.needed);
        Self::told(check, error, needed)
    }

    fn told(check: &'static str, error: &Error, needed: &[&str]) -> Self {
        let problem = match error.graph() {
            Some(refusal) if error.kind() == ErrorKind::Graph => {
                Self::refusal(check, error, refusal, needed)
            }
            _ => Self::unreached(check, error),
        };
        problem.ending(Exit::after_asking(error))
    }

    fn refusal(check: &'static str, error: &Error, refusal: &GraphError, needed: &[&str]) -> Self {
        let (code, words) = (numbers(refusal.code(), refusal.subcode()), refusal.message());
        let text = format!("the platform refuses to answer: {code}, {words}");
        let known = error.explain().filter(|known| known.is_known());
        let problem = Self::problem(check, text, after_refusal(known, needed));
        known.map(Code::link).into_iter().fold(problem, Self::see)
    }

    fn unreached(check: &'static str, error: &Error) -> Self {
        let words = error.to_string();
        let next = unreached(&words, Exit::after_asking(error));
        Self::problem(check, format!("cannot be asked: {words}"), next)
    }

    pub(crate) fn see(self, link: &'static str) -> Self {
        Self { link: Some(link), ..self }
    }

    pub(crate) fn ending(self, exit: Exit) -> Self {
        Self { exit, ..self }
    }
}

/// The numbers of an error, as they are looked up.
fn numbers(code: i64, subcode: Option<i64>) -> String {
    subcode.map_or_else(|| code.to_string(), |subcode| format!("{code}/{subcode}"))
}

/// What to do when something was asked for: the table of codes has what to do when something was sent.
fn after_refusal(known: Option<&Code>, needed: &[&str]) -> String {
    let Some(known) = known else {
        return "look at the platform's words: of this code its pages say nothing".to_owned();
    };
    match known.family() {
        Family::Token => known.what_to_do().to_owned(),
        Family::Permission if needed.is_empty() => {
            "give the token the permission that the platform's words are about, by making it anew"
                .to_owned()
        }
        Family::Permission => {
            let needed: Vec<_> = needed.iter().map(|name| format!("`{name}`")).collect();
            format!(
                "give the token {}: tick it at the login that gives the token, and take the new one; if it is there, the \
                 app is not reviewed and whoever made the token has no role on it",
                needed.join(", ")
            )
        }
        Family::Platform | Family::Busy | Family::Timeout | Family::RateLimit => {
            "ask again in a while".to_owned()
        }
        _ => "look at the platform's words, which say what is wrong with the question".to_owned(),
    }
}

/// What to do when nobody answered, or not the platform.
fn unreached(words: &str, exit: Exit) -> &'static str {
    let is_elsewhere = environment::set("SENDAPI_URL").is_some();
    match (is_elsewhere, exit) {
        (true, _) if tls::is_none(words) => {
            "write `http://` in SENDAPI_URL: who listens there speaks no TLS"
        }
        (true, _) if tls::is_wanted(words) => {
            "write `https://` in SENDAPI_URL if who listens there speaks TLS"
        }
        (true, Exit::Later) => {
            "look whether the simulator, or what else is to answer there, runs; `unset SENDAPI_URL` to ask Meta"
        }
        (true, _) => {
            "look whether SENDAPI_URL names a simulator, or what else speaks as the platform does"
        }
        (false, Exit::Later) => "look at the network, and ask again in a while",
        (false, _) => "look whether a proxy of this network answers in the platform's place",
    }
}
