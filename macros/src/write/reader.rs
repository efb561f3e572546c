//! Who reads an expansion.

use std::env;
use std::sync::LazyLock;

/// Who reads an expansion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reader {
    /// rustc, for which text is the least work.
    Compiler,
    /// An editor, which reads struct literals with the user's keys in them.
    Editor,
}

impl Reader {
    /// Who reads this one. rust-analyzer's server for macros is known by this variable only; if that were ever gone, an
    /// editor would read what the compiler reads, and complete nothing.
    pub(crate) fn present() -> Self {
        static EDITOR: LazyLock<bool> =
            LazyLock::new(|| env::var_os("RUST_ANALYZER_INTERNALS_DO_NOT_USE").is_some());
        if *EDITOR { Self::Editor } else { Self::Compiler }
    }
}
