//! What rules ask of lists with an entry for each language.

use crate::tree::{Beside, Breach, descend};

/// What a menu without an entry for everybody else breaks.
pub(super) const MENU_DEFAULT: &str = "`persistent_menu` needs an entry with `locale: \"default\"`";

/// Why there must be one.
pub(super) const DEFAULT: &str = "it is for everybody whose language has no entry";

/// Whether the menu lacks an entry for the default locale.
pub(super) fn menu_has_default(object: &Beside<'_, '_>) -> Vec<Breach> {
    lacks_default(object, "persistent_menu")
}

/// Whether a list lacks an entry for the default locale: each entry is known, and known to be for another.
pub(super) fn lacks_default(object: &Beside<'_, '_>, name: &'static str) -> Vec<Breach> {
    let filled = object.any(name, |_| true);
    let other = |entry| descend(entry, &["locale"]).is_any(&["default"]) == Some(false);
    Breach::when(filled && !object.any(name, |entry| !other(entry)), || Breach::key(&[name]))
}
