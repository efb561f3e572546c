//! The manifest of a bot.

/// As [`template`](super::template) has its files. A folder with a `Cargo.toml` in it would be left out of the package that cargo
/// publishes, and so it has another name there.
pub(super) const MANIFEST: &str = include_str!("../../template/manifest.toml");

/// The crates that a bot needs, by the names that it knows them by.
pub(super) fn dependencies() -> impl Iterator<Item = &'static str> {
    let mut is_inside = false;
    MANIFEST.lines().filter_map(move |line| {
        if line.starts_with('[') {
            is_inside = line.ends_with("dependencies]");
        }
        line.split_once(" = ").filter(|_| is_inside).map(|(name, _)| name)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn dependencies_are_found() {
        let found: BTreeSet<_> = dependencies().collect();
        let expected = [
            "axum",
            "sendapi",
            "sendapi-simulator",
            "tokio",
            "tower",
            "tracing",
            "tracing-subscriber",
        ];
        assert_eq!(found, BTreeSet::from(expected));
    }
}
