//! `POST /{version}/{account}/message_attachments`: a file for later.

use serde_json::{Value, json};

use crate::Platform;
use crate::answers::refusal::Refusal;
use crate::attachments::attachment::Attachment;
use crate::attachments::upload::{self, Upload};
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::request::checked::Checked;
use crate::wire::members::present;

pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    call.check_object()?;
    let platform = call.named_platform()?;
    let message = present(&call.body, "/message").ok_or_else(|| {
        Refusal::parameter("`message` is missing: it holds the `attachment` to upload")
    })?;
    let id = context.ids.attachment();
    check(call, platform, message, &id)?;
    let at = context.clock.now();
    let upload = Upload { account: &call.route.account, platform, message, id: &id, at };
    context.attachments.keep(attachment(call, upload)?);
    let note = format!("attachment {id}");
    Ok(Accepted::json(json!({ "attachment_id": id }).to_string()).noting(note))
}

/// By the rules of a message that would carry it. Without `is_reusable` there is an id too; what it is
/// not good for shows when it is sent.
fn check(call: &Call, platform: Platform, message: &Value, id: &str) -> Result<(), Refusal> {
    let has_file = call.file()?.is_some();
    let carried = |message: &Value| {
        let message = if has_file { upload::naming(message, id) } else { message.clone() };
        json!({ "recipient": { "id": ANYBODY }, "message": message })
    };
    let written = call.written().and_then(|written| serde_json::from_str::<Value>(written).ok());
    let written = written.as_ref().and_then(|written| written.get("message"));
    let written = written.map(|message| carried(message).to_string());
    let body = carried(message);
    Checked::take(platform, (&body.to_string(), &body), written.as_deref(), &call.told).map(drop)
}

fn attachment(call: &Call, upload: Upload<'_>) -> Result<Attachment, Refusal> {
    if let Some(file) = call.file()? {
        return upload.file(file);
    }
    let url = present(upload.message, "/attachment/payload/url").and_then(Value::as_str);
    let attachment = upload.url(url.unwrap_or_default())?;
    // The rules of a message let it name what was uploaded before.
    url.map(|_| attachment).ok_or_else(|| {
        Refusal::files("an upload names a `url`, or brings a file in the part `filedata`")
    })
}

const ANYBODY: &str = "1000000000000000";
