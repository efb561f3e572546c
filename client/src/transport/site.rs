//! Where requests go, and the room there.

use std::sync::Arc;

use tokio::sync::{Semaphore, SemaphorePermit};

use super::BaseUrl;
use crate::setup::Problem;

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
pub(super) struct Room(Arc<Semaphore>);

impl Room {
    fn for_connections(count: usize) -> Self {
        Self(Arc::new(Semaphore::new(count.min(Semaphore::MAX_PERMITS))))
    }

    /// A place for one request, first come first served, until it is dropped.
    pub(super) async fn place(&self) -> Option<SemaphorePermit<'_>> {
        // There is always room some day, as nobody closes it.
        self.0.acquire().await.ok()
    }
}
