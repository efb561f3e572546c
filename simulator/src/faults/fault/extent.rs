//! How much of an answer goes over the line.

/// How much of an answer is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    Whole,
    /// Its head and half of its body; then the connection is closed.
    BrokenOff,
    /// Its head and half of its body; then nothing, on an open connection.
    Stalled,
}
