//! All that the client tells of what it does, heard on one thread.

use tracing_subscriber::layer::SubscriberExt;

use super::recorder::Numbers;
use super::subscriber::{Seen, Spans};
use crate::hearing::on_this_thread;

/// All that is told on this thread.
#[derive(Clone, Default)]
pub(crate) struct Told {
    pub(crate) spans: Spans,
    pub(crate) numbers: Numbers,
}

/// Listens until what it gives beside is dropped.
pub(crate) fn listen() -> (Told, impl Sized) {
    // The thread keeps the recorder by reference, until its end at most.
    let told = Box::leak(Box::<Told>::default());
    let subscriber = tracing_subscriber::registry().with(told.spans.clone());
    let guards = (on_this_thread(subscriber), metrics::set_default_local_recorder(&told.numbers));
    (told.clone(), guards)
}

impl Told {
    /// All of it as text.
    pub(crate) fn lines(&self) -> Vec<String> {
        let spans = self.spans.all().into_iter().map(|seen| format!("{seen:?}"));
        spans.chain(self.numbers.all().into_keys()).collect()
    }

    /// The spans or events of the client with this name.
    pub(crate) fn named(&self, name: &str) -> Vec<Seen> {
        let mut seen = self.spans.all();
        seen.retain(|seen| seen.target == "sendapi" && seen.name == name);
        seen
    }
}
