//! What has just come in, looked at before anybody else has to wait for that.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Identity, Incoming};
use crate::lanes::Lane;

/// Something that came in, and all that is asked about it.
pub(super) struct Arrival {
    pub(super) incoming: Incoming,
    pub(super) whose: Whose,
    /// By what it is known again.
    pub(super) identity: Option<Identity>,
    /// It is known by its place in its body alone: only if the same body comes again.
    pub(super) only_in_its_body: bool,
    pub(super) lane: Option<Lane>,
    /// In bytes.
    pub(super) size: usize,
}

/// Which account it is for; `None` if it does not say.
pub(super) type Whose = Option<Arc<str>>;

impl Arrival {
    pub(super) fn of(incoming: Incoming) -> Self {
        let whose = incoming.account_id().map(|id| Arc::from(&*id));
        let (identity, lane, size) = (incoming.identity(), incoming.lane(), incoming.size());
        Self { incoming, whose, identity, only_in_its_body: false, lane, size }
    }

    /// Of a body for several accounts some may have no room, so that all of it comes again: then everything in it has to
    /// be known again, whatever it is.
    pub(super) fn all_of(body: Vec<Incoming>) -> Vec<Self> {
        let accounts: HashSet<_> = body.iter().map(Incoming::account_id).collect();
        let of_several = accounts.len() > 1;
        drop(accounts);
        let needs_a_place = of_several && body.iter().any(|it| it.identity().is_none());
        let whole = needs_a_place.then(|| Identity::of_a_body(&body));
        let mut all: Vec<_> = body.into_iter().map(Self::of).collect();
        if let Some(whole) = whole {
            for (place, arrival) in all.iter_mut().enumerate() {
                if arrival.identity.is_none() {
                    arrival.identity = Some(whole.at(place));
                    arrival.only_in_its_body = true;
                }
            }
        }
        all
    }
}
