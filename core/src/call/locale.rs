//! What rules ask of lists with an entry for each language.

use crate::schema::Condition;
use crate::schema::rule::{Implication, Rule};
use crate::tree::Place;

/// A menu without an entry for everybody else.
pub(super) const MENU_HAS_DEFAULT: Rule = has_default(
    "profile.menu_default",
    "`persistent_menu` needs an entry with `locale: \"default\"`",
    &["persistent_menu"],
    &[Condition::SomeItem("persistent_menu", &[IS_DEFAULT])],
);

/// An entry is for everybody whose language has none.
pub(super) const IS_DEFAULT: Condition = Condition::Is(&["locale"], &["default"]);

/// That a list has an entry for the default locale. Silent where one may be for any.
pub(super) const fn has_default(
    id: &'static str,
    asks: &'static str,
    list: &'static [&'static str],
    then: &'static [Condition],
) -> Rule {
    let at = (list, Place::Key);
    let implication = Implication { when: &[], then, asks, told: "", at };
    Rule::implied(id, implication, "it is for everybody whose language has no entry")
}
