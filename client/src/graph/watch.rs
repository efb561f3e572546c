//! How far a file is on its way.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures_util::{StreamExt, TryStreamExt};

use super::chunks::Chunks;

/// How much of a file was handed to the connection, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Transfer {
    /// So much went; 0 when a try begins.
    pub sent: u64,
    /// So long is the file.
    pub total: u64,
}

/// A callback for the progress, until it panics: the file matters more.
#[derive(Clone)]
pub(crate) struct Watch {
    watch: Arc<dyn Fn(Transfer) + Send + Sync>,
    is_gone: Arc<AtomicBool>,
}

impl Watch {
    pub(crate) fn new(watch: impl Fn(Transfer) + Send + Sync + 'static) -> Self {
        Self { watch: Arc::new(watch), is_gone: Arc::default() }
    }

    /// The chunks of a file of `total` bytes, which call back at the beginning, at each hundredth, and
    /// at the end.
    pub(crate) fn over(&self, chunks: Chunks, total: u64) -> Chunks {
        let watch = self.clone();
        watch.tell(Transfer { sent: 0, total });
        let step = (total / 100).max(1);
        let (mut sent, mut next) = (0_u64, step);
        let mut count = move |length: usize| {
            sent = sent.saturating_add(u64::try_from(length).unwrap_or(u64::MAX)).min(total);
            if sent >= next {
                next = if sent == total { u64::MAX } else { (sent + step).min(total) };
                watch.tell(Transfer { sent, total });
            }
        };
        chunks.inspect_ok(move |chunk| count(chunk.len())).boxed()
    }

    /// A panic would take the task of the connection with it, and the request.
    fn tell(&self, transfer: Transfer) {
        // Relaxed: nothing else is read by what the flag says.
        if self.is_gone.load(Ordering::Relaxed) {
            return;
        }
        let told = catch_unwind(AssertUnwindSafe(|| (self.watch)(transfer)));
        self.is_gone.store(told.is_err(), Ordering::Relaxed);
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use bytes::Bytes;
    use futures_util::{FutureExt, stream};

    use super::*;

    fn told(chunk: &'static [u8], count: usize, total: u64) -> Vec<u64> {
        let told = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&told);
        let watch = Watch::new(move |transfer| {
            assert_eq!(transfer.total, total);
            kept.lock().unwrap().push(transfer.sent);
        });
        let chunks = stream::repeat_with(move || Ok(Bytes::from_static(chunk))).take(count).boxed();
        watch.over(chunks, total).count().now_or_never().unwrap();
        told.lock().unwrap().clone()
    }

    #[test]
    fn a_short_file_is_told_chunk_by_chunk() {
        assert_eq!(told(b"ab", 3, 6), [0, 2, 4, 6]);
        assert_eq!(told(b"", 3, 0), [0]);
    }

    #[test]
    fn a_long_one_by_the_hundredth() {
        let told = told(b"a", 10_000, 10_000);
        assert_eq!(told.len(), 101);
        assert_eq!(told.get(..3), Some(&[0, 100, 200][..]));
        assert_eq!(told.last(), Some(&10_000));
    }
}
