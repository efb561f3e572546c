//! What is in a file, bit by bit.

use std::error::Error as StdError;
use std::io;
use std::iter;

use bytes::Bytes;
use futures_core::Stream;
use futures_core::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt, stream};

/// What is in a [`File`](super::File).
pub(crate) enum Opened {
    Bytes(Bytes),
    Stream(Chunks),
}

impl Opened {
    pub(super) fn into_chunks(self) -> Chunks {
        match self {
            Self::Bytes(mut bytes) => {
                let next = move || {
                    let chunk = bytes.split_to(CHUNK.min(bytes.len()));
                    (!chunk.is_empty()).then_some(Ok(chunk))
                };
                stream::iter(iter::from_fn(next)).boxed()
            }
            Self::Stream(chunks) => chunks,
        }
    }
}

pub(crate) type Chunks = BoxStream<'static, io::Result<Bytes>>;

pub(super) fn boxed<S, B, E>(stream: S) -> Chunks
where
    S: Stream<Item = Result<B, E>> + Send + 'static,
    B: Into<Bytes> + 'static,
    E: Into<Box<dyn StdError + Send + Sync>> + 'static,
{
    stream.map_ok(Into::into).map_err(io::Error::other).boxed()
}

/// How much of a file is read at a time, in bytes.
pub(crate) const CHUNK: usize = 64 * 1024;
