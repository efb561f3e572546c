//! Answers that are not the platform's.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::deed::Deed;
use crate::{Fault, Usage};

impl Fault {
    /// The answer without its last character, which is no JSON.
    pub fn wrong_json() -> Self {
        Self::of(Deed::WrongJson)
    }

    /// This text as if it were JSON in the place of the answer, for JSON of a form that nobody expects.
    ///
    /// ```
    /// use sendapi_simulator::Fault;
    ///
    /// let swallowed = Fault::json(200, r#"{"message":"Forbidden"}"#);
    /// let lost_receipt = Fault::json(200, "{}").delivered();
    /// # let _ = (swallowed, lost_receipt);
    /// ```
    pub fn json(status: u16, text: impl Into<String>) -> Self {
        Self::of(Deed::Json(text.into())).http_status(status)
    }

    /// HTTP 200 with [this text](Self::json) in the place of the answer to a message that is delivered.
    pub fn body(text: impl Into<String>) -> Self {
        Self::json(200, text).delivered()
    }

    /// JSON with status 200 that names neither recipient nor message, as of a gateway that lets nothing
    /// through: in every form, `{}` first.
    pub fn receipts_without_ids() -> impl Iterator<Item = Self> {
        RECEIPTS_WITHOUT_IDS.into_iter().map(|text| Self::json(200, text))
    }

    /// JSON of a gateway or an API manager, which looks like the platform's and is not: an `error` without
    /// `type` and `fbtrace_id`, whose `code` is the HTTP status.
    pub fn gateway(status: u16) -> Self {
        Self::json(
            status,
            json!({ "error": { "code": status, "message": reason(status) } }).to_string(),
        )
    }

    /// JSON of gateways and API managers in every form that is on record, that of
    /// [`gateway`](Self::gateway) first.
    pub fn gateways(status: u16) -> impl Iterator<Item = Self> {
        let others = other_gateways(status).map(|form| form.to_string());
        let others = others.into_iter().map(move |text| Self::json(status, text));
        std::iter::once(Self::gateway(status)).chain(others)
    }

    /// A page of HTML, as from a proxy.
    pub fn html(status: u16) -> Self {
        Self::of(Deed::Html).http_status(status)
    }

    /// An empty answer with this HTTP status.
    pub fn status(status: u16) -> Self {
        Self::of(Deed::Empty).http_status(status)
    }

    /// A redirect to this address (301, 302, 303, 307 or 308), with a page of HTML. An address that no
    /// header can hold is left out.
    pub fn redirect(status: u16, location: impl Into<String>) -> Self {
        Self::of(Deed::Redirect(location.into())).http_status(status)
    }

    /// The answer as ever, with a header that says how much of a rate limit is used up.
    pub fn usage(usage: Usage) -> Self {
        Self::of(Deed::Answer).and_usage(usage)
    }
}

/// What the forms of a gateway have in common is that they are none of the platform's.
fn other_gateways(status: u16) -> [Value; 7] {
    let reason = reason(status);
    [
        json!({ "error": { "code": status, "message": reason, "status": "UNAVAILABLE" } }),
        json!({ "error": { "message": "upstream request timeout" } }),
        json!({ "error": reason }),
        json!({ "message": reason }),
        json!({ "errors": [{ "status": status.to_string(), "title": reason }] }),
        json!({ "fault": { "faultstring": reason, "detail": { "errorcode": "protocol.http.Unexpected" } } }),
        json!({ "type": "about:blank", "title": reason, "status": status }),
    ]
}

fn reason(status: u16) -> &'static str {
    let status = StatusCode::from_u16(status).ok();
    status.and_then(|status| status.canonical_reason()).unwrap_or("Unknown")
}

const RECEIPTS_WITHOUT_IDS: [&str; 5] = [
    "{}",
    r#"{"success":false}"#,
    r#"{"message":"Forbidden"}"#,
    r#"{"status":"error"}"#,
    r#"{"errors":[{"message":"Forbidden"}]}"#,
];
