//! Heads: for each kind of object the names that may stand in front of its braces.

use sendapi::PlatformKind;
use sendapi::engine::schema::{Choice, Form, Shape};

use super::bodies::{Where, half, with_value};
use super::objects::{is_here, is_retired};
use super::places::Kind;
use crate::scenario::{Name, Names, Others, Scenario, Wanted};

pub(super) fn scenarios(kind: &Kind) -> Vec<Scenario> {
    let heads = Heads::of(kind.shape, kind.around.root.platform);
    let half = heads.living.first().map_or("", |name| half(&name.label));
    vec![scenario(kind, &heads, "", Where::Below), scenario(kind, &heads, half, Where::Within)]
}

fn scenario(kind: &Kind, heads: &Heads, typed: &str, at: Where) -> Scenario {
    let begun = |name: &&Name| name.label.starts_with(typed);
    let wanted = heads.living.iter().filter(begun).cloned().collect();
    let allowed = heads.retired.iter().chain(&heads.foreign).cloned().collect();
    Scenario::new(
        "heads",
        format!("{}, `{}: {typed}|`", kind.around.name(), kind.field.name),
        with_value(&kind.around, kind.field, &format!("{typed}¦"), at),
        Wanted::Names(Names { wanted, allowed, refused: Vec::new(), others: Others::Behind }),
    )
}

/// The heads of a kind of object.
#[derive(Debug, Default)]
pub(super) struct Heads {
    pub(super) living: Vec<Name>,
    retired: Vec<Name>,
    /// Those of the other platform.
    pub(super) foreign: Vec<Name>,
}

impl Heads {
    pub(super) fn of(shape: &'static Shape, platform: PlatformKind) -> Self {
        let mut heads = Self::default();
        heads.collect(shape, platform);
        heads
    }

    fn collect(&mut self, shape: &'static Shape, platform: PlatformKind) {
        match &shape.form {
            Form::Struct(form) => match form.discriminant {
                Some(tag) => {
                    (tag.choices)().choices.iter().for_each(|word| self.add(word, platform));
                }
                None => self.living.push(Name::documented(shape.name, shape.docs)),
            },
            Form::Tagged(form) => {
                for variant in form.variants {
                    self.add(variant.choice, platform);
                    if let Form::Tagged(_) = (variant.shape)().form {
                        self.collect((variant.shape)(), platform);
                    }
                }
            }
        }
    }

    fn add(&mut self, choice: &'static Choice, platform: PlatformKind) {
        let retired = is_retired(choice, platform);
        let group = match is_here(choice.only, platform) {
            false => &mut self.foreign,
            true if retired => &mut self.retired,
            true => &mut self.living,
        };
        group.push(word(choice, platform));
    }
}

pub(super) fn word(choice: &'static Choice, platform: PlatformKind) -> Name {
    Name::documented(choice.value, choice.docs).retired(is_retired(choice, platform))
}
