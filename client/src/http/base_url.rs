//! Where the platform is.

use std::fmt;
use std::net::IpAddr;

use reqwest::Url;
use sendapi_core::platform::version::GraphVersion;
use sendapi_core::told::Written;

use crate::error::Problem;

/// Where the platform is, without a slash at the end.
#[derive(Clone)]
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
        // URLs lose tabs and line breaks without a word.
        if let Some((index, c)) = text.chars().enumerate().find(|(_, c)| c.is_control()) {
            return Err(Problem::new(format!(
                "base URL has `{}` at character {}, write it like `https://graph.facebook.com`",
                Written(&c.to_string()),
                index + 1
            )));
        }
        let no_url = |why: &dyn fmt::Display| {
            let text = Written(text);
            Problem::new(format!(
                "base URL `{text}` is none ({why}), write it like `https://graph.facebook.com`"
            ))
        };
        let url = Url::parse(text.trim_end_matches('/')).map_err(|why| no_url(&why))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(no_url(&"neither `http` nor `https`"));
        }
        match url.path_segments().and_then(|mut segments| segments.next_back()) {
            Some(last) if GraphVersion::parse(last).is_some() => Err(Problem::new(format!(
                "base URL ends with `{last}`, end it before that and give the version to `version`"
            ))),
            _ => Ok(Self(url)),
        }
    }

    /// Whether it is on this computer.
    pub(super) fn is_local(&self) -> bool {
        let host = self.0.host_str().unwrap_or_default();
        let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        match address.map(|address| address.to_canonical()) {
            Ok(address) => address.is_loopback() || address.is_unspecified(),
            Err(_) => host.trim_end_matches('.').rsplit('.').next() == Some("localhost"),
        }
    }

    pub(super) fn join<'a>(
        &self,
        version: GraphVersion,
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
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;

    use super::*;
    use crate::graph::Path;

    fn joined(base: &str) -> String {
        BaseUrl::parse(base).unwrap().join(GraphVersion::NEWEST, ["me", "messages"]).into()
    }

    #[test]
    fn paths() {
        assert_eq!(
            joined("https://graph.facebook.com"),
            "https://graph.facebook.com/v27.0/me/messages"
        );
        assert_eq!(joined("http://127.0.0.1:8080//"), "http://127.0.0.1:8080/v27.0/me/messages");
        assert_eq!(
            joined("https://proxy.example/meta/graph/"),
            "https://proxy.example/meta/graph/v27.0/me/messages"
        );
    }

    fn decoded(url: &Url) -> Vec<String> {
        let segments = url.path_segments().unwrap();
        segments.map(|segment| percent_decode_str(segment).decode_utf8().unwrap().into()).collect()
    }

    /// Ids as somebody would write them who wants to get elsewhere, and whatever else there is.
    fn id() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "[./\\\\%2eE\t\n\r ?#;:@|&a-c\u{0}\u{7f}\u{85}]{0,8}"]
    }

    proptest! {
        #[test]
        fn every_id_is_refused_or_leads_to_itself(
            base in prop::sample::select(&[
                "https://graph.facebook.com",
                "http://127.0.0.1:8080/",
                "https://proxy.example/meta/graph",
                "https://proxy.example/a%2Fb//c/",
            ][..]),
            (id, edge, deeper) in (id(), id(), id()),
        ) {
            let path = Path::object(id.clone()).edge(edge.clone()).edge(deeper.clone());
            if path.check().is_ok() {
                let base = BaseUrl::parse(base).unwrap();
                let above = base.0.path().trim_end_matches('/');
                let url = base.join(GraphVersion::NEWEST, path.segments("123"));
                prop_assert_eq!(url.origin(), base.0.origin());
                prop_assert_eq!((url.query(), url.fragment()), (None, None));
                let below_version = url.path().strip_prefix(above).unwrap_or_default();
                prop_assert!(below_version.starts_with("/v27.0/"), "{}", url);
                let found = decoded(&url);
                let below = found.get(found.len() - 3..).unwrap();
                prop_assert_eq!(below, [&*id, &edge, &deeper]);
                prop_assert_eq!(found.len(), above.matches('/').count() + 4);
                // What is sent is the same once more.
                let again = Url::parse(url.as_str()).unwrap();
                prop_assert_eq!(again.as_str(), url.as_str());
            }
        }
    }

    #[test]
    fn this_computer() {
        let is_local = |host: &str| BaseUrl::parse(&format!("http://{host}/x")).unwrap().is_local();
        for host in [
            "127.0.0.1",
            "127.9.8.7:8080",
            "2130706433",
            "[::1]",
            "[::1]:8080",
            "[::ffff:127.0.0.1]",
            "0.0.0.0",
            "localhost",
            "LocalHost.:80",
            "graph.localhost",
        ] {
            assert!(is_local(host), "{host}");
        }
        for host in
            ["graph.facebook.com", "128.0.0.1", "[2001:db8::1]", "localhost.example", "mylocalhost"]
        {
            assert!(!is_local(host), "{host}");
        }
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
                "https://a.example/a\nb",
                r"base URL has `\n` at character 20, write it like `https://graph.facebook.com`",
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
                "https://graph.facebook.com/v27.0/",
                "base URL ends with `v27.0`, end it before that and give the version to `version`",
            ),
        ] {
            assert_eq!(BaseUrl::parse(bad).unwrap_err().text, text, "{bad}");
        }
    }
}
