//! Writing a stencil: its text is copied, and what fills a hole is written between.

use super::Hole;
use crate::convert::stencil::pieces::Pieces;

/// Appends the text to `out`, with what fills its holes.
pub(in crate::convert::stencil) fn write(
    text: &'static str,
    holes: &[Hole<'_>],
    out: &mut Vec<u8>,
) {
    let mut pieces = Pieces(text);
    for hole in holes {
        let Some(piece) = pieces.next() else { return };
        let start = out.len();
        write_piece(piece, out);
        // Behind the last piece there is no hole; a stencil with few of them has room for more.
        if pieces.is_empty() {
            return;
        }
        match hole {
            // The comma in front of the key may not have been written, and what stood there before must stay.
            Hole::Absent => out.truncate((out.len() - key_at_end(piece).unwrap_or(0)).max(start)),
            _ => hole.write(out),
        }
    }
    pieces.for_each(|piece| write_piece(piece, out));
}

/// Appends a piece. Where the member in front of it was left out and was the first, its comma is, too.
fn write_piece(piece: &str, out: &mut Vec<u8>) {
    let text = match piece.strip_prefix(',') {
        Some(rest) if out.last() == Some(&b'{') => rest,
        _ => piece,
    };
    out.extend_from_slice(text.as_bytes());
}

/// How many bytes at the end of a piece are a key with its colon, and the comma in front of it. A key of the API has
/// nothing to escape.
fn key_at_end(piece: &str) -> Option<usize> {
    let key = piece.strip_suffix("\":")?;
    let before = key.get(..key.rfind('"')?)?;
    Some(piece.len() - before.strip_suffix(',').unwrap_or(before).len())
}
