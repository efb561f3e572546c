//! Conversation Routing: which app has the control over a conversation.
//!
//! Who has it is known from these calls alone: a message does not take it, and a conversation that no
//! call was about is nobody's.

use std::time::Duration;

use sendapi_core::call::routing::{
    ExtendThreadControl, PassThreadControl, ReadThreadOwner, ReleaseThreadControl,
    RequestThreadControl, TakeThreadControl,
};
use serde_json::json;

use super::asked::asked;
use super::{answer, success};
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::world::{Owner, THIS_APP};

pub(crate) fn pass(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let pass: PassThreadControl<'_> = asked(call)?;
    change(
        context,
        call,
        &pass.recipient.id,
        Some(Owner::new(pass.target_app_id.as_str(), context.clock.now())),
    )
}

pub(crate) fn release(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let release: ReleaseThreadControl<'_> = asked(call)?;
    change(context, call, &release.recipient.id, None)
}

pub(crate) fn extend(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let extend: ExtendThreadControl<'_> = asked(call)?;
    let owner = Owner::lasting(THIS_APP, Duration::from_secs(extend.duration), context.clock.now());
    change(context, call, &extend.recipient.id, Some(owner))
}

/// From any app that has it.
pub(crate) fn take(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let take: TakeThreadControl<'_> = asked(call)?;
    let person = take.recipient.id.to_string();
    let owner = Owner::new(THIS_APP, context.clock.now());
    context.change(call, |account| account.owners.insert(person.clone(), owner));
    context.note_control(context.known_account(&call.route.account), &person);
    Ok(success())
}

/// The other app would hear of it.
pub(crate) fn request(call: &Call) -> Result<Accepted, Refusal> {
    asked::<RequestThreadControl<'_>>(call).map(|_| success())
}

pub(crate) fn owner(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadThreadOwner<'_> = asked(call)?;
    let now = context.clock.now();
    let owner = context.look(call, |account| account.owner(&read.recipient.id, now).cloned());
    let ownership = owner.map_or_else(
        || json!({}),
        |owner| {
            let expiration = owner.expiration();
            json!({ "thread_owner": { "app_id": owner.app_id, "expiration": expiration } })
        },
    );
    Ok(answer(&json!({ "data": [ownership] })))
}

/// What this app may do unless another one has the control.
fn change(
    context: &Context,
    call: &Call,
    person: &str,
    owner: Option<Owner>,
) -> Result<Accepted, Refusal> {
    let now = context.clock.now();
    let changed = context.change(call, |account| {
        if account.owner(person, now).is_some_and(|owner| !owner.is_this_app()) {
            return Err(Refusal::not_in_control(call.platform));
        }
        account.give(person, owner);
        Ok(success())
    })?;
    context.note_control(context.known_account(&call.route.account), person);
    Ok(changed)
}
