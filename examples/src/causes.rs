//! What is behind an error.

use std::error::Error;

/// The cause of an error, the cause of that, and so on.
pub fn causes<'e>(
    error: &'e (dyn Error + 'static),
) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(error.source(), |cause| (*cause).source())
}

/// Tells on standard error what went wrong, and what is behind it.
pub fn complain(error: &(dyn Error + 'static)) {
    anstream::eprintln!("error: {error}");
    for cause in causes(error) {
        anstream::eprintln!("  because: {cause}");
    }
}
