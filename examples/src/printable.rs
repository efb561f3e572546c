//! Text from elsewhere, made fit for a terminal.

/// The text without what would steer the terminal; line breaks stay.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}
