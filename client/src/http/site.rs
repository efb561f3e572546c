//! Where requests go, and the room there.

use std::sync::Arc;

use tokio::sync::{Semaphore, SemaphorePermit};

use super::BaseUrl;
use crate::Priority;
use crate::error::Problem;

/// A host of the platform.
#[derive(Clone)]
pub(crate) struct Site {
    pub(crate) url: BaseUrl,
    pub(super) room: Room,
}

impl Site {
    /// A host to which so many connections may be open at a time.
    pub(crate) fn new(url: &str, connections: usize) -> Result<Self, Problem> {
        Ok(Self { url: BaseUrl::parse(url)?, room: Room::for_connections(connections) })
    }
}

/// Room for connections. Each carries one request at a time.
#[derive(Clone)]
pub(super) struct Room {
    all: Arc<Semaphore>,
    /// Broadcasts leave a tenth of it to answers.
    broadcasts: Arc<Semaphore>,
}

/// A place for one request.
pub(super) struct Place<'r> {
    _broadcast: Option<SemaphorePermit<'r>>,
    _place: Option<SemaphorePermit<'r>>,
}

impl Room {
    fn for_connections(count: usize) -> Self {
        let count = count.min(Semaphore::MAX_PERMITS);
        let room_for = |count| Arc::new(Semaphore::new(count));
        Self { all: room_for(count), broadcasts: room_for(count - count / 10) }
    }

    /// A place for one request, first come first served, until it is dropped.
    pub(super) async fn place(&self, priority: Priority) -> Place<'_> {
        // The broadcasts' permit first: one that waits for it must not hold a place that an answer could have. `acquire`
        // fails only where a semaphore was closed, which neither is.
        let broadcast = match priority {
            Priority::Answer => None,
            Priority::Broadcast => self.broadcasts.acquire().await.ok(),
        };
        Place { _broadcast: broadcast, _place: self.all.acquire().await.ok() }
    }
}
