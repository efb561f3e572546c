//! `#[cfg(…)]` attributes, put together as one condition.

use proc_macro2::TokenStream;
use quote::quote;

/// The condition that all of them are; none where there is none.
pub(crate) fn all(conditions: &[TokenStream]) -> Option<TokenStream> {
    (!conditions.is_empty()).then(|| quote!(all(#(#conditions),*)))
}

/// The condition that one of several parts is there, each of which has its own; none where one always is.
pub(crate) fn any<'c>(parts: impl IntoIterator<Item = &'c [TokenStream]>) -> Option<TokenStream> {
    let each = parts.into_iter().map(all).collect::<Option<Vec<_>>>();
    each.map(|each| quote!(any(#(#each),*)))
}
