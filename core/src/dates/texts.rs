//! The days that stand in texts.

use super::Fact;
use crate::platform::day::Day;

/// What the texts say of days: a fact for each day and text.
pub(super) fn facts(about: &str, texts: &[&str]) -> Vec<Fact> {
    let said = texts.iter().flat_map(|text| days(text).map(move |day| (day, *text)));
    said.map(|(day, says)| Fact { day, about: about.to_owned(), says: says.to_owned() }).collect()
}

/// The days in a text, as it writes them: `2026-11-30`.
pub(super) fn days(text: &str) -> impl Iterator<Item = Day> {
    let parts = text.split(|letter: char| !letter.is_ascii_digit() && letter != '-');
    parts.filter_map(|part| part.trim_matches('-').parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_between_words() {
        for (text, expected) in [
            ("2026-10-05", &["2026-10-05"][..]),
            ("it ends on 2026-10-05, or on 2027-01-01.", &["2026-10-05", "2027-01-01"]),
            ("`2026-10-05`–", &["2026-10-05"]),
            ("ends -2026-10-05-", &["2026-10-05"]),
            ("from 2026-10 on, 2026-10-05-1, 2026-13-01, 12026-10-05", &[]),
            ("", &[]),
        ] {
            let found: Vec<_> = days(text).map(|day| day.to_string()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
