//! The two hosts of the platform.

use crate::error::Problem;
use crate::http::Site;

/// Which host an account belongs to: the one that its token is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Host {
    /// Pages, and Instagram accounts by the token of their Page.
    Facebook,
    /// Instagram accounts by a token of their own, from Instagram login.
    Instagram,
}

/// Where the hosts are.
pub(crate) struct Hosts {
    pub(crate) facebook: Site,
    pub(crate) instagram: Site,
}

impl Hosts {
    /// The platform's own, unless there is one base URL for both; with so many connections to each.
    pub(crate) fn new(base_url: Option<&str>, connections: usize) -> Result<Self, Problem> {
        let facebook = Site::new(base_url.unwrap_or(FACEBOOK), connections)?;
        let instagram = match base_url {
            Some(_) => facebook.clone(),
            None => Site::new(INSTAGRAM, connections)?,
        };
        Ok(Self { facebook, instagram })
    }

    pub(crate) fn site(&self, host: Host) -> &Site {
        match host {
            Host::Facebook => &self.facebook,
            Host::Instagram => &self.instagram,
        }
    }
}

const FACEBOOK: &str = "https://graph.facebook.com";
const INSTAGRAM: &str = "https://graph.instagram.com";

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(base_url: Option<&str>) -> [String; 2] {
        let hosts = Hosts::new(base_url, 1).unwrap();
        [Host::Facebook, Host::Instagram].map(|host| format!("{:?}", hosts.site(host).url))
    }

    #[test]
    fn one_base_url_is_for_both() {
        assert_eq!(
            urls(None),
            [r#""https://graph.facebook.com""#, r#""https://graph.instagram.com""#]
        );
        assert_eq!(urls(Some("http://a.example/")), [r#""http://a.example""#; 2]);
        assert!(Hosts::new(Some("a.example"), 1).is_err());
    }
}
