//! What has just come in, looked at before anybody else has to wait for that.

use std::sync::Arc;

use super::{Identity, Incoming};
use crate::send::Lane;

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

    /// Of a body for several accounts some may have no room, so that all of it comes again: then each event in it needs an
    /// identity, also one that has none by itself.
    pub(super) fn all_of(body: Vec<Incoming>) -> Vec<Self> {
        let mut all: Vec<_> = body.into_iter().map(Self::of).collect();
        let is_of_several = all.windows(2).any(|pair| match pair {
            [one, other] => one.whose != other.whose,
            _ => false,
        });
        if is_of_several && all.iter().any(|arrival| arrival.identity.is_none()) {
            let body: Vec<_> = all.iter().map(|arrival| &arrival.incoming).collect();
            let body = Identity::of_a_body(&body);
            all.iter_mut()
                .enumerate()
                .for_each(|(place, arrival)| arrival.be_known_in(body, place));
        }
        all
    }

    fn be_known_in(&mut self, body: Identity, place: usize) {
        if self.identity.is_none() {
            self.identity = Some(body.at(place));
            self.only_in_its_body = true;
        }
    }
}
