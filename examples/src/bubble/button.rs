//! A button: a line of a card or of a bubble.

use sendapi::Button;
use serde_json::Value;

use super::block::Block;
use super::look::Look;

pub(super) fn draw(button: &Button<'_>, width: usize, look: &Look) -> Block {
    Block::centred(&label(button), look.accent.bold(), width)
}

/// Whatever its kind is, a button shows its title, and one without a title what it does.
fn label(button: &Button<'_>) -> String {
    let json = serde_json::to_value(button).unwrap_or_default();
    let label = json.get("title").or_else(|| json.get("type")).and_then(Value::as_str);
    label.unwrap_or_default().to_owned()
}
