//! What the user sets once, checked before anything is sent: account id, token, user agent, times.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

/// What is wrong with a setting. Never repeats a value that may hold a secret, be it in the wrong
/// place.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) text: Cow<'static, str>,
    pub(crate) source: Option<Arc<dyn StdError + Send + Sync>>,
}

impl Problem {
    pub(crate) fn new(text: impl Into<Cow<'static, str>>) -> Self {
        Self { text: text.into(), source: None }
    }

    pub(crate) fn caused_by(self, source: impl StdError + Send + Sync + 'static) -> Self {
        Self { source: Some(Arc::new(source)), ..self }
    }
}

pub(crate) fn check_account_id(id: &str) -> Result<(), Problem> {
    if id == "me" || is_digits(id) {
        return Ok(());
    }
    // The id is not repeated: whoever swaps id and token would find the token in the log.
    Err(Problem::new(match id.chars().enumerate().find(|(_, c)| !c.is_ascii_digit()) {
        Some((index, c)) => format!(
            "account id has `{}` at character {}, give the digits of the account's id, or `me`",
            c.escape_debug(),
            index + 1
        ),
        None => "account id is empty, give the digits of the account's id, or `me`".to_owned(),
    }))
}

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

pub(crate) fn check_user_agent(user_agent: &str) -> Result<(), Problem> {
    if user_agent.chars().all(|c| c == ' ' || c.is_ascii_graphic()) {
        return Ok(());
    }
    Err(Problem::new(
        "user agent has a character that is not printable ASCII, write it like `my-bot/1.0`",
    ))
}

pub(crate) fn check_duration(name: &str, duration: Duration) -> Result<(), Problem> {
    if duration.is_zero() {
        return Err(Problem::new(format!(
            "`{name}` is zero, which nothing can keep, give at least some seconds"
        )));
    }
    Ok(())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn account_ids() {
        for good in ["me", "1", "17841400000000000"] {
            assert!(check_account_id(good).is_ok(), "{good}");
        }
        for (bad, text) in [
            ("", "account id is empty, give the digits of the account's id, or `me`"),
            (
                "12/3",
                "account id has `/` at character 3, give the digits of the account's id, or `me`",
            ),
            (
                "ME",
                "account id has `M` at character 1, give the digits of the account's id, or `me`",
            ),
            (
                "1\n",
                r"account id has `\n` at character 2, give the digits of the account's id, or `me`",
            ),
        ] {
            assert_eq!(check_account_id(bad).unwrap_err().text, text);
        }
    }

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

    #[test]
    fn user_agents_and_times() {
        assert!(check_user_agent("my-bot/1.0 (+https://example.com)").is_ok());
        assert!(check_user_agent("a\r\nb").is_err());
        assert!(
            check_duration("timeout", Duration::ZERO)
                .unwrap_err()
                .text
                .starts_with("`timeout` is zero")
        );
        assert!(check_duration("timeout", Duration::from_nanos(1)).is_ok());
    }
}
