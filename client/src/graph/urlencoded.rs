//! Writing forms: `application/x-www-form-urlencoded`.

/// Appends a text as it stands in a form.
pub(crate) fn write_urlencoded(text: &str, out: &mut Vec<u8>) {
    IN_A_FORM.write(text, out);
}

/// Appends a text as it stands in a form that stands in another one: what writing it twice comes to.
pub(crate) fn write_urlencoded_twice(text: &str, out: &mut Vec<u8>) {
    IN_A_FORM_WITHIN.write(text, out);
}

/// Appends a pair, behind those that are there.
pub(crate) fn write_pair(name: &str, value: &str, out: &mut Vec<u8>) {
    if !out.is_empty() {
        out.push(b'&');
    }
    write_urlencoded(name, out);
    out.push(b'=');
    write_urlencoded(value, out);
}

/// How each byte is spelled.
struct Spellings {
    each: [Spelling; 256],
    /// The length of the longest.
    longest: usize,
}

/// What is written of a byte, and in the last place how long that is.
type Spelling = [u8; ROOM];

const ROOM: usize = 8;

static IN_A_FORM: Spellings = Spellings { each: spellings(false), longest: "%00".len() };
static IN_A_FORM_WITHIN: Spellings = Spellings { each: spellings(true), longest: "%2500".len() };

impl Spellings {
    /// Byte by byte, since every third of JSON is written otherwise in a form: there are hardly any stretches to be
    /// copied, as `form_urlencoded` does it. Each spelling is copied with all its room, as one number, and the next goes
    /// over what is too much of it.
    fn write(&self, text: &str, out: &mut Vec<u8>) {
        let start = out.len();
        out.resize(start + text.len() * self.longest + ROOM, 0);
        let mut room = out.get_mut(start..).unwrap_or_default();
        for byte in text.bytes() {
            let spelling = self.each.get(usize::from(byte)).unwrap_or(&[0; ROOM]);
            if let Some(place) = room.first_chunk_mut() {
                *place = *spelling;
            }
            let [.., length] = *spelling;
            room = room.get_mut(usize::from(length)..).unwrap_or_default();
        }
        let left = room.len();
        out.truncate(out.len() - left);
    }
}

#[expect(clippy::indexing_slicing, reason = "the compiler does it, and tells if it goes too far")]
#[expect(clippy::cast_possible_truncation, reason = "there are 256")]
const fn spellings(within: bool) -> [Spelling; 256] {
    let mut each = [[0; ROOM]; 256];
    let mut byte = 0;
    while byte < each.len() {
        each[byte] = spelling(byte as u8, within);
        byte += 1;
    }
    each
}

const fn spelling(byte: u8, within: bool) -> Spelling {
    let (high, low) = (digit(byte >> 4), digit(byte & 15));
    match byte {
        b'*' | b'-' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'_' | b'a'..=b'z' => {
            [byte, 0, 0, 0, 0, 0, 0, 1]
        }
        b' ' if within => [b'%', b'2', b'B', 0, 0, 0, 0, 3],
        b' ' => [b'+', 0, 0, 0, 0, 0, 0, 1],
        _ if within => [b'%', b'2', b'5', high, low, 0, 0, 5],
        _ => [b'%', high, low, 0, 0, 0, 0, 3],
    }
}

const fn digit(value: u8) -> u8 {
    if value < 10 { b'0' + value } else { b'A' + value - 10 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, prop_assert_eq, proptest};

    use super::*;

    proptest! {
        #[test]
        fn forms_are_those_of_the_standard(
            pairs in prop::collection::vec((any::<String>(), any::<String>()), 0..4),
        ) {
            let mut out = Vec::new();
            for (name, value) in &pairs {
                write_pair(name, value, &mut out);
            }
            let standard = form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
            prop_assert_eq!(String::from_utf8(out).unwrap(), standard);
        }

        #[test]
        fn twice_is_once_and_once_more(text in any::<String>()) {
            let (mut once, mut twice, mut at_once) = (Vec::new(), Vec::new(), b"before".to_vec());
            write_urlencoded(&text, &mut once);
            write_urlencoded(std::str::from_utf8(&once).unwrap(), &mut twice);
            write_urlencoded_twice(&text, &mut at_once);
            prop_assert_eq!(at_once.strip_prefix(b"before"), Some(twice.as_slice()));
        }
    }
}
