//! What was found when something was looked at: how it is, and what to do next.

use sendapi::Error;

use crate::exit::Exit;

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
        Self { check, state: State::Fine, text, next: None, link: None, exit: Exit::Fine }
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
        let exit = Exit::after_asking(error);
        let problem = match error.graph() {
            Some(refusal) => {
                let (code, words) = (numbers(refusal.code(), refusal.subcode()), refusal.message());
                let known = error.explain().filter(|known| known.is_known());
                let unknown = "look at the platform's words: of this code its pages say nothing";
                let next = known.map_or(unknown, |known| known.what_to_do());
                let text = format!("the platform refuses to answer: {code}, {words}");
                let problem = Self::problem(check, text, next);
                match known {
                    Some(known) => problem.see(known.link()),
                    None => problem,
                }
            }
            None if exit == Exit::Later => {
                Self::problem(check, format!("cannot be asked: {error}"), UNREACHED)
            }
            None => Self::problem(check, format!("cannot be asked: {error}"), ELSEWHERE),
        };
        problem.ending(exit)
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

const UNREACHED: &str =
    "look at the network and, if it is set, at SENDAPI_URL, and ask again in a while";
const ELSEWHERE: &str = "look whether SENDAPI_URL, if it is set, is where the platform is";
