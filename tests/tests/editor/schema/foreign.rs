//! What the other platform alone has is not offered.

use super::bodies::{Where, with_line, with_value};
use super::heads::Heads;
use super::objects::{here, is_here};
use super::places::{Kind, Place, Places, Words};
use super::values::needed;
use crate::scenario::{Name, Names, Scenario, Wanted};

pub(super) fn scenarios(places: &Places) -> Vec<Scenario> {
    let keys = places.objects.iter().filter_map(key);
    let heads = places.kinds.iter().filter_map(head);
    let words = places.words.iter().filter_map(word);
    keys.chain(heads).chain(words).collect()
}

fn key(place: &Place) -> Option<Scenario> {
    let platform = place.root.platform;
    let foreign = place.object.all_members().filter(|field| !is_here(field.only, platform));
    let source = with_line(place, "¦", Where::Below);
    let name = format!("{}, keys", place.name());
    refusal(name, source, foreign.map(|field| field.name), missing(place).first().copied())
}

/// The keys that an object has not got and the platform has.
fn missing(place: &Place) -> Vec<&'static str> {
    let platform = place.root.platform;
    let written = needed(&place.object, None, platform);
    let members = place.object.members(platform);
    let missing = members.filter(|field| !written.iter().any(|other| other.name == field.name));
    missing.map(|field| field.name).collect()
}

fn head(kind: &Kind) -> Option<Scenario> {
    let heads = Heads::of(kind.shape, kind.around.root.platform);
    let foreign = heads.foreign.iter().map(|name: &Name| name.label.as_str());
    let source = with_value(&kind.around, kind.field, "¦", Where::Below);
    let own = heads.living.first().map(|name| name.label.as_str());
    refusal(format!("{}, `{}: |`", kind.around.name(), kind.field.name), source, foreign, own)
}

fn word(words: &Words) -> Option<Scenario> {
    let platform = words.around.root.platform;
    let all = words.choices.choices.iter();
    let foreign = all.filter(|choice| !is_here(choice.only, platform));
    let source = with_value(&words.around, words.field, "¦", Where::Below);
    let name = format!("{}, `{}: |`", words.around.name(), words.field.name);
    let own = here(words.choices, platform).next().map(|choice| choice.value);
    refusal(name, source, foreign.map(|choice| choice.value), own)
}

/// That `foreign` names are not offered. One of the platform's own is, else nothing were proved.
fn refusal<'n>(
    name: String,
    source: String,
    foreign: impl Iterator<Item = &'n str>,
    own: Option<&str>,
) -> Option<Scenario> {
    let refused: Vec<_> = foreign.map(str::to_owned).collect();
    let any = !refused.is_empty();
    let wanted = own.map(Name::plain).into_iter().collect();
    let wanted = Wanted::Names(Names { wanted, refused, ..Names::default() });
    any.then(|| Scenario::new("other platform", name, source, wanted))
}
