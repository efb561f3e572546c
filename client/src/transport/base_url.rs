//! Where the platform is.

use std::fmt;

use reqwest::Url;

use crate::setup::Problem;
use crate::version::Version;

/// Where the platform is, without a slash at the end.
pub(crate) struct BaseUrl(Url);

impl BaseUrl {
    pub(crate) fn parse(text: &str) -> Result<Self, Problem> {
        // The first two come before anything that repeats the URL: these are the places where
        // secrets stand.
        if text.contains(['?', '#']) {
            return Err(Problem::new(
                "base URL has a query or a fragment, give scheme, host and path alone",
            ));
        }
        if text.contains('@') {
            return Err(Problem::new("base URL has credentials, give scheme, host and path alone"));
        }
        let no_url = |why: &dyn fmt::Display| {
            let text = text.escape_debug();
            Problem::new(format!(
                "base URL `{text}` is none ({why}), write it like `https://graph.facebook.com`"
            ))
        };
        let url = Url::parse(text.trim_end_matches('/')).map_err(|why| no_url(&why))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(no_url(&"neither `http` nor `https`"));
        }
        match url.path_segments().and_then(|mut segments| segments.next_back()) {
            Some(last) if Version::read(last).is_some() => Err(Problem::new(format!(
                "base URL ends with `{last}`, end it before that and give the version to `version`"
            ))),
            _ => Ok(Self(url)),
        }
    }

    pub(super) fn join<'a>(
        &self,
        version: Version,
        path: impl IntoIterator<Item = &'a str>,
    ) -> Url {
        let mut url = self.0.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().push(&version.to_string()).extend(path);
        }
        url
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0.as_str().trim_end_matches('/'), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(base: &str) -> String {
        BaseUrl::parse(base).unwrap().join(Version::NEWEST, ["me", "messages"]).into()
    }

    #[test]
    fn paths() {
        assert_eq!(
            joined("https://graph.facebook.com"),
            "https://graph.facebook.com/v26.0/me/messages"
        );
        assert_eq!(joined("http://127.0.0.1:8080//"), "http://127.0.0.1:8080/v26.0/me/messages");
        assert_eq!(
            joined("https://proxy.example/meta/graph/"),
            "https://proxy.example/meta/graph/v26.0/me/messages"
        );
    }

    #[test]
    fn bad_base_urls() {
        for (bad, text) in [
            (
                "",
                "base URL `` is none (relative URL without a base), write it like `https://graph.facebook.com`",
            ),
            (
                "graph.facebook.com",
                "base URL `graph.facebook.com` is none (relative URL without a base), \
                 write it like `https://graph.facebook.com`",
            ),
            (
                "localhost:8080",
                "base URL `localhost:8080` is none (neither `http` nor `https`), \
                 write it like `https://graph.facebook.com`",
            ),
            (
                "https://",
                "base URL `https://` is none (empty host), write it like `https://graph.facebook.com`",
            ),
            (
                "https://a.example/?k=secret",
                "base URL has a query or a fragment, give scheme, host and path alone",
            ),
            (
                "https://a.example/#secret",
                "base URL has a query or a fragment, give scheme, host and path alone",
            ),
            (
                "https://me:secret@a.example",
                "base URL has credentials, give scheme, host and path alone",
            ),
            (
                "https://graph.facebook.com/v26.0/",
                "base URL ends with `v26.0`, end it before that and give the version to `version`",
            ),
        ] {
            assert_eq!(BaseUrl::parse(bad).unwrap_err().text, text, "{bad}");
        }
    }
}
