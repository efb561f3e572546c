//! Writes the state a moment after it changed, and once more at the end.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::task::{AbortHandle, spawn_blocking};
use tokio::time::sleep;

use super::StateFile;
use super::snapshot::snapshot;
use crate::context::Context;
use crate::feed::News;
use crate::journal::warnings::Warnings;

/// As long as it is kept, changes are written; the last ones when it is dropped.
pub(crate) struct Keeper {
    duty: Arc<Duty>,
    task: AbortHandle,
}

impl Keeper {
    /// `url` is where the simulator listens.
    pub(crate) fn start(
        file: Arc<StateFile>,
        context: Arc<Context>,
        url: &str,
        warnings: Warnings,
    ) -> Self {
        let news = context.feed.listen();
        let (url, is_over) = (url.to_owned(), Mutex::new(false));
        let duty = Arc::new(Duty { file, context, url, warnings, is_over });
        let task = tokio::spawn(keep(Arc::clone(&duty), news)).abort_handle();
        Self { duty, task }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        // A write that has begun in `spawn_blocking` goes on all the same: `is_over` makes this one wait for it.
        self.task.abort();
        self.duty.write(true);
    }
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keeper(..)")
    }
}

struct Duty {
    file: Arc<StateFile>,
    context: Arc<Context>,
    url: String,
    warnings: Warnings,
    /// Held while one writes. After the end another simulator may have the file.
    is_over: Mutex<bool>,
}

impl Duty {
    /// A disk that is full now may have room again after the next change.
    fn write(&self, is_last: bool) {
        let mut is_over = self.is_over.lock().unwrap_or_else(PoisonError::into_inner);
        if *is_over {
            return;
        }
        *is_over = is_last;
        let (state, files) = snapshot(&self.context, &self.url);
        if let Err(error) = self.file.write(&state, &files) {
            let path = self.file.path().display();
            self.warnings.warn(&format!("the state could not be written to `{path}`: {error}"));
        }
    }
}

async fn keep(duty: Arc<Duty>, mut news: Receiver<News>) {
    while changed(&mut news).await {
        let began = Instant::now();
        let writing = Arc::clone(&duty);
        // A panic while writing is told by the panic; the next change is written all the same.
        let _ = spawn_blocking(move || writing.write(false)).await;
        // At most a tenth of the time goes into writing.
        sleep(PAUSE.max(began.elapsed().saturating_mul(10))).await;
    }
}

/// Waits for news that change the state; false at the end.
async fn changed(news: &mut Receiver<News>) -> bool {
    loop {
        match news.recv().await {
            Ok(News::Faults | News::Log(_)) => {}
            Ok(_) | Err(RecvError::Lagged(_)) => return true,
            Err(RecvError::Closed) => return false,
        }
    }
}

const PAUSE: Duration = Duration::from_secs(1);
