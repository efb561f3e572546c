//! The bot's address: plain HTTP, and on this machine unless told otherwise.

use axum::http::Uri;
use axum::http::uri::{Authority, Scheme};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::WebhookError;
use crate::wire::host::is_loopback;

#[derive(Clone, Debug)]
pub(super) struct Address(Uri);

impl Address {
    pub(super) fn parse(url: &str, is_anywhere: bool) -> Result<Self, WebhookError> {
        let uri: Uri = url.parse().map_err(|_| WebhookError::address(url))?;
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
            return Err(WebhookError::address(url));
        };
        if authority.as_str().contains('@') {
            return Err(WebhookError::address_with_secret());
        }
        if *scheme != Scheme::HTTP {
            return Err(WebhookError::scheme(scheme.as_str()));
        }
        if !is_anywhere && !is_loopback(authority.host()) {
            return Err(WebhookError::elsewhere(authority.host()));
        }
        Ok(Self(uri))
    }

    pub(super) fn uri(&self) -> Uri {
        self.0.clone()
    }

    /// With further parameters.
    pub(super) fn with_query(&self, parameters: &[(&str, &str)]) -> Result<Uri, WebhookError> {
        let mut target = self.0.to_string();
        let mut mark = if self.0.query().is_some() { '&' } else { '?' };
        for (name, value) in parameters {
            target.push(mark);
            target.push_str(name);
            target.push('=');
            target.extend(utf8_percent_encode(value, NON_ALPHANUMERIC));
            mark = '&';
        }
        target.parse().map_err(|_| WebhookError::address(&self.shown()))
    }

    /// Without its query, where a secret may stand.
    pub(super) fn shown(&self) -> String {
        let host = self.0.authority().map_or("", Authority::as_str);
        format!("http://{host}{}", self.0.path())
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn only_this_machine_unless_told_otherwise() {
        for (url, here, anywhere) in [
            ("http://127.0.0.1:8080/webhook", true, true),
            ("http://127.9.9.9/webhook", true, true),
            ("http://localhost:8080", true, true),
            ("http://[::1]:8080/", true, true),
            ("http://192.0.2.1/webhook", false, true),
            ("http://localhost.example.com/", false, true),
            ("https://127.0.0.1/webhook", false, false),
            ("http://user:word@127.0.0.1/", false, false),
            ("127.0.0.1:8080", false, false),
            ("/webhook", false, false),
            ("", false, false),
        ] {
            assert_eq!(Address::parse(url, false).is_ok(), here, "{url}");
            assert_eq!(Address::parse(url, true).is_ok(), anywhere, "{url}");
        }
    }

    #[test]
    fn parameters_join_those_of_the_address_and_are_encoded() {
        for (url, full) in [
            ("http://127.0.0.1", "http://127.0.0.1/?t=a%26b%20%C3%A4"),
            ("http://127.0.0.1/w?key=1", "http://127.0.0.1/w?key=1&t=a%26b%20%C3%A4"),
        ] {
            let address = Address::parse(url, false).expect("an address");
            assert_eq!(address.with_query(&[("t", "a&b ä")]).expect("an address"), full);
            assert!(!address.shown().contains("key"));
        }
    }
}
