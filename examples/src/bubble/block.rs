//! [`Block`]: lines in a rectangle, and the ways to put rectangles together.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use crate::printable::printable;

/// Lines that stand together in a rectangle.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    lines: Vec<Line>,
}

/// What a frame with one column of air inside takes away from the width.
pub(super) const FRAME: usize = 4;

impl Block {
    /// One line as it is.
    pub(super) fn line(text: &str, style: Style) -> Self {
        Self { lines: vec![Line::new(text, style)] }
    }

    /// Text in lines of at most `width` columns.
    pub(super) fn text(text: &str, style: Style, width: usize) -> Self {
        let text = printable(text);
        let lines = textwrap::wrap(&text, width.max(1));
        Self { lines: lines.iter().map(|line| Line::new(line, style)).collect() }
    }

    /// Text in the middle of `width` columns.
    pub(super) fn centred(text: &str, style: Style, width: usize) -> Self {
        let lines = Self::text(text, style, width).lines.into_iter();
        Self { lines: lines.map(|line| line.centred(width)).collect() }
    }

    /// Blocks one below the other.
    pub(super) fn stack(blocks: impl IntoIterator<Item = Self>) -> Self {
        Self { lines: blocks.into_iter().flat_map(|block| block.lines).collect() }
    }

    /// Blocks side by side, in as many rows as `width` columns make necessary.
    pub(super) fn flow(blocks: impl IntoIterator<Item = Self>, width: usize) -> Self {
        let mut rows: Vec<Self> = Vec::new();
        for block in blocks {
            match rows.last_mut() {
                Some(row) if row.width() + GAP + block.width() <= width => {
                    *row = row.beside(&block);
                }
                _ => rows.push(block),
            }
        }
        Self::stack(rows)
    }

    /// Blocks in one rounded frame, with a rule between them.
    pub(super) fn framed(sections: &[Self], style: Style) -> Self {
        let width = sections.iter().map(Self::width).max().unwrap_or(0);
        let rule =
            |left, right| Self::line(&format!("{left}{}{right}", "─".repeat(width + 2)), style);
        let mut blocks = vec![rule('╭', '╮')];
        for (index, section) in sections.iter().enumerate() {
            if index > 0 {
                blocks.push(rule('├', '┤'));
            }
            blocks.push(section.walled(width, style));
        }
        blocks.push(rule('╰', '╯'));
        Self::stack(blocks)
    }

    /// The block, made `width` columns wide where it is narrower.
    pub(super) fn at_least(mut self, width: usize) -> Self {
        self.lines = self.lines.into_iter().map(|line| line.padded(width)).collect();
        self
    }

    pub(super) fn width(&self) -> usize {
        self.lines.iter().map(|line| line.width).max().unwrap_or(0)
    }

    pub(super) fn into_text(self) -> String {
        self.lines.into_iter().map(|line| line.text + "\n").collect()
    }

    fn beside(&self, right: &Self) -> Self {
        let start = self.width() + GAP;
        let rows = self.lines.len().max(right.lines.len());
        let line = |block: &Self, row| block.lines.get(row).cloned();
        let lines = (0..rows).map(|row| {
            let left = line(self, row).unwrap_or_default();
            line(right, row).map_or(left.clone(), |right| left.padded(start).then(&right))
        });
        Self { lines: lines.collect() }
    }

    fn walled(&self, width: usize, style: Style) -> Self {
        let (left, right) = (Line::new("│ ", style), Line::new(" │", style));
        let lines = self
            .lines
            .iter()
            .map(|line| left.clone().then(&line.clone().padded(width)).then(&right));
        Self { lines: lines.collect() }
    }
}

/// A styled line that knows how many columns it takes.
#[derive(Clone, Debug, Default)]
struct Line {
    text: String,
    width: usize,
}

impl Line {
    fn new(text: &str, style: Style) -> Self {
        Self { text: format!("{style}{text}{style:#}"), width: text.width() }
    }

    fn centred(&self, width: usize) -> Self {
        let left = width.saturating_sub(self.width) / 2;
        Self { text: format!("{}{}", " ".repeat(left), self.text), width: left + self.width }
    }

    fn padded(mut self, width: usize) -> Self {
        self.text.push_str(&" ".repeat(width.saturating_sub(self.width)));
        self.width = self.width.max(width);
        self
    }

    fn then(mut self, next: &Self) -> Self {
        self.text.push_str(&next.text);
        self.width += next.width;
        self
    }
}

/// Columns between blocks side by side.
const GAP: usize = 1;

#[cfg(test)]
mod tests {
    use anstyle::Style;

    use super::Block;

    const PLAIN: Style = Style::new();

    #[test]
    fn what_does_not_fit_flows_into_the_next_row() {
        let blocks = ["one", "two", "three"].map(|word| Block::line(word, PLAIN));
        assert_eq!(Block::flow(blocks.clone(), 7).into_text(), "one two\nthree\n");
        assert_eq!(Block::flow(blocks.clone(), 13).into_text(), "one two three\n");
        assert_eq!(Block::flow(blocks, 0).into_text(), "one\ntwo\nthree\n");
    }

    #[test]
    fn blocks_of_different_heights_stand_side_by_side_without_blanks_at_the_end() {
        let tall = Block::text("a b c", PLAIN, 1);
        let low = Block::line("d", PLAIN);
        assert_eq!(Block::flow([tall.clone(), low.clone()], 9).into_text(), "a d\nb\nc\n");
        assert_eq!(Block::flow([low, tall], 9).into_text(), "d a\n  b\n  c\n");
    }

    #[test]
    fn a_frame_is_as_wide_as_its_widest_line_counted_in_columns() {
        let sections = [Block::line("パン", PLAIN), Block::line("b", PLAIN)];
        let framed = Block::framed(&sections, PLAIN).into_text();
        assert_eq!(framed, "╭──────╮\n│ パン │\n├──────┤\n│ b    │\n╰──────╯\n");
        assert_eq!(Block::framed(&[], PLAIN).into_text(), "╭──╮\n╰──╯\n");
    }

    #[test]
    fn styles_take_no_columns() {
        let bold = Block::line("b", Style::new().bold());
        assert_eq!(bold.width(), 1);
        assert_eq!(bold.into_text(), "\u{1b}[1mb\u{1b}[0m\n");
    }
}
