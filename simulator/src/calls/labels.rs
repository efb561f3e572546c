//! `/{version}/{account}/custom_labels`, a label by its id, and `/{label}/label`: who has it.

use std::collections::BTreeSet;

use axum::http::Method;
use sendapi_core::call::label::{
    AttachLabel, DeleteLabel, DetachLabel, LabelField, MakeLabel, ReadLabels,
};
use serde_json::{Map, Value};

use super::asked::asked;
use super::listing::{Page, listing};
use super::{answer, made, success};
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::world::{Account, Label};

pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    if call.method == Method::GET {
        return read(context, call);
    }
    let make: MakeLabel<'_> = asked(call)?;
    let id = context.ids.object();
    let label = Label { name: make.page_label_name.to_string(), people: BTreeSet::new() };
    context.change(call, |account| account.labels.add(id.clone(), label));
    Ok(made("label", &id))
}

/// The id in the path is the account's or a person's, and what is asked is the same.
fn read(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadLabels<'_> = asked(call)?;
    let fields = read.fields.as_deref().unwrap_or(&[LabelField::Id]);
    let told = |(id, label): (&str, &Label)| json(id, label, fields);
    let person = call.route.account.as_str();
    let reached = |id: &str| context.reaches(call, id);
    let mut all: Vec<_> = context.look(call, |account| account.labels.iter().map(told).collect());
    all.extend(context.world.gather(reached, |account| {
        let labels = account.labels.iter();
        labels.filter(|(_, label)| label.people.contains(person)).map(told).collect()
    }));
    Ok(listing(context, call, all, &Page { after: read.after.as_deref(), limit: read.limit }))
}

/// Gives and takes.
pub(crate) fn judge_people(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    if call.method == Method::DELETE {
        let detach: DetachLabel<'_> = asked(call)?;
        return with_label(context, call, |label| label.people.remove(detach.user.as_str()));
    }
    let attach: AttachLabel<'_> = asked(call)?;
    admit_user(context, call, &attach.user)?;
    with_label(context, call, |label| label.people.insert(attach.user.to_string()))
}

/// Nobody gets a label of an account that does not know them.
fn admit_user(context: &Context, call: &Call, user: &str) -> Result<(), Refusal> {
    let id = &call.route.account;
    let is_here = |account: &Account| account.labels.get(id).is_some();
    let owner = context.world.find(|account, it| is_here(it).then(|| account.to_owned()));
    let of_owner = owner.map(|owner| call.clone().of_account(owner, call.platform));
    of_owner.map_or(Ok(()), |call| context.admit_person(&call, user))
}

fn with_label(
    context: &Context,
    call: &Call,
    mut change: impl FnMut(&mut Label) -> bool,
) -> Result<Accepted, Refusal> {
    let id = &call.route.account;
    match context.change_first(call, |account| account.labels.get_mut(id).map(&mut change)) {
        Some(_) => Ok(success()),
        None => Err(Refusal::object(&call.method, id)),
    }
}

/// `None` if the id is no label's.
pub(super) fn judge_one(context: &Context, call: &Call) -> Option<Result<Accepted, Refusal>> {
    let id = call.route.account.as_str();
    let all = &[LabelField::Id, LabelField::PageLabelName];
    let found = context.find(call, |account| Some(json(id, account.labels.get(id)?, all)))?;
    if call.method == Method::GET {
        return Some(Ok(answer(&found)));
    }
    if call.method != Method::DELETE {
        return None;
    }
    Some(asked::<DeleteLabel>(call).map(|_| {
        context.change_first(call, |account| account.labels.remove(id));
        success()
    }))
}

fn json(id: &str, label: &Label, fields: &[LabelField]) -> Value {
    let mut told = Map::from_iter([("id".to_owned(), id.into())]);
    if fields.contains(&LabelField::PageLabelName) {
        told.insert("page_label_name".to_owned(), label.name.as_str().into());
    }
    Value::Object(told)
}
