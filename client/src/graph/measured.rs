//! Watching over a file while it is sent.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::chunks::Chunks;

/// A file's chunks, as many bytes as were announced and no more.
pub(crate) struct Measured {
    chunks: Chunks,
    length: u64,
    left: u64,
    failure: Failure,
}

impl Measured {
    pub(crate) fn new(chunks: Chunks, length: u64, failure: &Failure) -> Self {
        Self { chunks, length, left: length, failure: failure.clone() }
    }

    fn count(&mut self, chunk: Option<io::Result<Bytes>>) -> Option<io::Result<Bytes>> {
        let length = self.length;
        let wrong = |what: String| io::Error::new(io::ErrorKind::InvalidData, what);
        let result = match chunk {
            None if self.left == 0 => return None,
            None => Err(wrong(format!("it ends after {} bytes of {length}", length - self.left))),
            Some(Err(error)) => Err(error),
            Some(Ok(chunk)) => match self.left.checked_sub(size(&chunk)) {
                Some(left) => {
                    self.left = left;
                    Ok(chunk)
                }
                None => Err(wrong(format!("it goes on after {length} bytes, its length"))),
            },
        };
        Some(result.map_err(|error| self.failure.keep(error)))
    }
}

impl Stream for Measured {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        // A panic would take the task of the connection with it, and tell nobody why.
        let chunk = catch_unwind(AssertUnwindSafe(|| self.chunks.as_mut().poll_next(cx)));
        let chunk = chunk.unwrap_or_else(|_| Poll::Ready(Some(Err(io::Error::other(PANICKED)))));
        chunk.map(|chunk| self.count(chunk))
    }
}

/// What went wrong with a file. The connection breaks with it, and tells less.
#[derive(Clone, Default)]
pub(crate) struct Failure(Arc<Mutex<Option<io::Error>>>);

impl Failure {
    pub(crate) fn take(&self) -> Option<io::Error> {
        self.kept().take()
    }

    /// Keeps the error, and gives one in its place.
    fn keep(&self, error: io::Error) -> io::Error {
        let stand_in = error.kind().into();
        self.kept().get_or_insert(error);
        stand_in
    }

    fn kept(&self) -> MutexGuard<'_, Option<io::Error>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

const PANICKED: &str = "whoever reads it panicked";

fn size(chunk: &Bytes) -> u64 {
    u64::try_from(chunk.len()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use futures_util::{FutureExt, StreamExt, TryStreamExt, stream};

    use super::*;

    fn sent(chunks: Vec<io::Result<&'static str>>, length: u64) -> Result<String, String> {
        let failure = Failure::default();
        let chunks = stream::iter(chunks).map_ok(Bytes::from).boxed();
        let bytes: io::Result<Vec<Bytes>> =
            Measured::new(chunks, length, &failure).try_collect().now_or_never().unwrap();
        match bytes {
            Ok(bytes) => Ok(String::from_utf8(bytes.concat()).unwrap()),
            Err(_) => Err(failure.take().unwrap().to_string()),
        }
    }

    #[test]
    fn what_is_as_long_as_announced_passes() {
        assert_eq!(sent(vec![Ok("ab"), Ok(""), Ok("c")], 3), Ok("abc".to_owned()));
        assert_eq!(sent(vec![], 0), Ok(String::new()));
    }

    #[test]
    fn what_is_not_fails_and_says_so() {
        let failed = |chunks, length| sent(chunks, length).unwrap_err();
        assert_eq!(failed(vec![Ok("ab")], 3), "it ends after 2 bytes of 3");
        assert_eq!(failed(vec![Ok("ab"), Ok("cd")], 3), "it goes on after 3 bytes, its length");
        assert_eq!(failed(vec![Ok("a"), Err(io::Error::other("disk gone"))], 3), "disk gone");
    }
}
