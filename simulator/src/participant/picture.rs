//! Pictures that people send: kept here, where the bot can fetch them.

use axum::body::Bytes;
use sendapi_core::media::{FILEDATA, MediaKind};
use serde_json::json;

use crate::Platform;
use crate::attachment::{Attachment, Source};

use crate::multipart::File;
use crate::service::Service;
use crate::upload::Upload;

/// Gives the id under which it is served.
pub(super) fn keep(service: &Service, account: &str, platform: Platform, bytes: Vec<u8>) -> String {
    let id = service.ids.attachment();
    let message = json!({ "attachment": { "type": MediaKind::Image.name() } });
    let upload = Upload { account, platform, message: &message, id: &id, at: service.clock.now() };
    let file = Source::File(file(bytes.into()));
    service.attachments.keep(Attachment::new(upload, MediaKind::Image, file));
    id
}

fn file(bytes: Bytes) -> File {
    let content_type = content_type(&bytes).map(ToOwned::to_owned);
    File { part: FILEDATA.to_owned(), name: None, content_type, length: bytes.len(), bytes }
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
