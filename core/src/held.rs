//! What a message holds: a request as a value, or the text that the macros wrote in its place.

use crate::message::Request;
#[cfg(feature = "json")]
use crate::{
    value::{Schema as _, Value as _},
    write::{write_json, write_object},
    written,
};

/// A request, in one form or another.
#[derive(Clone)]
pub(crate) enum Held<'a> {
    /// A value.
    Value(Request<'a>),
    /// A value whose content is there as text too.
    #[cfg(feature = "json")]
    Saying(Request<'a>, &'static str),
    /// Text.
    #[cfg(feature = "json")]
    Text(&'static str),
}

impl<'a> Held<'a> {
    pub(crate) fn request(&self) -> &Request<'a> {
        match self {
            Self::Value(request) => request,
            #[cfg(feature = "json")]
            Self::Saying(request, _) => request,
            #[cfg(feature = "json")]
            Self::Text(json) => written::request(json),
        }
    }

    pub(crate) fn into_request(self) -> Request<'a> {
        match self {
            Self::Value(request) => request,
            #[cfg(feature = "json")]
            Self::Saying(request, _) => request,
            #[cfg(feature = "json")]
            Self::Text(json) => written::request(json).clone(),
        }
    }

    /// Appends the body as it is sent to `out`; what is there as text is copied.
    #[cfg(feature = "json")]
    pub(crate) fn write_json(&self, out: &mut Vec<u8>) {
        match self {
            Self::Value(request) => write_json(request.node(), out),
            Self::Saying(request, json) => {
                let content = Request::SHAPE.lifted().map(|field| (field.name, *json));
                write_object(request, content, out);
            }
            Self::Text(json) => out.extend_from_slice(json.as_bytes()),
        }
    }
}
