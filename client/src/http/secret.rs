//! What can be a token or the secret of an app.

use crate::error::Problem;

pub(crate) fn check_token(token: &str) -> Result<(), Problem> {
    check_secret("access token", token, "the token of the account")
}

pub(crate) fn check_app_secret(secret: &str) -> Result<(), Problem> {
    check_secret("app secret", secret, "the one from the app's dashboard")
}

/// Tells where in the secret something is wrong, and nothing of the secret itself.
fn check_secret(kind: &str, secret: &str, wanted: &str) -> Result<(), Problem> {
    if secret.is_empty() {
        return Err(Problem::new(format!("{kind} is empty, give {wanted}")));
    }
    match secret.chars().position(|c| !c.is_ascii_graphic()) {
        Some(index) => Err(Problem::new(format!(
            "{kind} has a space, a line break or another character that none has at character {}, \
             give {wanted} alone",
            index + 1
        ))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens() {
        assert!(check_token("EAAB|x-_.9").is_ok());
        for bad in ["", "a b", "a\n", "a\r\nb", "\u{e9}", "a\u{0}", "a\u{7f}"] {
            assert!(check_token(bad).is_err(), "{bad:?}");
        }
        assert!(
            check_token("EAAB\n")
                .unwrap_err()
                .text
                .ends_with("at character 5, give the token of the account alone")
        );
    }
}
