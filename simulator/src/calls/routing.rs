//! Conversation Routing: which app has the control over a conversation.
//!
//! Who has it is known from these calls alone: a message does not take it, and a conversation that no
//! call was about is nobody's. The app that acts is that of the token; the bot is told what another one does.

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
use crate::talk::events::Handover;
use crate::world::{Owner, THIS_APP};

pub(crate) fn pass(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let pass: PassThreadControl<'_> = asked(call)?;
    let (person, from, to) = (&pass.recipient.id, context.app_behind(call), &pass.target_app_id);
    change(context, call, person, Some(Owner::new(to.as_str(), context.clock.now())))?;
    if from != THIS_APP && to.as_str() == THIS_APP {
        tell(context, call, person, &Handover::Passed { from, to }, pass.metadata.as_deref());
    }
    Ok(success())
}

pub(crate) fn release(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let release: ReleaseThreadControl<'_> = asked(call)?;
    change(context, call, &release.recipient.id, None)
}

pub(crate) fn extend(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let extend: ExtendThreadControl<'_> = asked(call)?;
    let (app, time) = (context.app_behind(call), Duration::from_secs(extend.duration));
    let owner = Owner::lasting(app, time, context.clock.now());
    change(context, call, &extend.recipient.id, Some(owner))
}

/// From any app that has it.
pub(crate) fn take(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let take: TakeThreadControl<'_> = asked(call)?;
    let (person, to) = (&take.recipient.id, context.app_behind(call));
    context.admit_person(call, person)?;
    let now = context.clock.now();
    let before = context.change(call, |account| {
        let before = account.owner(person, now).map(|owner| owner.app_id.clone());
        account.give(person, Some(Owner::new(to, now)));
        before
    });
    context.note_control(context.known_account(&call.route.account), person);
    // What nobody has, the bot has.
    let from = before.as_deref().unwrap_or(THIS_APP);
    if to != THIS_APP && from == THIS_APP {
        tell(context, call, person, &Handover::Taken { from, to }, take.metadata.as_deref());
    }
    Ok(success())
}

/// The app that has it is told; what nobody has, the bot has.
pub(crate) fn request(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let request: RequestThreadControl<'_> = asked(call)?;
    let (person, by) = (&request.recipient.id, context.app_behind(call));
    context.admit_person(call, person)?;
    let is_the_bots = context.other_owner(context.known_account(&call.route.account), person);
    if by != THIS_APP && is_the_bots.is_none() {
        tell(context, call, person, &Handover::Asked { by }, request.metadata.as_deref());
    }
    Ok(success())
}

pub(crate) fn owner(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadThreadOwner<'_> = asked(call)?;
    context.admit_person(call, &read.recipient.id)?;
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

/// What an app may do unless another one has the control.
fn change(
    context: &Context,
    call: &Call,
    person: &str,
    owner: Option<Owner>,
) -> Result<Accepted, Refusal> {
    context.admit_person(call, person)?;
    let (now, app) = (context.clock.now(), context.app_behind(call));
    context.change(call, |account| {
        if account.owner(person, now).is_some_and(|owner| !owner.is(app)) {
            return Err(Refusal::not_in_control(call.platform));
        }
        account.give(person, owner);
        Ok(())
    })?;
    context.note_control(context.known_account(&call.route.account), person);
    Ok(success())
}

fn tell(
    context: &Context,
    call: &Call,
    person: &str,
    handover: &Handover<'_>,
    metadata: Option<&str>,
) {
    let account = context.known_account(&call.route.account);
    context.tell_handover(account, person, handover.kind(metadata));
}
