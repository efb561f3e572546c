//! The workers on one database, as one of them sees the others.

pub(crate) mod clock;
mod free;
mod living;
mod pace;

use std::collections::BTreeSet;
use std::sync::Arc;

use uuid::Uuid;

pub(crate) use self::free::{Free, has_settled};
pub(crate) use self::living::{BEAT, FRESH, is_anothers, owner};
use self::living::{Living, Sight};
pub(crate) use self::pace::{CLAIMS, POLL, REST};
use crate::store::Store;
use crate::{Database, observe};

/// One worker among the others.
pub(crate) struct Peers<DB: Database> {
    pub(crate) me: Arc<str>,
    store: Arc<Store<DB>>,
    living: Living,
    /// As long as this lives, its process does.
    _is_there: Option<DB::Sign>,
}

impl<DB: Database> Peers<DB> {
    /// Under a new name, which is not known yet.
    pub(crate) fn new(store: &Arc<Store<DB>>) -> Self {
        let me: Arc<str> = Uuid::new_v4().to_string().into();
        // Before anybody can ask for it.
        let sign = store.sign_of_life(&me);
        Self { me, store: Arc::clone(store), living: Living::default(), _is_there: sign }
    }

    /// Whether nobody who lives holds it. What it holds itself and does not know of is a claim without an answer.
    pub(crate) fn is_free(&self, holder: Option<&Arc<str>>, living: &BTreeSet<Arc<str>>) -> bool {
        holder.is_none_or(|holder| *holder == self.me || !living.contains(holder))
    }

    /// Who lives. Those who are dead are ended: their rounds are written no more, and what they held is free.
    pub(crate) async fn look(
        &mut self,
        connection: &mut DB::Connection,
    ) -> Result<BTreeSet<Arc<str>>, sqlx::Error> {
        let workers = DB::workers(connection).await?;
        let Sight { mut living, dead } = self.living.look(&workers, clock::now());
        let is_dead = |worker: &Arc<str>| {
            *worker != self.me
                && (dead.iter().any(|seen| seen.worker == *worker) || self.store.has_ended(worker))
        };
        for seen in workers.iter().filter(|seen| is_dead(&seen.worker)) {
            living.remove(&seen.worker);
            if DB::end(connection, seen).await? {
                observe::worker_ended(&seen.worker);
            }
        }
        Ok(living)
    }
}

/// Host and process, by which people know a worker.
pub(crate) fn process() -> String {
    let host = rustix::system::uname();
    format!("{}/{}", host.nodename().to_string_lossy(), std::process::id())
}
