//! Stopping a worker.

use tokio::sync::watch;

/// Whether a worker is to stop. Clones are of the same worker.
#[derive(Clone, Debug)]
pub(crate) struct Stop(watch::Receiver<bool>);

/// Asks a worker to stop, at the latest when it is dropped.
#[derive(Debug)]
pub(crate) struct Asks(watch::Sender<bool>);

pub(crate) fn stop() -> (Asks, Stop) {
    let (asks, stop) = watch::channel(false);
    (Asks(asks), Stop(stop))
}

impl Asks {
    pub(crate) fn ask(&self) {
        self.0.send_replace(true);
    }
}

impl Drop for Asks {
    fn drop(&mut self) {
        self.ask();
    }
}

impl Stop {
    pub(crate) fn is_asked(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it is asked; for ever when it was before.
    pub(crate) async fn asked(&mut self) {
        if self.is_asked() || self.0.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
