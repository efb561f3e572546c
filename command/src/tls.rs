//! What fails a connection when one side speaks TLS and the other does not, by the words of the libraries for it: they have no
//! kind of error for either.

/// Whether TLS was spoken to somebody who speaks plain HTTP.
pub(crate) fn is_none(words: &str) -> bool {
    ["corrupt message", "InvalidContentType", "wrong version number"]
        .iter()
        .any(|said| words.contains(said))
}

/// Whether plain HTTP was spoken to somebody who speaks TLS, or what else is no HTTP.
pub(crate) fn is_wanted(words: &str) -> bool {
    ["invalid HTTP version", "invalid HTTP status", "HTTP request to an HTTPS", "invalid HTTP"]
        .iter()
        .any(|said| words.contains(said))
}
