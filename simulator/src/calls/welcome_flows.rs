//! `/{version}/{account}/welcome_message_flows`: what people from ads read first.

use axum::http::Method;
use sendapi_core::call::welcome_flow::{DeleteWelcomeFlow, ReadWelcomeFlows, SetWelcomeFlow};
use serde_json::{Value, json};

use super::asked::asked;
use super::listing::{Page, listing};
use super::{answer, success};
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;

pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    match call.method {
        Method::GET => read(context, call),
        Method::DELETE => delete(context, call),
        _ => set(context, call),
    }
}

/// A flow that is changed keeps what is not named.
fn set(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let set: SetWelcomeFlow<'_> = asked(call)?;
    let Ok(Value::Object(mut parts)) = serde_json::to_value(&set) else { return Ok(success()) };
    parts.remove(FLOW_ID);
    let Some(id) = set.flow_id.as_deref() else {
        let id = context.ids.object();
        context.change(call, |account| account.welcome_flows.add(id.clone(), parts));
        return Ok(answer(&json!({ FLOW_ID: id })).noting(format!("welcome flow {id}")));
    };
    context.change(call, |account| match account.welcome_flows.get_mut(id) {
        Some(flow) => {
            flow.extend(parts);
            Ok(success())
        }
        None => Err(Refusal::no_welcome_flow(id)),
    })
}

fn delete(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let delete: DeleteWelcomeFlow<'_> = asked(call)?;
    let gone = context.change(call, |account| account.welcome_flows.remove(&delete.flow_id));
    gone.map(|_| success()).ok_or_else(|| Refusal::no_welcome_flow(&delete.flow_id))
}

/// The platform tells the messages as JSON within text. No ad uses a flow of the simulator.
fn read(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadWelcomeFlows<'_> = asked(call)?;
    let wanted = |id: &str| read.flow_id.as_deref().is_none_or(|wanted| wanted == id);
    let all = context.look(call, |account| {
        let flows = account.welcome_flows.iter().filter(|(id, _)| wanted(id));
        flows
            .map(|(id, flow)| {
                let mut told = flow.clone();
                told.insert("id".to_owned(), id.into());
                told.insert("is_used_in_ad".to_owned(), false.into());
                if let Some(messages) = told.get_mut("welcome_message_flow") {
                    *messages = messages.to_string().into();
                }
                Value::Object(told)
            })
            .collect()
    });
    Ok(listing(context, call, all, &Page { after: read.after.as_deref(), limit: read.limit }))
}

const FLOW_ID: &str = "flow_id";
