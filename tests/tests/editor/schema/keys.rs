//! Keys: for each object those that it has not got yet, and nothing else.

use sendapi::engine::schema::Field;

use super::bodies::{Where, half, with_line};
use super::objects::Object;
use super::places::Place;
use super::values::needed;
use crate::scenario::{Name, Names, Others, Scenario, Wanted};

pub(super) fn scenarios(place: &Place) -> Vec<Scenario> {
    let mut scenarios = Vec::new();
    let written = needed(&place.object, None, place.root.platform);
    let half = missing(place, &written).into_iter().map(|field| half(field.name)).next();
    for at in Where::BOTH {
        if at == Where::Within && written.is_empty() {
            continue;
        }
        scenarios.push(scenario(place, &written, "", at));
        scenarios.extend(half.map(|half| scenario(place, &written, half, at)));
    }
    scenarios
}

fn scenario(place: &Place, written: &[&'static Field], typed: &str, at: Where) -> Scenario {
    let line = format!("{typed}¦");
    let what = if typed.is_empty() { "an empty line".to_owned() } else { format!("`{typed}`") };
    let where_it_is = match at {
        _ if written.is_empty() => "alone",
        Where::Within => "among its entries",
        Where::Below => "below its entries",
    };
    let names = names(place, written, typed);
    Scenario::new(
        "keys",
        format!("{}, {what} {where_it_is}", place.name()),
        with_line(place, &line, at),
        Wanted::Names(names),
    )
}

fn names(place: &Place, written: &[&'static Field], typed: &str) -> Names {
    let missing = missing(place, written);
    let begun = missing.iter().filter(|field| field.name.starts_with(typed));
    let is_one_of = !place.object.shape.members().one_of.is_empty() && !written.is_empty();
    let (wanted, allowed): (Vec<_>, Vec<_>) = begun
        .map(|field| name(field))
        .partition(|name| !(name.retired || is_one_of || stands_already(&place.object, name)));
    let foreign = place.object.all_members().map(name);
    let foreign = foreign.filter(|name| !is_written(&name.label, written));
    let allowed = allowed.into_iter().chain(foreign).collect();
    Names { wanted, allowed, refused: Vec::new(), others: Others::Nowhere }
}

/// The object of the API that holds what stands in the body already.
fn stands_already(object: &Object, name: &Name) -> bool {
    object.lifted().is_some_and(|lifted| lifted.name == name.label)
}

/// The members that are not written, those in front that are here to stay.
fn missing(place: &Place, written: &[&'static Field]) -> Vec<&'static Field> {
    let members = place.object.members(place.root.platform);
    let mut missing: Vec<_> = members.filter(|field| !is_written(field.name, written)).collect();
    missing.sort_by_key(|field| field.deprecated.is_some());
    missing
}

fn is_written(name: &str, written: &[&'static Field]) -> bool {
    written.iter().any(|field| field.name == name)
}

pub(super) fn name(field: &'static Field) -> Name {
    Name::documented(field.name, field.docs).retired(field.deprecated.is_some())
}
