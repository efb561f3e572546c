//! The first paragraph of an item's documentation.

use crate::item::Attribute;

/// The first paragraph of the documentation on one line, with the text of links in their place.
pub(crate) fn paragraph(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter(|attribute| attribute.is("doc"));
    let mut paragraph = String::new();
    for line in lines.filter_map(Attribute::text) {
        match line.trim() {
            "" => break,
            line if paragraph.is_empty() => paragraph.push_str(line),
            line => {
                paragraph.push(' ');
                paragraph.push_str(line);
            }
        }
    }
    without_links(&paragraph)
}

fn without_links(text: &str) -> String {
    let Some((before, rest)) = text.split_once('[') else { return text.to_owned() };
    let (label, rest, bracket) = match rest.split_once(']') {
        Some((label, rest)) if rest.starts_with('(') => {
            (label, rest.split_once(')').map_or("", |(_, rest)| rest), "")
        }
        Some((label, rest)) if label.starts_with('`') && label.ends_with('`') => (label, rest, ""),
        _ => ("", rest, "["),
    };
    format!("{before}{bracket}{label}{}", without_links(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_told_by_their_text() {
        assert_eq!(without_links("A card of [`Generic`]."), "A card of `Generic`.");
        assert_eq!(
            without_links("This or [`url`](Self::url), or a [page](x)."),
            "This or `url`, or a page."
        );
    }

    #[test]
    fn other_brackets_stay() {
        assert_eq!(without_links("JSON, as in `{\"a\": [1]}`."), "JSON, as in `{\"a\": [1]}`.");
        assert_eq!(without_links("a[0"), "a[0");
    }
}
