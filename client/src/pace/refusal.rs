//! What a refusal for a rate makes stand still.

use sendapi_core::graph_error::Limited;

use super::rates::Kind;
use super::standstill::{Because, StandsStill};
use crate::error::verdict::TOO_MANY;
use crate::{Error, GraphError, PlatformKind};

/// What a refusal of a message or call of this kind, by an account on this platform, makes stand still.
///
/// What is about one call alone makes nothing stand still, and what lasts, or waiting does not help
/// against, is no rate.
pub(super) fn stands_still(
    error: &Error,
    kind: Kind,
    platform: PlatformKind,
) -> &'static [StandsStill] {
    let is_told = error.platforms_word().is_some_and(GraphError::is_rate_limited)
        || error.status() == Some(TOO_MANY);
    if !(is_told && error.is_transient()) {
        return &[];
    }
    match (limited(error), kind) {
        (Some(Limited::App), _) => &[StandsStill::App],
        (Some(Limited::Api), Kind::Call) => &[],
        (Some(Limited::Api), Kind::PrivateReply) => &[StandsStill::PrivateReplies],
        (Some(Limited::Api), _) => EVERYTHING,
        (Some(Limited::Messenger), _) if platform == PlatformKind::Messenger => EVERYTHING,
        (Some(Limited::Instagram), _) if platform == PlatformKind::Instagram => EVERYTHING,
        // What the business does with its Pages beside messages; what was asked for, and no more, where
        // the limit is the token's, the other platform's, or told by a status alone.
        (Some(Limited::Pages), _) | (_, Kind::Call) => &[StandsStill::Calls],
        (_, _) => &[StandsStill::Messages],
    }
}

/// Why.
pub(super) fn because(error: &Error) -> Because {
    match (error.platforms_word(), error.status()) {
        (Some(graph), _) => Because::Refused { code: graph.code(), subcode: graph.subcode() },
        (None, status) => Because::Status(status.unwrap_or_default()),
    }
}

/// Whether a call was refused for what this very API counts, and not the account.
pub(crate) fn concerns_the_call_alone(refusal: &Error) -> bool {
    limited(refusal) == Some(Limited::Api)
}

/// Only the platform's own word says who.
fn limited(error: &Error) -> Option<Limited> {
    error.platforms_word()?.explain().limited()
}

const EVERYTHING: &[StandsStill] = &[StandsStill::Messages, StandsStill::Calls];
