//! [`Look`]: the colours of a platform and the widths that fit a terminal.

use anstyle::{AnsiColor, Style};
use sendapi::PlatformKind;

use super::block::FRAME;

pub(super) const PLAIN: Style = Style::new();
pub(super) const BOLD: Style = Style::new().bold();
pub(super) const GREY: Style = AnsiColor::BrightBlack.on_default();

/// How things look on one platform in one terminal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Frames, chips and buttons.
    pub(super) accent: Style,
    /// Columns of the terminal.
    pub(super) columns: usize,
}

impl Look {
    pub(super) fn of(platform: PlatformKind, columns: usize) -> Self {
        let color = match platform {
            PlatformKind::Messenger => AnsiColor::Blue,
            PlatformKind::Instagram => AnsiColor::Magenta,
        };
        Self { accent: color.on_default(), columns: columns.max(NARROWEST) }
    }

    /// Columns inside the frame of a bubble, which leaves a quarter of the line free.
    pub(super) fn in_bubble(&self) -> usize {
        self.columns * 3 / 4 - FRAME
    }

    /// Columns inside the frame of a card.
    pub(super) fn in_card(&self) -> usize {
        WIDEST_CARD.min(self.columns) - FRAME
    }
}

/// Below this, lines run over the edge: there is no room for words in a frame.
const NARROWEST: usize = 16;
/// Three of them fit side by side in 80 columns.
const WIDEST_CARD: usize = 26;
