//! What goes back over the line.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::half::Half;
use crate::stop::Stop;

/// An HTTP answer before it is sent.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Reply {
    pub(crate) fn json(status: StatusCode, body: String) -> Self {
        Self::of(status, "application/json; charset=UTF-8", body)
    }

    pub(crate) fn html(status: StatusCode) -> Self {
        let body = format!(
            "<html>\r\n<head><title>{status}</title></head>\r\n<body>\r\n\
             <center><h1>{status}</h1></center>\r\n</body>\r\n</html>\r\n"
        );
        Self::of(status, "text/html", body)
    }

    pub(crate) fn empty(status: StatusCode) -> Self {
        Self { status, headers: HeaderMap::new(), body: Bytes::new() }
    }

    pub(crate) fn with(mut self, header: (HeaderName, HeaderValue)) -> Self {
        self.headers.append(header.0, header.1);
        self
    }

    /// In place of one of the same name.
    pub(crate) fn with_only(mut self, header: (HeaderName, HeaderValue)) -> Self {
        self.headers.insert(header.0, header.1);
        self
    }

    pub(crate) fn with_all(mut self, headers: &HeaderMap) -> Self {
        self.headers.extend(headers.clone());
        self
    }

    /// Promises the whole body and breaks off in its middle: at once, or when the simulator stops.
    pub(crate) fn half(self, stop: Option<Stop>) -> Response {
        let length = (header::CONTENT_LENGTH, self.body.len().into());
        let silence = async {
            if let Some(stop) = stop {
                stop.wait().await;
            }
        };
        let half = Body::new(Half::of(&self.body, silence));
        let Self { status, headers, .. } = self.with(length);
        (status, headers, half).into_response()
    }

    fn of(status: StatusCode, content_type: &'static str, body: String) -> Self {
        let content_type = HeaderValue::from_static(content_type);
        Self { body: body.into(), ..Self::empty(status) }.with((header::CONTENT_TYPE, content_type))
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let mut response = (self.status, self.body).into_response();
        // The server's own guess at the content type makes way.
        *response.headers_mut() = self.headers;
        response
    }
}
