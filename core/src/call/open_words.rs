//! Words that a call names and that the platform adds to as it likes: one that is not known here passes as it is.

/// Makes a set of [`words!`](crate::reading::words::words) a value of the schema, and readable in answers.
macro_rules! open_words {
    ($($words:ty),* $(,)?) => {$(
        crate::convert::own::borrows_nothing! { $words }

        impl crate::convert::value::Value for $words {
            const TYPE: crate::schema::Type = crate::schema::Type::Text;
            const EMPTY: Self = Self::Other(String::new());

            fn node(&self) -> crate::tree::Node<'_> {
                crate::tree::Node::new(crate::tree::View::Text(self.as_str()))
            }

            fn read(
                node: crate::tree::Node<'_>,
                _: crate::convert::value::Storage,
            ) -> Option<Self> {
                node.text().map(Self::from)
            }
        }

        #[cfg(feature = "response")]
        impl crate::reading::lenient::Lenient for $words {
            fn read(written: &serde_json::Value) -> Option<Self> {
                written.as_str().map(Self::from)
            }
        }

        /// A list of words, if it holds nothing else.
        #[cfg(feature = "response")]
        impl crate::reading::lenient::Lenient for Vec<$words> {
            fn read(written: &serde_json::Value) -> Option<Self> {
                written.as_array()?.iter().map(|word| word.as_str().map(<$words>::from)).collect()
            }
        }
    )*};
}
pub(super) use open_words;
