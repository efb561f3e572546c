//! SVG: rectangles, and text that is as wide as it is meant to be whatever font there is.
//!
//! It can stand in a page of rustdoc as it is: without a style of its own, and without an empty line, which would end it
//! there.

use std::fmt::Write as _;

use super::theme::Theme;

/// A picture that is being drawn.
pub(super) struct Canvas<'t> {
    pub(super) theme: &'t Theme,
    drawn: String,
}

/// Where something is and how large, in pixels.
#[derive(Clone, Copy)]
pub(super) struct Area {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) colour: &'static str,
    pub(super) struck: bool,
}

impl Look {
    pub(super) const fn plain(colour: &'static str) -> Self {
        Self { colour, struck: false }
    }
}

impl<'t> Canvas<'t> {
    pub(super) const fn new(theme: &'t Theme) -> Self {
        Self { theme, drawn: String::new() }
    }

    /// A box with round corners.
    pub(super) fn panel(&mut self, area: Area, fill: &str) {
        let (Area { x, y, width, height }, border) = (area, self.theme.border);
        self.put(&format!(
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="6" fill="{fill}" stroke="{border}"/>"#
        ));
    }

    /// A rectangle without a border.
    pub(super) fn block(&mut self, area: Area, fill: &str) {
        let Area { x, y, width, height } = area;
        self.put(&format!(
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="2" fill="{fill}"/>"#
        ));
    }

    /// A text with its baseline at `y`.
    pub(super) fn text(&mut self, x: usize, y: usize, text: &str, look: Look) {
        let indent = text.chars().take_while(|letter| *letter == ' ').count();
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let (x, length) = (x + indent * COLUMN, text.chars().count() * COLUMN);
        let struck = if look.struck { r#" text-decoration="line-through""# } else { "" };
        let (colour, text) = (look.colour, escaped(text));
        self.put(&format!(
            r#"<text x="{x}" y="{y}" fill="{colour}" textLength="{length}" xml:space="preserve"{struck}>{text}</text>"#
        ));
    }

    /// A wavy line below a text.
    pub(super) fn wave(&mut self, x: usize, y: usize, width: usize) {
        let mut path = format!("M{x} {y}");
        for step in 0..width / 4 {
            let up = if step % 2 == 0 { "-3" } else { "3" };
            let _ = write!(path, " q1 {up} 4 0");
        }
        let colour = self.theme.error;
        self.put(&format!(
            r#"<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>"#
        ));
    }

    fn put(&mut self, element: &str) {
        self.drawn.push_str(element);
        self.drawn.push('\n');
    }

    /// All of it, as large as it is; `title` for those who do not see it.
    pub(super) fn finish(self, width: usize, height: usize, title: &str) -> String {
        let title = escaped(title);
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
<title>{title}</title>
{}</svg>
"#,
            self.drawn
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// How wide a letter is.
pub(super) const COLUMN: usize = 8;
/// How high a line is.
pub(super) const LINE: usize = 22;
