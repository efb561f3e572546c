//! Names in capitals, as constants and most words of the API are written.

/// Whether a name is written as constants are.
pub(crate) fn is_in_capitals(name: &str) -> bool {
    name.starts_with(|first: char| first.is_uppercase() || first == '_')
        && name.chars().any(char::is_uppercase)
        && !name.chars().any(char::is_lowercase)
}

pub(crate) fn is_single_capital(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// Whether a lone word names a constant: in capitals, and not a single letter, which is a parameter.
pub(crate) fn is_constant_name(name: &str) -> bool {
    is_in_capitals(name) && !is_single_capital(name)
}
