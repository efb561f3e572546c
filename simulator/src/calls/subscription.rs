//! `/{version}/{account}/subscribed_apps`: what the app's webhook gets.

use axum::http::Method;
use sendapi_core::call::subscription::{
    ReadSubscriptions, Subscribe, SubscribedField, Unsubscribe,
};
use sendapi_core::told::Written;
use serde_json::json;

use super::asked::asked;
use super::listing::{Page, listing};
use super::success;
use crate::answers::flaw::Flaw;
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
            call.told.tell(names.clone().filter(|name| !is_known(name)).map(stranger))?;
            context.subscribe(&call.route.account, names.map(ToOwned::to_owned).collect());
            Ok(success())
        }
    }
}

fn is_known(name: &str) -> bool {
    SubscribedField::KNOWN.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The platform refuses a word that it does not know, and knows more of them each year.
fn stranger(name: &str) -> Flaw {
    let sentence = format!(
        "`{}` in `subscribed_fields` is no field that this simulator knows: nothing is told by it",
        Written(name)
    );
    Flaw::told("wire.subscribed_fields", "/subscribed_fields".to_owned(), sentence)
}

fn read(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadSubscriptions<'_> = asked(call)?;
    let fields = context.subscribed_fields(&call.route.account);
    let app = json!({ "id": THIS_APP, "name": "This app", "subscribed_fields": fields });
    let apps = if fields.is_empty() { Vec::new() } else { vec![app] };
    Ok(listing(context, call, apps, &Page { after: read.after.as_deref(), limit: read.limit }))
}
