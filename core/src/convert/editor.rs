//! What editors complete: the words and heads of each type, and the keys that no struct has for itself. The derive hands
//! over their names and documentation; rustc sees nothing of it.

/// The words of a set, as names: as values, and as heads where they name an object.
macro_rules! words {
    ($module:ident, $set:ident, $($platform:ident [$({ $(#[$attribute:meta])* $variant:ident $word:ident })*])*) => {
        /// What editors complete. Hidden, or they would offer it everywhere.
        #[doc(hidden)]
        #[allow(unused_imports, non_upper_case_globals, missing_docs)]
        pub mod $module {
            $(
                pub mod $platform {
                    pub mod words {
                        $(pub use super::super::super::$set::$variant as $word;)*
                    }
                    pub mod heads {
                        $(
                            $(#[$attribute])*
                            pub const $word: crate::expansion::editor::Head = crate::expansion::editor::HEAD;
                        )*
                    }
                }
            )*
        }
    };
}
pub(crate) use words;

/// The head of an object that has no other than its own name.
macro_rules! head {
    ($module:ident, { $(#[$attribute:meta])* $word:ident }) => {
        /// What editors complete. Hidden, or they would offer it everywhere.
        #[doc(hidden)]
        #[allow(non_upper_case_globals, missing_docs)]
        pub mod $module {
            $(#[$attribute])*
            pub const $word: crate::expansion::editor::Head = crate::expansion::editor::HEAD;
        }
    };
}
pub(crate) use head;

/// For a platform a struct of keys alone: those that may stand there, where no struct has all of them and no others. Those of
/// a struct that is flattened there come from its [`keys_of`].
macro_rules! keys {
    ($platform:ident $name:ident [$($own:tt)*] $flattened:ident $($rest:ident)*) => {
        crate::$flattened! { $platform [$name [$($own)*]] [$($rest)*] }
    };
    (@more $platform:ident [$name:ident [$($own:tt)*]] [$($more:tt)*] [$($rest:ident)*]) => {
        crate::convert::editor::keys! { $platform $name [$($own)* $($more)*] $($rest)* }
    };
    ($platform:ident $name:ident [$({ $(#[$attribute:meta])* $key:ident })*]) => {
        /// What may stand here.
        #[doc(hidden)]
        #[allow(missing_debug_implementations, missing_docs)]
        pub struct $name {
            $(
                $(#[$attribute])*
                pub $key: crate::expansion::editor::Key,
            )*
        }

        impl $name {
            /// No key.
            pub const EMPTY: Self = Self { $($key: crate::expansion::editor::KEY),* };
        }
    };
}
pub(crate) use keys;

/// A macro that hands the keys of a struct to [`keys`]. It is found by its name from everywhere in this crate, which a
/// derive needs that knows of a type no more than its name.
macro_rules! keys_of {
    (($d:tt) $name:ident $($platform:ident [$($keys:tt)*])*) => {
        #[doc(hidden)]
        #[macro_export]
        macro_rules! $name {
            $(
                ($platform [$d($d state:tt)*] [$d($d rest:tt)*]) => {
                    crate::convert::editor::keys! {
                        @more $platform [$d($d state)*] [$($keys)*] [$d($d rest)*]
                    }
                };
            )*
        }
    };
}
pub(crate) use keys_of;
