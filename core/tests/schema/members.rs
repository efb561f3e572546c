//! What can be wrong with the members of an object.

use sendapi_core::schema::{Check, Field, Form, Limit, Shape, Struct, Type};

pub(crate) fn mistakes(shape: &'static Shape) -> Vec<String> {
    let Form::Struct(form) = &shape.form else { return Vec::new() };
    let fields = form.fields.iter();
    let mut told: Vec<_> = fields.clone().flat_map(limits).collect();
    told.extend(fields.clone().filter_map(|field| asked(form, field)));
    told.extend(fields.filter_map(|field| twice(form, field)));
    told.extend(refused(form));
    told
}

/// Limits that no value of the field can break.
fn limits(field: &'static Field) -> impl Iterator<Item = String> {
    let unfit = field.checks.iter().filter(|check| !fits(&check.limit, field.ty));
    unfit.map(|Check { rule, limit, .. }| {
        let (rust, kind) = (field.rust, kind(field.ty));
        format!("`{rust}` is {kind}, which cannot break `{rule}`, {limit:?}: take the limit of its kind, or leave it out")
    })
}

/// A limit of texts or numbers holds for each item of a list.
fn fits(limit: &Limit, ty: Type) -> bool {
    match limit {
        Limit::Items { .. } => matches!(ty, Type::List(_)),
        Limit::Range { .. } => matches!(innermost(ty), Type::Integer | Type::Number),
        Limit::Chars { .. } | Limit::Bytes { .. } | Limit::Format(_) => {
            matches!(innermost(ty), Type::Text)
        }
    }
}

fn kind(ty: Type) -> &'static str {
    match ty {
        Type::Text => "a text",
        Type::Integer | Type::Number => "a number",
        Type::Bool => "a flag",
        Type::Choice(_) => "a word",
        Type::Object(_) => "an object",
        Type::List(_) => "a list",
    }
}

fn innermost(ty: Type) -> Type {
    if let Type::List(item) = ty { innermost(*item) } else { ty }
}

/// What is asked for is no `Option`, and the other way round; of one of several nothing is asked for.
fn asked(form: &Struct, Field { rust, required, optional, .. }: &Field) -> Option<String> {
    match (form.one_of.is_empty(), required, optional) {
        (true, Some(_), true) => {
            Some(format!("`{rust}` is an `Option` and required: take one of them away"))
        }
        (true, None, false) => Some(format!(
            "`{rust}` is no `Option` and not required: make it an `Option`, or write `required(\"family.rule\")`"
        )),
        (false, Some(rule), _) => Some(format!(
            "`{rust}` is one of several and required by `{rule}`: leave that to an `AtLeastOne`"
        )),
        _ => None,
    }
}

fn twice(form: &'static Struct, field: &'static Field) -> Option<String> {
    let earlier = form.fields.iter().take_while(|other| !std::ptr::eq(*other, field));
    let names = || field.aliases.iter().chain([&field.name]);
    let same =
        |other: &'static Field| names().find(|name| other.is_named(name)).map(|name| (other, name));
    let (other, name) = earlier.into_iter().find_map(same)?;
    let (one, two) = (other.rust, field.rust);
    Some(format!("`{name}` is written for `{one}` and for `{two}`: give one of them another name"))
}

fn refused(form: &'static Struct) -> impl Iterator<Item = String> {
    let names = form
        .refused
        .iter()
        .flat_map(|refused| refused.names.iter().map(move |name| (refused.rule, *name)));
    names.filter(|(_, name)| form.named(name).is_some()).map(|(rule, name)| {
        format!("`{name}` is a member, so that `{rule}` never refuses it: take it out of `refused`")
    })
}
