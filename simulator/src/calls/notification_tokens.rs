//! `GET /{version}/{account}/notification_message_tokens`: who asked for messages on a topic.

use sendapi_core::call::notification_tokens::ReadNotificationTokens;

use super::asked::asked;
use super::listing::{Page, listing};
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::world::NotificationToken;

pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadNotificationTokens<'_> = asked(call)?;
    let json = |token: &NotificationToken| serde_json::to_value(token).unwrap_or_default();
    let all = context.look(call, |it| it.notification_tokens.iter().map(json).collect());
    Ok(listing(call, all, &Page { after: read.after.as_deref(), limit: read.limit }))
}
