//! Stopping messages that have not begun.

use std::sync::Arc;

use tokio::sync::watch;

/// Stops a [`SendAll`](crate::SendAll) from anywhere, from
/// [`SendAll::stopper`](crate::SendAll::stopper). Clones stop the same one.
///
/// ```no_run
/// # async fn run(page: sendapi::Account, messages: Vec<sendapi::Message<'static>>) {
/// let mut sending = page.send_all(messages);
/// let stopper = sending.stopper();
/// tokio::spawn(async move {
///     if tokio::signal::ctrl_c().await.is_ok() {
///         stopper.stop();
///     }
/// });
/// // What was under way is waited for; nothing more begins.
/// while sending.next().await.is_some() {}
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Stopper(Arc<watch::Sender<bool>>);

impl Stopper {
    pub(crate) fn new() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }

    /// No further message goes out.
    ///
    /// Those whose request is under way are waited for; they cannot be called back. All others that
    /// were taken come as outcomes of kind [`Stopped`](crate::ErrorKind::Stopped), and then the
    /// stream ends. What was not taken is left in [`SendAll::into_rest`](crate::SendAll::into_rest).
    pub fn stop(&self) {
        self.0.send_replace(true);
    }

    /// Whether it was stopped.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        *self.0.borrow()
    }

    pub(crate) fn watched(&self) -> Stop {
        Stop(Some(self.0.subscribe()))
    }
}

/// What a message watches while it waits; by default nobody can stop it.
#[derive(Clone, Default)]
pub(crate) struct Stop(Option<watch::Receiver<bool>>);

impl Stop {
    pub(crate) fn is_stopped(&self) -> bool {
        self.0.as_ref().is_some_and(|stop| *stop.borrow())
    }

    /// Ends when sending is stopped; never, if nobody can stop it any more.
    pub(crate) async fn stopped(&self) {
        let stopped = match &self.0 {
            Some(stop) => stop.clone().wait_for(|stopped| *stopped).await.is_ok(),
            None => false,
        };
        if !stopped {
            std::future::pending::<()>().await;
        }
    }
}
