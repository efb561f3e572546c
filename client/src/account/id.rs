//! What can be the id of an account.

use sendapi_core::told::Written;

use crate::error::Problem;

pub(super) fn check_account_id(id: &str) -> Result<(), Problem> {
    if id == "me" || is_digits(id) {
        return Ok(());
    }
    // The id is not repeated: where id and token are swapped, the token would get into the log.
    Err(Problem::new(match id.chars().enumerate().find(|(_, c)| !c.is_ascii_digit()) {
        Some((index, c)) => format!(
            "account id has `{}` at character {}, give the digits of the account's id, or `me`",
            Written(&c.to_string()),
            index + 1
        ),
        None => "account id is empty, give the digits of the account's id, or `me`".to_owned(),
    }))
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
}
