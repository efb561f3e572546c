//! Files that people send: kept here, where the bot can fetch them.

use axum::body::Bytes;
use sendapi_core::media::{FILEDATA, MediaKind};
use serde_json::json;

use super::Participant;
use crate::attachments::attachment::Source;
use crate::attachments::files;
use crate::attachments::upload::Upload;
use crate::request::multipart::File;

/// A file that somebody is about to send.
pub(crate) struct Sent {
    pub(crate) kind: MediaKind,
    pub(crate) bytes: Bytes,
    pub(crate) name: Option<String>,
    pub(crate) content_type: Option<String>,
}

impl Sent {
    /// PNG, JPEG, GIF and WebP are told as such; other bytes are sent as they are.
    pub(super) fn picture(bytes: Vec<u8>) -> Self {
        let content_type = content_type(&bytes).map(ToOwned::to_owned);
        Self { kind: MediaKind::Image, bytes: bytes.into(), name: None, content_type }
    }

    /// Keeps it, and gives the address at which it is served.
    pub(super) fn keep(self, by: &Participant) -> String {
        let Self { kind, bytes, name, content_type } = self;
        let context = &by.context;
        let id = context.ids.attachment();
        let message = json!({ "attachment": { "type": kind.name() } });
        let (account, platform, at) = (&*by.account, by.platform, context.clock.now());
        let upload = Upload { account, platform, message: &message, id: &id, at };
        let address = format!("{}{}", by.url, files::path_of(&id, name.as_deref()));
        let part = FILEDATA.to_owned();
        let file = File { part, name, content_type, length: bytes.len(), bytes };
        context.attachments.keep(upload.keep(kind, Source::File(file)));
        address
    }
}

fn content_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}
