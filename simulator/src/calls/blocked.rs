//! `/{version}/{account}/blocked`: people who cannot come to the Page.

use axum::http::Method;
use sendapi_core::call::blocked::{Block, ReadBlocked, Unblock};
use sendapi_core::call::moderation::ModerationAction;
use serde_json::{Map, Value, json};

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
        Method::DELETE => unblock(context, call),
        _ => block(context, call),
    }
}

fn block(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let block: Block<'_> = asked(call)?;
    let lists = [block.psid, block.asid, block.uid, block.user];
    let ids = || lists.iter().flatten().flat_map(|list| list.iter());
    context.change(call, |account| {
        ids().for_each(|id| account.moderate(id.as_str(), ModerationAction::BlockUser));
    });
    let done: Map<_, _> = ids().map(|id| (id.to_string(), Value::Bool(true))).collect();
    Ok(answer(&done.into()))
}

fn unblock(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let unblock: Unblock<'_> = asked(call)?;
    let ids = [unblock.psid, unblock.asid, unblock.uid, unblock.user];
    context.change(call, |account| {
        let ids = ids.iter().flatten();
        ids.for_each(|id| account.moderate(id.as_str(), ModerationAction::UnblockUser));
    });
    Ok(success())
}

fn read(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadBlocked<'_> = asked(call)?;
    let wanted = read.uid.as_deref().or(read.user.as_deref());
    let ids =
        context.look(call, |account| account.blocked().map(str::to_owned).collect::<Vec<_>>());
    let ids = ids.iter().filter(|id| wanted.is_none_or(|wanted| wanted == **id));
    let people = ids.map(|id| person(context, id)).collect();
    Ok(listing(context, call, people, &Page { after: read.after.as_deref(), limit: read.limit }))
}

fn person(context: &Context, id: &str) -> Value {
    let met = context.conversations.name_of(id);
    match context.world.people().find(id, met.as_deref()) {
        Some(person) => person.told(&["name"], &context.picture_of(id)),
        None => json!({ "id": id }),
    }
}
