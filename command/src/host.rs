//! Who is asked: Meta's servers, or what stands in for them.

use reqwest::Url;
use sendapi::call::permission::Access;
use sendapi::engine::Written;

use crate::environment;

/// Where requests go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Host {
    /// Its address: scheme, host and what else `SENDAPI_URL` names.
    pub(crate) url: String,
    pub(crate) is_metas: bool,
}

impl Host {
    /// As the environment has it, or Meta's own for this kind of token.
    pub(crate) fn of(access: Access) -> Self {
        match environment::set("SENDAPI_URL") {
            Some(url) => Self::named(&url),
            None if access == Access::InstagramLogin => Self::metas("https://graph.instagram.com"),
            None => Self::metas("https://graph.facebook.com"),
        }
    }

    fn metas(url: &str) -> Self {
        Self { url: url.to_owned(), is_metas: true }
    }

    fn named(url: &str) -> Self {
        let is_metas = Url::parse(url).is_ok_and(|url| is_metas(&url));
        Self { url: Written(url.trim_end_matches('/')).to_string(), is_metas }
    }
}

/// What comes without encryption comes from anybody.
fn is_metas(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_end_matches('.');
    url.scheme() == "https" && DOMAINS.iter().any(|domain| host.ends_with(domain))
}

const DOMAINS: [&str; 2] = [".facebook.com", ".instagram.com"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts() {
        for (url, is_metas) in [
            ("https://graph.facebook.com", true),
            ("https://graph.facebook.com/", true),
            ("https://graph.instagram.com", true),
            ("http://graph.facebook.com", false),
            ("http://127.0.0.1:4000", false),
            ("https://graph.facebook.com.example", false),
            ("https://notfacebook.com", false),
            ("https://proxy.example/graph.facebook.com", false),
            ("nothing", false),
        ] {
            assert_eq!(Host::named(url).is_metas, is_metas, "{url}");
        }
        assert_eq!(Host::named("http://127.0.0.1:4000/").url, "http://127.0.0.1:4000");
    }
}
