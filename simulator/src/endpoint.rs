//! What can be asked for.

use std::fmt;

use axum::http::Method;

/// What a request asks for, by its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Endpoint {
    /// `POST /{version}/`: up to 50 requests in one.
    ///
    /// [Batch requests](https://developers.facebook.com/docs/graph-api/batch-requests).
    Batch,
    /// `POST /{version}/{account}/message_attachments`: a file for later.
    ///
    /// [Attachments](https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages).
    MessageAttachments,
    /// `POST /{version}/{account}/messages`: a message or an action.
    ///
    /// [Send API](https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api).
    Messages,
}

impl Endpoint {
    /// The one behind an account.
    pub(crate) fn at(edge: &str) -> Option<Self> {
        EDGES.iter().find(|(name, _)| *name == edge).map(|(_, endpoint)| *endpoint)
    }

    pub(crate) fn takes(self, method: &Method) -> bool {
        match self {
            Self::Batch | Self::MessageAttachments | Self::Messages => method == Method::POST,
        }
    }

    /// Bytes of the text in a request, files apart. Nothing comes near it: the longest messages are
    /// receipts of some hundred kilobytes.
    pub(crate) fn longest_text(self) -> usize {
        match self {
            Self::Batch => 16 * MEBIBYTE,
            Self::MessageAttachments | Self::Messages => MEBIBYTE,
        }
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Batch => "batch",
            Self::MessageAttachments => "message_attachments",
            Self::Messages => "messages",
        })
    }
}

/// The platform's generated SDK writes the second name, for Instagram.
const EDGES: &[(&str, Endpoint)] = &[
    ("message_attachments", Endpoint::MessageAttachments),
    ("messageattachments", Endpoint::MessageAttachments),
    ("messages", Endpoint::Messages),
];

pub(crate) const MEBIBYTE: usize = 1024 * 1024;
