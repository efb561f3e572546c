//! Connections that can be cut from within a request.

use std::io::{self, IoSlice};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, ready};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

use super::opening::Opening;

/// Listens like the [`TcpListener`] within and hands out [`Line`]s.
pub(crate) struct Lines(pub(crate) TcpListener);

/// A connection that takes and gives nothing any more once its [`Scissors`] were used.
#[derive(Debug)]
pub(crate) struct Line {
    stream: TcpStream,
    scissors: Scissors,
    opening: Opening,
}

/// Cuts the connection that a request came by.
#[derive(Clone, Debug)]
pub(crate) struct Scissors(Arc<OnceLock<Cut>>);

/// How a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// In order: the other end reads the end of the stream.
    Closed,
    /// As by a server that never read what was sent: the other end reads an error.
    Reset,
}

impl Listener for Lines {
    type Io = Line;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Line, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        let scissors = Scissors(Arc::default());
        (Line { stream, scissors, opening: Opening::default() }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

impl Scissors {
    /// Takes effect with the next byte that is read or written.
    pub(crate) fn cut(&self, cut: Cut) {
        // A connection is cut once: the first cut holds.
        let _ = self.0.set(cut);
    }
}

impl Connected<IncomingStream<'_, Lines>> for Scissors {
    fn connect_info(stream: IncomingStream<'_, Lines>) -> Self {
        stream.io().scissors.clone()
    }
}

impl Line {
    /// The stream while it is whole. After an error the server drops it, which ends the connection.
    fn whole(&mut self) -> io::Result<Pin<&mut TcpStream>> {
        match self.scissors.0.get() {
            None => return Ok(Pin::new(&mut self.stream)),
            Some(Cut::Closed) => {}
            // Without lingering the system answers a close with RST in place of FIN.
            Some(Cut::Reset) => self.stream.set_zero_linger()?,
        }
        Err(io::ErrorKind::ConnectionAborted.into())
    }
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        while self.opening.is_awaited() && !self.opening.is_ready() {
            let mut room = [0; AT_ONCE];
            let mut came = ReadBuf::new(&mut room);
            ready!(self.whole()?.poll_read(context, &mut came))?;
            self.opening.take(came.filled());
            if came.filled().is_empty() {
                break;
            }
        }
        if self.opening.is_ready() {
            self.opening.give(buffer);
            return Poll::Ready(Ok(()));
        }
        self.whole()?.poll_read(context, buffer)
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.opening.answered(bytes);
        self.whole()?.poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        slices.iter().take(1).for_each(|first| self.opening.answered(first));
        self.whole()?.poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.whole()?.poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.whole()?.poll_shutdown(context)
    }
}

/// Bytes.
const AT_ONCE: usize = 4096;
