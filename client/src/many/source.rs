//! Where many messages come from: a stream or an iterator.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

/// A stream or anything that can be iterated over, for
/// [`send_all`](crate::Account::send_all) and [`broadcast`](crate::Account::broadcast).
///
/// `Form` tells the two apart and is found by the compiler.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` is neither a stream nor can it be iterated over",
    label = "this is of type `{Self}`"
)]
pub trait Source<Form> {
    /// What it yields.
    type Item;
    /// It as a stream.
    type Stream: Stream<Item = Self::Item>;

    /// Turns it into a stream.
    fn into_stream(self) -> Self::Stream;
}

/// The [`Source`] is a stream.
#[derive(Debug)]
pub enum ByStream {}

/// The [`Source`] is an iterator, or can be turned into one.
#[derive(Debug)]
pub enum ByIterator {}

impl<S: Stream> Source<ByStream> for S {
    type Item = S::Item;
    type Stream = S;

    fn into_stream(self) -> S {
        self
    }
}

impl<I: IntoIterator> Source<ByIterator> for I {
    type Item = I::Item;
    type Stream = Each<I::IntoIter>;

    fn into_stream(self) -> Each<I::IntoIter> {
        Each(self.into_iter())
    }
}

/// An iterator as a stream.
#[derive(Clone, Debug)]
pub struct Each<I>(I);

impl<I> Each<I> {
    /// The iterator.
    pub fn into_inner(self) -> I {
        self.0
    }
}

/// It never lends out the iterator pinned.
impl<I> Unpin for Each<I> {}

impl<I: Iterator> Stream for Each<I> {
    type Item = I::Item;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I::Item>> {
        Poll::Ready(self.0.next())
    }
}
