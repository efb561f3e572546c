//! How much of a request was written: what a failure is judged by.

/// How much of a request was handed to the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// Nothing: it did not leave.
    Nothing,
    /// Not all of its body.
    Part,
    /// All of it, though nobody knows how far it came.
    All,
}
