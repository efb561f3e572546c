//! A token on the command line, and what is known of it.

use std::time::{Duration, SystemTime};

use sendapi_simulator::AccessToken;

/// `[ACCOUNT=]TOKEN[,person=NAME][,page=ID][,app=ID][,without=PERMISSION][,expires=SECONDS]`.
pub(crate) fn token(text: &str) -> Result<AccessToken, String> {
    let mut parts = text.split(',');
    let token = parts.next().unwrap_or_default();
    let (account, token) = match token.split_once('=') {
        Some((account, token)) if is_id(account) => (Some(account), token),
        _ => (None, token),
    };
    if token.is_empty() {
        return Err(
            "a token is written as `TOKEN`, or `101=TOKEN` where it is that of account 101"
                .to_owned(),
        );
    }
    let known = AccessToken::new(token);
    let known = account.into_iter().fold(known, AccessToken::of_account);
    parts.try_fold(known, told)
}

/// With one more thing that is known.
fn told(token: AccessToken, word: &str) -> Result<AccessToken, String> {
    match word.split_once('=') {
        Some(("person", name)) => Ok(token.of_a_person(name)),
        Some(("page", id)) if is_id(id) => Ok(token.managing(id)),
        Some(("app", id)) if is_id(id) => Ok(token.of_app(id)),
        Some(("without", permission)) => Ok(token.without(permission)),
        Some(("expires", seconds)) => {
            let seconds = seconds.parse().map_err(|_| "--token: `expires` is a number of seconds from now".to_owned())?;
            let at = SystemTime::now().checked_add(Duration::from_secs(seconds));
            Ok(at.into_iter().fold(token, AccessToken::expires_at))
        }
        _ => Err(
            "--token: behind a token stands `person=NAME`, `page=ID`, `app=ID`, `without=PERMISSION` or `expires=SECONDS`".to_owned(),
        ),
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::token;

    #[test]
    fn what_is_known_stands_behind_the_token() {
        for text in [
            "EAAB",
            "101=EAAB",
            "EAAB=",
            "EAAB,person=Ada Berg",
            "EAAB,person=Ada Berg,page=101,page=102",
            "101=EAAB,without=pages_messaging,without=pages_show_list,app=77,expires=3600",
        ] {
            assert!(token(text).is_ok(), "{text}");
        }
        for text in
            ["", "101=", ",person=Ada", "EAAB,colour=blue", "EAAB,expires=soon", "EAAB,app=x"]
        {
            let said = token(text).expect_err("a mistake");
            assert!(!said.contains("EAAB"), "{said}");
        }
    }
}
