//! What stands where nothing can: the program around it does not compile.

/// What stands for a message whose draft has mistakes; the program does not compile, so nothing calls it.
#[must_use]
#[expect(clippy::panic, reason = "beside it stands a compile error")]
pub const fn unfinished<T>() -> T {
    panic!("this message has mistakes")
}
