//! Secrets in what was answered.

/// Blots out an access token.
pub(crate) fn conceal_token(token: &str, text: &mut Vec<u8>) {
    conceal(token, "[access token]", text);
}

/// The platform repeats a token that it cannot read ("Malformed access token …"), and a proxy may
/// show the whole request.
pub(super) fn conceal(secret: &str, label: &str, body: &mut Vec<u8>) {
    if secret.len() < SHORTEST_SECRET {
        return;
    }
    let text = String::from_utf8_lossy(body);
    if text.contains(secret) {
        *body = text.replace(secret, label).into_bytes();
    }
}

/// Anything shorter is a stand-in from a test, and may be any word of an answer.
const SHORTEST_SECRET: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_in_an_answer_is_concealed() {
        let mut body = br#"{"error":{"message":"Malformed access token EAABsecret"}}"#.to_vec();
        conceal("EAABsecret", "[access token]", &mut body);
        assert_eq!(body, br#"{"error":{"message":"Malformed access token [access token]"}}"#);
        conceal("error", "[access token]", &mut body);
        assert!(body.starts_with(br#"{"error""#));
    }
}
