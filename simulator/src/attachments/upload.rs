//! A message together with the file that came along.

use std::time::SystemTime;

use sendapi_core::MediaKind;
use serde_json::{Value, json};

use super::attachment::{Attachment, Kept, Source};
use super::media;
use crate::Platform;
use crate::answers::refusal::Refusal;
use crate::request::multipart::File;
use crate::wire::members::present;

/// The message as if the file had been uploaded before: the file stands where its id would.
pub(crate) fn naming(message: &Value, id: &str) -> Value {
    let mut message = message.clone();
    if let Some(Value::Object(attachment)) = message.get_mut("attachment") {
        let payload = attachment.entry("payload").or_insert(Value::Null);
        if payload.is_null() {
            *payload = json!({});
        }
        if let Value::Object(payload) = payload {
            payload.insert("attachment_id".to_owned(), id.into());
        }
    }
    message
}

/// A message whose attachment is about to be kept.
#[derive(Clone, Copy)]
pub(crate) struct Upload<'u> {
    pub(crate) account: &'u str,
    pub(crate) platform: Platform,
    pub(crate) message: &'u Value,
    pub(crate) id: &'u str,
    pub(crate) at: SystemTime,
}

impl Upload<'_> {
    /// The attachment that the file makes, if it is what the message says.
    pub(crate) fn file(self, file: &File) -> Result<Attachment, Refusal> {
        let kind = self.kind()?;
        media::check(kind, self.platform, file)?;
        Ok(self.keep(kind, Source::File(file.clone())))
    }

    pub(crate) fn url(self, url: &str) -> Result<Attachment, Refusal> {
        Ok(self.keep(self.kind()?, Source::Url(url.to_owned())))
    }

    /// The attachment, whatever the message says of it.
    pub(crate) fn keep(self, kind: MediaKind, source: Source) -> Attachment {
        Attachment::of(Kept {
            id: self.id.to_owned(),
            account: self.account.to_owned(),
            platform: self.platform,
            kind,
            source,
            is_reusable: self.is_reusable(),
            uploaded_at: self.at,
        })
    }

    fn is_reusable(self) -> bool {
        present(self.message, "/attachment/payload/is_reusable") == Some(&Value::Bool(true))
    }

    fn kind(self) -> Result<MediaKind, Refusal> {
        media::of(self.message).ok_or_else(|| {
            let types = MediaKind::ALL.map(MediaKind::name).join("`, `");
            Refusal::parameter(&format!(
                "`message.attachment` is no file: its `type` is one of `{types}`"
            ))
        })
    }
}
