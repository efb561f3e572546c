//! What fails a connection by TLS, by the words of the libraries for it: of this they have no kind of error.

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

/// Why a certificate is not trusted, where the library says no more than the name of a variant.
pub(crate) fn distrust(words: &str) -> Option<&'static str> {
    DISTRUST.iter().find(|(said, _)| words.contains(said)).map(|(_, why)| *why)
}

const DISTRUST: [(&str, &str); 2] = [
    ("CaUsedAsEndEntity", "it signed itself"),
    (
        "UnknownIssuer",
        "who signed it is nobody that is known here, or the chain to them is not sent along",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_variants_become_sentences() {
        let own = distrust("invalid peer certificate: Other(OtherError(CaUsedAsEndEntity))");
        assert_eq!(own, Some("it signed itself"));
        assert!(distrust("invalid peer certificate: UnknownIssuer").is_some());
        assert_eq!(distrust("invalid peer certificate: certificate expired: …"), None);
    }
}
