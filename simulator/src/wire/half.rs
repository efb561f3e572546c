//! A body that breaks off in the middle.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::body::{Bytes, HttpBody};
use futures_util::future::BoxFuture;
use http_body::Frame;

/// The first half of a body, then an error, upon which the server closes the connection.
pub(crate) struct Half {
    rest: Option<Bytes>,
    is_flushed: bool,
    /// How long nothing happens between them.
    silence: BoxFuture<'static, ()>,
}

impl Half {
    pub(crate) fn of(body: &Bytes, silence: impl Future<Output = ()> + Send + 'static) -> Self {
        let rest = Some(body.slice_ref(half(body)));
        Self { rest, is_flushed: false, silence: Box::pin(silence) }
    }
}

/// The bytes that [`Half`] sends.
pub(crate) fn half(body: &[u8]) -> &[u8] {
    body.split_at(body.len() / 2).0
}

impl HttpBody for Half {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if let Some(half) = self.rest.take() {
            return Poll::Ready(Some(Ok(Frame::data(half))));
        }
        if !self.is_flushed {
            // The server writes out what it has whenever a body is not ready; an error drops it.
            self.is_flushed = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        ready!(self.silence.as_mut().poll(context));
        Poll::Ready(Some(Err(io::ErrorKind::BrokenPipe.into())))
    }
}
