//! The files that were uploaded, the newest so many bytes of them.

pub(crate) mod attachment;
pub(crate) mod files;
pub(crate) mod media;
pub(crate) mod pictures;
pub(crate) mod upload;

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use serde_json::Value;

use self::attachment::Attachment;
use crate::answers::refusal::Refusal;
use crate::request::call::Call;

#[derive(Debug)]
pub(crate) struct Attachments {
    limit: usize,
    is_strict: bool,
    kept: Mutex<Kept>,
}

impl Attachments {
    /// `limit` is in bytes; `is_strict` refuses messages that name another attachment.
    pub(crate) fn of(limit: usize, is_strict: bool) -> Self {
        Self { limit, is_strict, kept: Mutex::default() }
    }

    pub(crate) fn keep(&self, attachment: Attachment) {
        let mut kept = self.kept();
        kept.weight = kept.weight.saturating_add(attachment.weight());
        kept.list.push_back(attachment);
        while kept.weight > self.limit {
            let Some(oldest) = kept.list.pop_front() else { break };
            kept.weight = kept.weight.saturating_sub(oldest.weight());
        }
    }

    pub(crate) fn find(&self, id: &str) -> Option<Attachment> {
        self.kept().list.iter().rev().find(|attachment| attachment.id() == id).cloned()
    }

    pub(crate) fn all(&self) -> Vec<Attachment> {
        self.kept().list.iter().cloned().collect()
    }

    /// Whether the account of this call may send what its message names; what another account uploaded, it never may.
    pub(crate) fn admit(&self, call: &Call, now: SystemTime) -> Result<(), Refusal> {
        let mut ids = Vec::new();
        collect_ids(&call.body, &mut ids);
        ids.iter().try_for_each(|id| match self.find(id) {
            Some(attachment) if !attachment.is_of(&call.route.account) => {
                Err(Refusal::attachment_unknown(call.platform, id))
            }
            _ if !self.is_strict => Ok(()),
            Some(attachment) if !attachment.is_reusable() => {
                Err(Refusal::attachment_not_reusable(call.platform, id))
            }
            Some(attachment) if !attachment.is_kept_at(now) => {
                Err(Refusal::attachment_expired(call.platform, id))
            }
            Some(_) => Ok(()),
            None => Err(Refusal::attachment_unknown(call.platform, id)),
        })
    }

    /// A thread that panicked while it held the lock left the list whole; the weight may be off by one
    /// file.
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug, Default)]
struct Kept {
    list: VecDeque<Attachment>,
    weight: usize,
}

/// All of them, in attachments, lists of images and media templates. That of a shared post is the id
/// of a post.
fn collect_ids(value: &Value, ids: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect_ids(item, ids)),
        Value::Object(members) => {
            let kind = members.get("type").and_then(Value::as_str).unwrap_or_default();
            if kind.eq_ignore_ascii_case("MEDIA_SHARE") {
                return;
            }
            match members.get("attachment_id") {
                Some(Value::String(id)) => ids.push(id.clone()),
                Some(Value::Number(id)) => ids.push(id.to_string()),
                _ => {}
            }
            members.values().for_each(|member| collect_ids(member, ids));
        }
        _ => {}
    }
}
