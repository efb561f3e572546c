//! Tells listeners what changes in the simulator.

use tokio::sync::broadcast;

/// Something changed: what it was, for listeners to look at.
#[derive(Clone, Debug)]
pub(crate) enum News {
    /// What was set up for this account.
    Account(String),
    Clock,
    /// What is known of this conversation, but for its entries.
    Conversation(String),
    /// An entry of this conversation.
    Entry {
        conversation: String,
        number: u64,
    },
    Faults,
    /// The item of the log with this number.
    Log(u64),
}

/// Cheap to clone; the clones tell the same listeners.
#[derive(Clone, Debug)]
pub(crate) struct Feed(broadcast::Sender<News>);

impl Feed {
    pub(crate) fn tell(&self, news: News) {
        // That nobody listens is no fault.
        let _ = self.0.send(news);
    }

    /// From now on. A listener that falls behind loses the oldest.
    pub(crate) fn listen(&self) -> broadcast::Receiver<News> {
        self.0.subscribe()
    }
}

impl Default for Feed {
    fn default() -> Self {
        Self(broadcast::Sender::new(LONGEST))
    }
}

/// News that are kept for a slow listener.
const LONGEST: usize = 4096;
