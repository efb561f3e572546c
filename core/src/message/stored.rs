//! What a message holds: a request as a value, or the text that the macros wrote in its place.

use crate::convert::value::{Schema as _, Value as _};
use crate::message::Request;
use crate::message::written;
use crate::tree::write::{write_json, write_object};

/// A request, in one form or another.
#[derive(Clone)]
pub(crate) enum Held<'a> {
    /// A value.
    Value(Request<'a>),
    /// A value whose content is there as text too.
    Saying(Request<'a>, &'static str),
    /// Text.
    Text(&'static str),
}

impl<'a> Held<'a> {
    pub(crate) fn request(&self) -> &Request<'a> {
        match self {
            Self::Value(request) | Self::Saying(request, _) => request,
            Self::Text(json) => written::request(json),
        }
    }

    pub(crate) fn into_request(self) -> Request<'a> {
        match self {
            Self::Value(request) | Self::Saying(request, _) => request,
            Self::Text(json) => written::request(json).clone(),
        }
    }

    /// Appends the body as it is sent to `out`; what is there as text is copied.
    pub(crate) fn write_json(&self, out: &mut Vec<u8>) {
        match self {
            Self::Value(request) => write_json(request.node(), out),
            Self::Saying(request, json) => {
                let content =
                    Request::SHAPE.members().flattened.map(|content| (content.field.name, *json));
                write_object(request, content, out);
            }
            Self::Text(json) => out.extend_from_slice(json.as_bytes()),
        }
    }
}
