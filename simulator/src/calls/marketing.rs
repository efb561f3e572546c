//! Marketing messages: `/{version}/act_{ad account}/message_campaign`, `messages` and `message_delivery_estimate`, and
//! `/{version}/{account}/messaging_customer_base/unsubscribe`.

use std::time::{Duration, SystemTime};

use axum::http::Method;
use sendapi_core::call::marketing::{
    Customer, DeleteCampaign, EstimateDelivery, MakeCampaign, SendMarketingMessage,
    UnsubscribeCustomers,
};
use sendapi_core::convert::value::Value as _;
use serde_json::{Map, Value, json};

use super::asked::asked;
use super::{answer, made, success};
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::world::NotificationToken;

pub(crate) fn make(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let make: MakeCampaign<'_> = asked(call)?;
    let id = context.ids.object();
    let campaign = serde_json::to_value(&make).unwrap_or_default();
    context.change(call, |account| account.campaigns.add(id.clone(), campaign));
    Ok(made("message campaign", &id))
}

/// `None` if the id is no campaign's.
pub(super) fn judge_one(context: &Context, call: &Call) -> Option<Result<Accepted, Refusal>> {
    let id = call.route.account.as_str();
    let campaign = context.world.find(|_, account| account.campaigns.get(id).cloned())?;
    if call.method == Method::GET {
        let name = campaign.get("name").cloned().unwrap_or_default();
        return Some(Ok(answer(&json!({ "id": id, "campaign": { "name": name } }))));
    }
    Some(asked::<DeleteCampaign>(call).map(|_| {
        context.world.change_first(|_| true, |account| account.campaigns.remove(id));
        success()
    }))
}

/// It reaches whoever has the token, whatever the window. The conversation does not show it: the person sees a message of
/// an ad.
pub(crate) fn send(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let send: SendMarketingMessage<'_> = asked(call)?;
    let campaign = context.look(call, |it| it.campaigns.get(&send.message_id).cloned());
    let campaign = campaign.ok_or_else(Refusal::no_campaign)?;
    let page = campaign.get("page_id").and_then(Value::as_str).unwrap_or_default();
    let token = send.messenger_delivery_data.subscription_token.as_str();
    let known = |it: &NotificationToken| it.token == token;
    let person = context.world.look(page, |account| {
        account.notification_tokens.iter().find(|it| known(it)).map(|it| it.recipient_id.clone())
    });
    let elsewhere =
        || context.world.find(|_, it| it.notification_tokens.iter().find(|it| known(it)).cloned());
    let person = match person {
        Some(person) => person,
        None if elsewhere().is_some() => return Err(Refusal::subscriber_of_another_page()),
        None => return Err(Refusal::no_subscriber()),
    };
    let now = context.clock.now();
    if let Some(gap) = send.min_conversation_gap_seconds
        && context
            .is_quiet_for(page, &person, now)
            .is_some_and(|quiet| quiet < Duration::from_secs(gap))
    {
        return Err(Refusal::conversation_is_active());
    }
    let is_due = context.world.change(page, |account| {
        account.notification_tokens.iter_mut().find(|it| known(it)).is_some_and(|it| it.use_up(now))
    });
    if !is_due {
        return Err(Refusal::marketing_too_soon());
    }
    let tracking = tracking_id(context, now);
    Ok(answer(&json!({ "success": true, "marketing_message_tracking_id": tracking })))
}

/// In the form of the platform's, which is a UUID.
fn tracking_id(context: &Context, now: SystemTime) -> String {
    let time = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let digits = context.ids.object();
    let (first, rest) = digits.split_at_checked(4).unwrap_or((&digits, ""));
    format!("{time:08x}-{first}-4000-8000-{rest:0>12}")
}

/// As many messages as there are people who asked for them, at 2 of the smallest unit each.
pub(crate) fn estimate(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let estimate: EstimateDelivery<'_> = asked(call)?;
    let page = estimate.promoted_object.as_ref().map(|object| object.page_id.to_string());
    let page = page.unwrap_or_default();
    let people = context.world.look(&page, |account| account.notification_tokens.len());
    let people = u64::try_from(people).unwrap_or(u64::MAX);
    let budget = estimate.daily_budget.or(estimate.lifetime_budget).unwrap_or(u64::MAX);
    let reached = people.min(budget / PRICE);
    let all = json!({
        "estimate_delivery_upper_bound": reached,
        "estimate_delivery_lower_bound": reached / 2,
        "estimate_cost_upper_bound": reached.saturating_mul(PRICE),
        "estimate_cost_lower_bound": reached / 2 * PRICE,
    });
    let told: Map<_, _> = match (estimate.fields.as_deref(), all) {
        (Some(fields), Value::Object(all)) => all
            .into_iter()
            .filter(|(name, _)| fields.iter().any(|field| field.node().text() == Some(name)))
            .collect(),
        (_, Value::Object(all)) => all,
        _ => Map::new(),
    };
    Ok(answer(&json!({ "data": [told] })))
}

pub(crate) fn unsubscribe(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let unsubscribe: UnsubscribeCustomers<'_> = asked(call)?;
    let invalid = unsubscribe.data.iter().filter(|customer| !is_valid(customer)).count();
    let is_meant = |token: &NotificationToken| {
        let is = |written: Option<&str>, own: &str| written == Some(own);
        unsubscribe.data.iter().filter(|customer| is_valid(customer)).any(|customer| {
            is(customer.psid.as_deref(), &token.recipient_id)
                || is(customer.subscriber_token.as_deref(), &token.token)
        })
    };
    context.change(call, |account| account.notification_tokens.retain(|it| !is_meant(it)));
    Ok(answer(&json!({ "invalid_rows_count": invalid })))
}

/// An id alone, or telephone number and address.
fn is_valid(customer: &Customer<'_>) -> bool {
    let Customer { phone, email, psid, subscriber_token, .. } = customer;
    let is_by_contact = phone.is_some() || email.is_some();
    [is_by_contact, psid.is_some(), subscriber_token.is_some()].iter().filter(|it| **it).count()
        == 1
}

/// Of a message, in the smallest unit of a currency.
const PRICE: u64 = 2;
