//! Small pieces of Markdown.

use crate::platform::PlatformKind;
use crate::schema::Shape;

pub(super) fn code(text: &str) -> String {
    format!("`{text}`")
}

pub(super) fn codes(texts: &[&str]) -> String {
    texts.iter().map(|text| code(text)).collect::<Vec<_>>().join(", ")
}

/// The name of an object, as its heading has it.
pub(super) fn name(shape: &Shape) -> String {
    marked(shape.noun.name)
}

/// The name of an object, linked to its heading.
pub(super) fn linked(shape: &Shape) -> String {
    let name = name(shape);
    format!("[{name}](#{})", anchor(&name))
}

/// With words of the API in backticks.
pub(super) fn marked(text: &str) -> String {
    let mut inside = true;
    let parts = text.split('`').map(|part| {
        inside = !inside;
        if inside { part.to_owned() } else { marked_words(part) }
    });
    parts.collect::<Vec<_>>().join("`")
}

fn marked_words(text: &str) -> String {
    let words = text.split(' ');
    let words = words.map(|word| if word.contains('_') { code(word) } else { word.to_owned() });
    words.collect::<Vec<_>>().join(" ")
}

/// The anchor that GitHub and rustdoc give to a heading.
pub(super) fn anchor(heading: &str) -> String {
    let kept = |letter: &char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_');
    let letters = heading.chars().filter(kept).map(|letter| letter.to_ascii_lowercase());
    letters.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}

/// With a capital letter in front.
pub(super) fn capitalised(text: &str) -> String {
    let word = text.split(' ').next().unwrap_or_default();
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !word.contains(['_', '`']) => first.to_uppercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// Said of one platform, unless it names it by itself, or of both.
pub(super) fn on(platform: Option<PlatformKind>, text: &str) -> String {
    match platform.map(PlatformKind::name) {
        Some(name) if !text.contains(name) => format!("{name}: {text}"),
        _ => text.to_owned(),
    }
}

/// A rule's id, once.
pub(super) fn ids<'r>(rules: impl IntoIterator<Item = &'r str>) -> String {
    let mut once: Vec<&str> = Vec::new();
    for rule in rules {
        if !rule.is_empty() && !once.contains(&rule) {
            once.push(rule);
        }
    }
    once.iter().map(|rule| code(rule)).collect::<Vec<_>>().join(" ")
}

/// With the rules of an object that have another name where it stands here.
pub(super) fn with_renamed(rules: String, renames: &[(&str, &str)]) -> String {
    let inner = renames.iter().filter(|(there, _)| *there != "req.type");
    let named = inner.map(|(there, here)| format!("{} for {}", code(here), code(there)));
    let named = named.collect::<Vec<_>>().join(", ");
    match (rules.is_empty(), named.is_empty()) {
        (_, true) => rules,
        (true, false) => format!("inside {named}"),
        (false, false) => format!("{rules}; inside {named}"),
    }
}
