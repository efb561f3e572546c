//! Bodies in which something is being typed.

use sendapi::engine::schema::Field;

use super::objects::item;
use super::places::Place;
use super::values::{entries, needed, value};

/// Where in an object somebody types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    /// Above other entries, or between two.
    Within,
    /// Below all of them.
    Below,
}

impl Where {
    pub(super) const BOTH: [Self; 2] = [Self::Within, Self::Below];
}

/// The call with `line` as a line of its own in the object, beside what that cannot do without.
pub(super) fn with_line(place: &Place, line: &str, at: Where) -> String {
    let mut lines = entries(&place.object, None, place.root.platform);
    for entry in &mut lines {
        entry.push(',');
    }
    let number = match at {
        Where::Within => lines.len() / 2,
        Where::Below => lines.len(),
    };
    lines.insert(number, line.to_owned());
    place.source(&lines)
}

/// The call with `typed` as the value of a member, or as the item of one that is a list.
pub(super) fn with_value(place: &Place, field: &Field, typed: &str, at: Where) -> String {
    let typed = if item(field.ty).1 { format!("[{typed}]") } else { typed.to_owned() };
    let mut lines: Vec<_> = needed(&place.object, Some(field.name), place.root.platform)
        .into_iter()
        .map(|other| format!("{}: {},", other.name, value(other, place.root.platform)))
        .collect();
    let number = match at {
        Where::Within => 0,
        Where::Below => lines.len(),
    };
    lines.insert(number, format!("{}: {typed}", field.name));
    place.source(&lines)
}

/// The beginning of a word, as somebody has typed it when they ask.
pub(super) fn half(word: &str) -> &str {
    let length = word.len().min(WORD).min(word.len() - usize::from(word.len() > 1));
    word.get(..length).unwrap_or(word)
}

const WORD: usize = 3;
