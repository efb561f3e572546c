//! `POST /{version}/{account}/messages`: a message or an action.

use serde_json::Value;

use crate::accepted::Accepted;
use crate::answer::{Answer, is_reusable, present};
use crate::attachment::Attachment;
use crate::call::Call;
use crate::refusal::Refusal;
use crate::service::Service;
use crate::upload::{self, Upload};
use crate::{Fault, Received};

pub(crate) fn judge(
    service: &Service,
    call: Call,
    fault: Option<Fault>,
) -> Result<Accepted, Refusal> {
    let id = service.ids.attachment();
    check(&call, &id)?;
    service.attachments.admit(&call)?;
    let file = file(&call, &id)?;
    let sent = file.as_ref().map(|_| id.clone());
    let kept = is_reusable(&call.body, file.is_some()).then_some(id.as_str());
    if let Some(attachment) = file.or_else(|| linked(&call, kept?)) {
        service.attachments.keep(attachment);
    }
    let answer = Answer::to(&call.body, kept, &service.ids);
    let received = Received::new(call, answer, sent, fault);
    let accepted = Accepted::message(&received);
    service.memory.keep(received);
    Ok(accepted)
}

/// A file that comes along counts as an attachment with this id.
fn check(call: &Call, id: &str) -> Result<(), Refusal> {
    let platform = call.platform;
    if call.file()?.is_none() {
        let outcome = platform.check(&call.json);
        return outcome.map_err(|invalid| Refusal::invalid(platform, &call.body, &invalid));
    }
    let mut request = call.body.clone();
    if let Some(message) = request.get_mut("message") {
        *message = upload::naming(message, id);
    }
    let outcome = platform.check(&request.to_string());
    outcome.map_err(|invalid| Refusal::invalid(platform, &request, &invalid))
}

fn file(call: &Call, id: &str) -> Result<Option<Attachment>, Refusal> {
    call.file()?.map(|file| upload(call, id).file(file)).transpose()
}

/// A file that the platform fetches and keeps.
fn linked(call: &Call, id: &str) -> Option<Attachment> {
    let upload = upload(call, id);
    let url = present(upload.message, "/attachment/payload/url")?.as_str()?;
    upload.url(url).ok()
}

fn upload<'c>(call: &'c Call, id: &'c str) -> Upload<'c> {
    let message = call.body.get("message").unwrap_or(&Value::Null);
    Upload { account: &call.route.account, platform: call.platform, message, id }
}
