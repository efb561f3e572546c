//! The section about an object.

use super::outline::{Entry, Use};
use super::table::Table;
use super::text::{capitalised, code, codes, linked, name};
use super::{between, member, word};
use crate::schema::{Choices, Field, Form, Refused, Shape, Struct, Tagged, Type};

pub(super) fn section(entry: &Entry) -> String {
    let Entry { shape, link, uses } = entry;
    let heading = format!("## {}", capitalised(&name(shape)));
    let about = format!("{} [Meta's page]({link})", shape.docs);
    let parts = [heading, about, places(uses)].into_iter().chain(members(shape));
    let parts = parts.chain([rules(shape)]).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("\n\n")
}

fn places(uses: &[Use]) -> String {
    let same = |a: &Use, b: &Use| a.shape.path == b.shape.path && a.member == b.member;
    let places = uses.chunk_by(same).filter_map(place).collect::<Vec<_>>();
    if places.is_empty() { String::new() } else { format!("Stands in {}.", places.join("; ")) }
}

/// One member by itself.
fn place(uses: &[Use]) -> Option<String> {
    let first = uses.first()?;
    let place = format!("{} of {}", first.member, linked(first.shape));
    let beside: Vec<_> = uses.iter().filter_map(|place| place.beside.as_deref()).collect();
    let beside = beside.join(" or ");
    Some(if beside.is_empty() { place } else { format!("{place} beside {beside}") })
}

fn members(shape: &'static Shape) -> Vec<String> {
    match &shape.form {
        Form::Struct(form) => fixed(form),
        Form::Tagged(form) => tagged(form),
    }
}

fn fixed(form: &'static Struct) -> Vec<String> {
    let mut table = Table::new(member::HEADS);
    form.fields.iter().for_each(|field| table.row(member::row(field)));
    let members = match form.fields {
        [] if form.open => "It takes members of any name, with any value.".to_owned(),
        [] => "It has no members of its own.".to_owned(),
        _ => table.markdown(),
    };
    let words = form.fields.iter().filter_map(|field| Some((field, choices(field.ty)?)));
    let words = words.map(|(field, choices)| word::words(field.name, choices, &[]));
    let mut parts: Vec<_> = [members].into_iter().chain(words).collect();
    parts.extend([shorthand(form), in_its_place(form), unknown(form), refused(form.refused)]);
    parts
}

fn tagged(form: &'static Tagged) -> Vec<String> {
    let mut table = Table::new(member::HEADS);
    table.row(member::tag(&form.tag));
    let words = word::words(form.tag.name, form.tag.choices, form.variants);
    let rest = match form.content {
        Some(content) => format!(
            "{} holds the members of the object that {} names; without it {} is broken.",
            code(content.name),
            code(form.tag.name),
            code(content.required),
        ),
        None => format!(
            "The members of the object that {0} names stand beside {0}.",
            code(form.tag.name)
        ),
    };
    vec![table.markdown(), rest, words]
}

fn choices(ty: Type) -> Option<&'static Choices> {
    match ty {
        Type::Choice(choices) => Some(choices()),
        Type::List(item) => choices(*item),
        _ => None,
    }
}

fn shorthand(form: &Struct) -> String {
    let Some(member) = form.shorthand else { return String::new() };
    format!("In `message!` the value of {} may stand for the whole object.", code(member.name))
}

fn in_its_place(form: &Struct) -> String {
    match form.or_list {
        Some(list) => format!("In its place may stand a {}.", member::value(list, &Field::BLANK)),
        None => String::new(),
    }
}

fn unknown(form: &Struct) -> String {
    if let Some(rule) = form.passed_over {
        return format!(
            "The platform passes over another member, which is left out when it is read from JSON ({}, warns); in `message!` it breaks {}.",
            code(rule),
            code(form.unknown),
        );
    }
    if form.unknown == "req.unknown_key" {
        return String::new();
    }
    format!("Another member breaks {}.", code(form.unknown))
}

fn refused(refused: &[Refused]) -> String {
    let lines = refused.iter().map(|Refused { names, rule, why }| {
        let verb = if names.len() == 1 { "does" } else { "do" };
        format!("{} {verb} not belong here: {why} ({}).", codes(names), code(rule))
    });
    lines.collect::<Vec<_>>().join("\n\n")
}

fn rules(shape: &Shape) -> String {
    if shape.rules.is_empty() {
        return String::new();
    }
    format!("Between its members:\n\n{}", between::sentences(shape))
}
