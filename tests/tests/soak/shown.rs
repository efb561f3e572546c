//! What one answer proves.

use std::fmt;

use crate::kinds::{KindId, Kinds};
use crate::says::Says;
use crate::story::{Refused, Try};

/// What a try shows to the client, whatever came of it.
pub(crate) enum Shown {
    Plain {
        says: &'static [Says],
        again: bool,
    },
    /// The comment has had its reply: by this message, if an earlier try left that open.
    Answered {
        is_certain: bool,
    },
}

impl Shown {
    /// A fault of the whole batch hides what came of each message.
    pub(crate) fn of(it: &Try, kinds: &Kinds) -> Self {
        let spoilt = |kind: Option<KindId>| kinds.get(kind?).filter(|kind| !kind.is_harmless());
        if let Some(kind) = spoilt(it.call).or_else(|| spoilt(it.own)) {
            return Self::Plain { says: kind.proves, again: kind.again };
        }
        match (it.arrived, it.refused) {
            (Some(_), _) => Self::Plain { says: &[Says::Sent], again: false },
            (None, Some(Refused::Answered)) => Self::Answered { is_certain: true },
            (None, Some(Refused::AnsweredSomehow)) => Self::Answered { is_certain: false },
            (None, _) => Self::Plain { says: &[Says::NotSent], again: false },
        }
    }

    pub(crate) fn may_be_unknown(&self) -> bool {
        matches!(self, Self::Plain { says, .. } if says.contains(&Says::Unknown))
    }

    pub(crate) fn may_be_not_sent(&self) -> bool {
        matches!(self, Self::Plain { says, .. } if says.contains(&Says::NotSent))
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain { says, .. } => {
                let says: Vec<_> = says.iter().map(ToString::to_string).collect();
                f.write_str(&says.join(" or "))
            }
            Self::Answered { .. } => f.write_str("refused as answered"),
        }
    }
}
