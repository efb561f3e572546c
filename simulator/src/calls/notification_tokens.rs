//! `GET /{version}/{account}/notification_message_tokens`: who asked for messages on a topic.

use sendapi_core::Text;
use sendapi_core::call::notification_tokens::ReadNotificationTokens;
use sendapi_core::convert::value::Value as _;

use super::asked::asked;
use super::listing::{Page, listing};
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::world::NotificationToken;

pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadNotificationTokens<'_> = asked(call)?;
    let all = context.look(call, |account| {
        let found = account.notification_tokens.iter().filter(|token| is_wanted(token, &read));
        let found: Vec<_> = found.collect();
        let is_first = |(place, token): &(usize, &&NotificationToken)| {
            let before = found.get(..*place).unwrap_or_default();
            !before.iter().any(|other| other.recipient_id == token.recipient_id)
        };
        let all = read.do_not_return_duplicates != Some(true);
        let told = found.iter().enumerate().filter(|item| all || is_first(item));
        told.map(|(_, token)| token.told()).collect()
    });
    Ok(listing(context, call, all, &Page { after: read.after.as_deref(), limit: read.limit }))
}

/// Whether all filters let it through. What is not known of a token is not what a filter asks for.
fn is_wanted(token: &NotificationToken, read: &ReadNotificationTokens<'_>) -> bool {
    let given = token.creation();
    let among = |wanted: Option<&[Text<'_>]>, own: &[String]| {
        wanted.is_none_or(|wanted| wanted.iter().any(|id| own.iter().any(|own| id == own)))
    };
    let source = read.opt_in_source.as_ref().and_then(|source| source.node().text());
    among(read.custom_audience_ids.as_deref(), &token.custom_audience_ids)
        && among(read.subscriber_tag_ids.as_deref(), &token.subscriber_tag_ids)
        && source.is_none_or(|source| token.opt_in_source.as_deref() == Some(source))
        && read.has_received_marketing_message.is_none_or(|wanted| token.has_received() == wanted)
        && seconds(read.since.as_deref()).is_none_or(|since| given.is_some_and(|at| at >= since))
        && seconds(read.until.as_deref()).is_none_or(|until| given.is_some_and(|at| at <= until))
}

/// The platform takes dates as well; here they let everything through.
fn seconds(time: Option<&str>) -> Option<u64> {
    time?.parse().ok()
}
