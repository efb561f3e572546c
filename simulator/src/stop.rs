//! Tells the requests that wait when the simulator stops.

use tokio::sync::watch;

/// As long as the sender is kept, the simulator runs.
pub(crate) fn stop() -> (watch::Sender<()>, Stop) {
    let (running, stop) = watch::channel(());
    (running, Stop(stop))
}

#[derive(Clone, Debug)]
pub(crate) struct Stop(watch::Receiver<()>);

impl Stop {
    pub(crate) async fn wait(mut self) {
        // Nothing is ever sent: what arrives is that the sender was dropped.
        let _ = self.0.changed().await;
    }
}
