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
            context.change(call, |account| account.subscribed_fields = None);
            Ok(success())
        }
        _ => {
            let subscribe: Subscribe<'_> = asked(call)?;
            let names = subscribe.subscribed_fields.iter().map(SubscribedField::as_str);
            let names = names.map(ToOwned::to_owned).collect();
            context.change(call, |account| account.subscribed_fields = Some(names));
            Ok(success())
        }
    }
}

fn read(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadSubscriptions<'_> = asked(call)?;
    let apps = context.look(call, |account| {
        let app = |fields: &Vec<String>| {
            json!({ "id": THIS_APP, "name": "This app", "subscribed_fields": fields })
        };
        account.subscribed_fields.iter().map(app).collect()
    });
    Ok(listing(context, call, apps, &Page { after: read.after.as_deref(), limit: read.limit }))
}
