//! `/{version}/{id}`: a persona, a label, a template, a conversation, a message, a campaign, a person, or the account itself.

use axum::http::Method;
use sendapi_core::call::person::{PersonField, ReadPerson};
use sendapi_core::convert::value::Value as _;

use super::asked::asked;
use super::{account, answer, conversations, labels, linking, marketing, personas, templates};
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;

pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    if let Some(judged) = personas::judge_one(context, call) {
        return judged;
    }
    if let Some(judged) = labels::judge_one(context, call) {
        return judged;
    }
    if let Some(judged) = templates::judge_one(context, call) {
        return judged;
    }
    if let Some(judged) = conversations::judge_one(context, call) {
        return judged;
    }
    if let Some(judged) = marketing::judge_one(context, call) {
        return judged;
    }
    if linking::is_about(call) {
        return linking::read(context, call);
    }
    if call.method == Method::GET && account::is_about(context, call) {
        return account::read(context, call);
    }
    if call.method == Method::GET {
        return person(context, call);
    }
    Err(Refusal::object(&call.method, &call.route.account))
}

fn person(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadPerson<'_> = asked(call)?;
    let id = &call.route.account;
    let met = context.conversations.name_of(id);
    if context.is_elsewhere(call, id) {
        return Err(Refusal::object(&call.method, id));
    }
    let person = context.world.people().find(id, met.as_deref());
    let person = person.ok_or_else(|| Refusal::no_profile(call.platform, id))?;
    let fields: Vec<_> = match read.fields.as_deref() {
        Some(fields) => fields.iter().filter_map(|field| field.node().text()).collect(),
        None => USUAL.iter().filter_map(|field| field.node().text()).collect(),
    };
    Ok(answer(&person.told(&fields, &context.picture_of(id))))
}

/// What the platform tells unasked.
const USUAL: &[PersonField] =
    &[PersonField::FirstName, PersonField::LastName, PersonField::ProfilePic, PersonField::Id];
