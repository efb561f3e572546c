//! The text of a stencil: what stands between its holes, each piece behind its length.
//!
//! A sign in place of each hole would have to be searched for in all of the text each time that it is written, which
//! takes longer than copying it.

use super::HOLE;

/// Ends the length in front of a piece.
const END: char = ':';

/// The text of a stencil whose holes stand where [`HOLE`] does in `marked`.
///
/// ```
/// use sendapi_core::convert::stencil::{HOLE, text};
///
/// let marked = format!("{{\"id\":{HOLE}}}");
/// assert_eq!(text(&marked), "6:{\"id\":1:}");
/// ```
#[must_use]
pub fn text(marked: &str) -> String {
    let mut text = String::new();
    for piece in marked.split(HOLE) {
        text.push_str(&piece.len().to_string());
        text.push(END);
        text.push_str(piece);
    }
    text
}

/// The pieces of a stencil's text, in their order: there is a hole between any two of them.
pub(super) struct Pieces(pub(super) &'static str);

impl Pieces {
    /// Whether there is none left.
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Iterator for Pieces {
    type Item = &'static str;

    #[inline]
    fn next(&mut self) -> Option<&'static str> {
        let mut length: usize = 0;
        for (place, byte) in self.0.bytes().enumerate() {
            let digit = usize::from(byte.wrapping_sub(b'0'));
            if digit > 9 {
                let (piece, behind) = self.0.get(place + 1..)?.split_at_checked(length)?;
                self.0 = behind;
                return Some(piece);
            }
            length = length.checked_mul(10)?.checked_add(digit)?;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_back_whatever_is_in_them() {
        let marked = format!("1:{HOLE}{HOLE}12{HOLE}:é€{HOLE}");
        let pieces: Vec<_> = Pieces(text(&marked).leak()).collect();
        assert_eq!(pieces, marked.split(HOLE).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_no_text_of_a_stencil_has_no_pieces() {
        let odd = ["", "{}", "3:ab", "1:é", ":", "99999999999999999999999:a"];
        for text in odd {
            assert_eq!(Pieces(text).find(|piece| !piece.is_empty()), None, "{text}");
        }
    }
}
