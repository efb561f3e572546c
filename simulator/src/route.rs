//! What a method and a path ask for.

use axum::http::Method;

use crate::refusal::Refusal;

/// `POST /{version}/{account}/messages`; the version may be left out, the account may be `me`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Route {
    pub(crate) version: Option<String>,
    pub(crate) account: String,
}

impl Route {
    /// Like the platform, takes a first segment that is no version for an object, and what stands
    /// behind it for a path within that object.
    pub(crate) fn parse(method: &Method, path: &str) -> Result<Self, Refusal> {
        let path = path.strip_prefix('/').unwrap_or(path);
        let segments: Vec<&str> = path.strip_suffix('/').unwrap_or(path).split('/').collect();
        let (version, rest) = match segments.as_slice() {
            [version, rest @ ..] if is_version(version) => (Some((*version).to_owned()), rest),
            all => (None, all),
        };
        match rest {
            [_, "messages"] | [] | [_] if method != Method::POST => Err(Refusal::method(method)),
            [account, "messages"] if is_account(account) => {
                Ok(Self { version, account: (*account).to_owned() })
            }
            [object, "messages"] | [object] => Err(Refusal::object(object)),
            [no_version, account, "messages"] if version.is_none() => {
                Err(Refusal::version(no_version, account))
            }
            [_object, path @ ..] => Err(Refusal::path(&path.join("/"))),
            [] => Err(Refusal::object("")),
        }
    }
}

pub(crate) fn is_account_id(text: &str) -> bool {
    is_digits(text)
}

fn is_account(segment: &str) -> bool {
    segment == "me" || is_account_id(segment)
}

fn is_version(segment: &str) -> bool {
    let parts = segment.strip_prefix('v').and_then(|numbers| numbers.split_once('.'));
    parts.is_some_and(|(major, minor)| is_digits(major) && is_digits(minor))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::Route;
    use axum::http::Method;

    #[test]
    fn the_version_may_be_left_out_and_the_account_may_be_me() {
        assert_eq!(post("/v26.0/101/messages"), Ok((Some("v26.0"), "101")));
        assert_eq!(post("/v26.0/me/messages/"), Ok((Some("v26.0"), "me")));
        assert_eq!(post("/101/messages"), Ok((None, "101")));
        assert_eq!(post("/me/messages"), Ok((None, "me")));
    }

    #[test]
    fn what_is_no_version_is_taken_for_an_object() {
        for version in ["26.0", "v26", "v26.", "v.0", "V26.0", "v26.0.1", "latest", ""] {
            assert_eq!(post(&format!("/{version}/101/messages")), Err((2500, None)), "{version}");
        }
    }

    #[test]
    fn other_paths_and_objects_are_unknown() {
        for (path, code) in [
            ("/v26.0/101/message", (2500, None)),
            ("/v26.0/101/messages/1", (2500, None)),
            ("/v26.0/PAGE_ID/messages", (100, Some(33))),
            ("/v26.0/messages", (100, Some(33))),
            ("/v26.0", (100, Some(33))),
            ("/", (100, Some(33))),
            ("*", (100, Some(33))),
        ] {
            assert_eq!(post(path), Err(code), "{path}");
        }
    }

    #[test]
    fn only_post_creates_a_message() {
        for method in [Method::GET, Method::PUT, Method::DELETE] {
            let refusal = Route::parse(&method, "/v26.0/101/messages").expect_err("only POST");
            assert_eq!(refusal.code(), (100, Some(33)));
        }
    }

    type Seen<'a> = (Option<&'a str>, &'a str);

    fn post(path: &str) -> Result<Seen<'_>, (u32, Option<u32>)> {
        let route = Route::parse(&Method::POST, path).map_err(|refusal| refusal.code())?;
        let within = |part: &str| path.split('/').find(|segment| *segment == part);
        Ok((route.version.and_then(|it| within(&it)), within(&route.account).unwrap_or_default()))
    }
}
