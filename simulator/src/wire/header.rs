//! What a header says.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use sendapi_core::platform::version::GraphVersion;

/// The header, if it is there and is text.
pub(crate) fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// What every answer of the Graph API has: the version that was asked, and ids by which its makers find the request.
pub(crate) fn graph_headers(version: Option<&str>, trace_id: &str, request_id: &str) -> HeaderMap {
    let newest = GraphVersion::NEWEST.to_string();
    let told = [
        ("facebook-api-version", version.unwrap_or(&newest)),
        ("x-fb-trace-id", trace_id),
        ("x-fb-request-id", request_id),
    ];
    let told = told.into_iter().filter_map(|(name, value)| {
        Some((HeaderName::from_static(name), HeaderValue::from_str(value).ok()?))
    });
    told.collect()
}

/// The content type without its parameters, in small letters.
pub(crate) fn media_type(content_type: &str) -> String {
    content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
