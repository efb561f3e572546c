//! The declaration of words that the platform may add to: one place from which type, reader and writer come.

/// Declares the words that the platform has for something. One that is not known is kept as it came.
macro_rules! words {
    (
        $(#[$about:meta])*
        $words:ident {
            $($(#[$doc:meta])* $word:ident = $wire:literal,)*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $words {
            $($(#[$doc])* $word,)*
            /// A word that is not known here.
            Other(String),
        }

        impl $words {
            /// The words that are known here.
            pub const KNOWN: &'static [&'static str] = &[$($wire),*];

            /// The word as the platform writes it.
            #[must_use]
            pub const fn as_str(&self) -> &str {
                match self {
                    $(Self::$word => $wire,)*
                    Self::Other(word) => word.as_str(),
                }
            }
        }

        impl std::fmt::Display for $words {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl From<&str> for $words {
            fn from(word: &str) -> Self {
                match word {
                    $($wire => Self::$word,)*
                    _ => Self::Other(word.to_owned()),
                }
            }
        }

        impl crate::reading::member::Member for $words {
            fn of_text(value: &str) -> Result<Self, serde_json::Value> {
                Ok(value.into())
            }
        }

        impl serde_core::Serialize for $words {
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}
pub(crate) use words;
