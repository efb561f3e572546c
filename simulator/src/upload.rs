//! A message together with the file that came along.

use serde_json::{Value, json};

use crate::Platform;
use crate::attachment::Attachment;
use crate::call::Call;
use crate::media::Media;
use crate::multipart::File;
use crate::refusal::Refusal;

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

/// The attachment that the file makes, if it is what the message says.
pub(crate) fn attachment(
    call: &Call,
    platform: Platform,
    message: &Value,
    id: &str,
    file: &File,
) -> Result<Attachment, Refusal> {
    let media = media(message)?;
    media.check(platform, file)?;
    Ok(Attachment::file_of(call, platform, id, media, file))
}

pub(crate) fn media(message: &Value) -> Result<Media, Refusal> {
    Media::of(message).ok_or_else(|| {
        let types = Media::ALL.map(Media::name).join("`, `");
        Refusal::parameter(&format!(
            "`message.attachment` is no file: its `type` is one of `{types}`"
        ))
    })
}
