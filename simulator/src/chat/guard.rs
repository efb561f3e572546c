//! Keeps other sites that are open in the same browser from looking in and taking part.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sendapi_core::told::Written;

use super::Chat;
use super::answer::Failed;
use crate::wire::host::is_loopback;

/// Lets the request through if it comes from the page itself.
pub(super) async fn admit(State(chat): State<Chat>, request: Request, next: Next) -> Response {
    if let Err(failed) = check(request.method(), request.headers(), chat.is_open) {
        return failed.into_response();
    }
    let mut response = match next.run(request).await {
        // The framework's own sentence is no JSON.
        long if long.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Failed::too_long().into_response()
        }
        response => response,
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

fn check(method: &Method, headers: &HeaderMap, is_open: bool) -> Result<(), Failed> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(header::HOST).unwrap_or_default();
    // A site may let its own name lead to this machine.
    if !is_open && !is_loopback(host) {
        let host = Written(host);
        return Err(Failed::forbidden(format!(
            "`{host}` is not this machine: open the page at `http://127.0.0.1` and its port"
        )));
    }
    let is_foreign = text(header::ORIGIN).is_some_and(|origin| origin != format!("http://{host}"))
        || text(FETCH_SITE).is_some_and(|site| !["same-origin", "none"].contains(&site));
    if *method != Method::GET && is_foreign {
        return Err(Failed::forbidden("only the chat page itself can do this"));
    }
    Ok(())
}

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Messages may show pictures from anywhere; nothing else comes from elsewhere, and nothing in a message runs.
const HEADERS: [(HeaderName, &str); 4] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src * data: blob:; \
         media-src * blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
];

#[cfg(test)]
mod tests {
    use super::check;
    use axum::http::{HeaderMap, HeaderValue, Method};

    #[test]
    fn only_the_page_itself_takes_part_and_only_this_machine_looks_in() {
        let page = [("host", "127.0.0.1:4000"), ("origin", "http://127.0.0.1:4000")];
        let elsewhere = [("host", "127.0.0.1:4000"), ("origin", "https://example.com")];
        let cross = [("host", "localhost:4000"), ("sec-fetch-site", "cross-site")];
        let rebound = [("host", "example.com:4000"), ("origin", "http://example.com:4000")];
        for (headers, looks, acts, when_open) in [
            (&page[..], true, true, true),
            (&elsewhere, true, false, false),
            (&cross, true, false, false),
            (&rebound, false, false, true),
            (&[("host", "[::1]:4000")], true, true, true),
            (&[], false, false, true),
        ] {
            let headers = map(headers);
            let passes = |method, is_open| check(&method, &headers, is_open).is_ok();
            assert_eq!(passes(Method::GET, false), looks, "{headers:?}");
            assert_eq!(passes(Method::POST, false), acts, "{headers:?}");
            assert_eq!(passes(Method::POST, true), when_open, "{headers:?}");
        }
    }

    fn map(headers: &[(&'static str, &'static str)]) -> HeaderMap {
        let pairs = headers
            .iter()
            .map(|(name, value)| (name.parse().expect("a name"), HeaderValue::from_static(value)));
        pairs.collect()
    }
}
