//! What the other platform alone has is not offered.

use super::bodies::{Where, with_line, with_value};
use super::heads::Heads;
use super::objects::is_here;
use super::places::{Kind, Place, Places, Words};
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
    refusal(format!("{}: keys", place.name()), source, foreign.map(|field| field.name))
}

fn head(kind: &Kind) -> Option<Scenario> {
    let heads = Heads::of(kind.shape, kind.around.root.platform);
    let foreign = heads.foreign.iter().map(|name: &Name| name.label.as_str());
    let source = with_value(&kind.around, kind.field, "¦", Where::Below);
    refusal(format!("{}: `{}: |`", kind.around.name(), kind.field.name), source, foreign)
}

fn word(words: &Words) -> Option<Scenario> {
    let platform = words.around.root.platform;
    let all = words.choices.choices.iter();
    let foreign = all.filter(|choice| !is_here(choice.only, platform));
    let source = with_value(&words.around, words.field, "¦", Where::Below);
    let name = format!("{}: `{}: |`", words.around.name(), words.field.name);
    refusal(name, source, foreign.map(|choice| choice.value))
}

fn refusal<'n>(
    name: String,
    source: String,
    names: impl Iterator<Item = &'n str>,
) -> Option<Scenario> {
    let refused: Vec<_> = names.map(str::to_owned).collect();
    let any = !refused.is_empty();
    let wanted = Wanted::Names(Names { refused, ..Names::default() });
    any.then(|| Scenario::new("other platform", name, source, wanted))
}
