//! `/{version}/{account}/subscribed_apps`: what the app's webhook gets.

use axum::http::Method;
use sendapi_core::call::subscription::{
    ReadSubscriptions, Subscribe, SubscribedField, Unsubscribe,
};
use serde_json::json;

use super::asked::asked;
use super::listing::{Page, listing};
use super::success;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::world::THIS_APP;

pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    match call.method {
        Method::GET => read(context, call),
        Method::DELETE => {
            asked::<Unsubscribe>(call)?;
            context.subscribe(&call.route.account, Vec::new());
            Ok(success())
        }
        _ => {
            let subscribe: Subscribe<'_> = asked(call)?;
            if subscribe.subscribed_fields.is_empty() {
                return Err(Refusal::no_subscribed_fields());
            }
            let names = subscribe.subscribed_fields.iter().map(SubscribedField::as_str);
            context.subscribe(&call.route.account, names.map(ToOwned::to_owned).collect());
            Ok(success())
        }
    }
}

fn read(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadSubscriptions<'_> = asked(call)?;
    let fields = context.subscribed_fields(&call.route.account);
    let app = json!({ "id": THIS_APP, "name": "This app", "subscribed_fields": fields });
    let apps = if fields.is_empty() { Vec::new() } else { vec![app] };
    Ok(listing(context, call, apps, &Page { after: read.after.as_deref(), limit: read.limit }))
}
