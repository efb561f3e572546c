//! JSON as `Debug` shows it: on one line, or with `{:#?}` on several.

use std::fmt::{self, Write as _};

/// Writes JSON that holds no blanks but those within its texts.
pub(crate) fn json(json: &[u8], formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = String::from_utf8_lossy(json);
    if formatter.alternate() {
        on_several_lines(&text, formatter)
    } else {
        formatter.write_str(&text)
    }
}

fn on_several_lines(json: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (mut depth, mut text, mut escaped) = (0_usize, false, false);
    let mut characters = json.chars().peekable();
    while let Some(character) = characters.next() {
        if text {
            formatter.write_char(character)?;
            text = escaped || character != '"';
            escaped = !escaped && character == '\\';
            continue;
        }
        text = character == '"';
        match character {
            '{' | '[' if characters.peek().is_some_and(|next| matches!(next, '}' | ']')) => {
                formatter.write_char(character)?;
                characters.next().map_or(Ok(()), |end| formatter.write_char(end))?;
            }
            '{' | '[' => {
                formatter.write_char(character)?;
                depth += 1;
                line(depth, formatter)?;
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(depth, formatter)?;
                formatter.write_char(character)?;
            }
            ',' => {
                formatter.write_char(character)?;
                line(depth, formatter)?;
            }
            ':' => formatter.write_str(": ")?,
            other => formatter.write_char(other)?,
        }
    }
    Ok(())
}

fn line(depth: usize, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    formatter.write_char('\n')?;
    (0..depth).try_for_each(|_| formatter.write_str("    "))
}
