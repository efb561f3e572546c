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
    let message =
        if call.file()?.is_some() { upload::naming(message, id) } else { message.clone() };
    let request = json!({ "recipient": { "id": ANYBODY }, "message": message });
    let outcome = Checked::read(platform, &request.to_string());
    outcome.map(drop).map_err(|invalid| Refusal::invalid(platform, &request, &invalid))
}

fn attachment(call: &Call, upload: Upload<'_>) -> Result<Attachment, Refusal> {
    if let Some(file) = call.file()? {
        return upload.file(file);
    }
    let url = present(upload.message, "/attachment/payload/url").and_then(Value::as_str);
    let attachment = upload.url(url.unwrap_or_default())?;
    // The rules of a message let it name what was uploaded before.
    url.map(|_| attachment).ok_or_else(|| {
        Refusal::parameter("an upload names a `url`, or brings a file in the part `filedata`")
    })
}

const ANYBODY: &str = "1000000000000000";
