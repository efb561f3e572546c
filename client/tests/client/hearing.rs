//! How a test hears what is told on its own thread, while others run beside it.

use std::sync::Once;

use tracing::Subscriber;
use tracing::subscriber::{DefaultGuard, set_default, set_global_default};

/// Tells the subscriber of all that happens on this thread, until what it gives is dropped.
pub(crate) fn on_this_thread(subscriber: impl Subscriber + Send + Sync) -> DefaultGuard {
    static ANYBODY: Once = Once::new();
    // Whether anybody wants an event is asked once, where it happens first, and remembered for all threads. As long as
    // only one test listens, `tracing` asks no more than the thread that it happens on: a test that does not listen
    // would answer "nobody" for the one that does. A subscriber of the whole program wants everything, and drops it.
    ANYBODY.call_once(|| {
        let _ = set_global_default(tracing_subscriber::registry());
    });
    set_default(subscriber)
}
