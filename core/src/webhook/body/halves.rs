//! Half a surrogate pair: what is left of an emoji that somebody cut in two by counting in UTF-16.

/// The same JSON with U+FFFD in place of each half of a pair that stands alone, if there is one: no text of Rust can hold
/// it, and the rest of the text need not be lost for it.
pub(super) fn replaced(json: &str) -> Option<String> {
    let mut whole = String::with_capacity(json.len());
    let mut rest = json;
    let mut has_one = false;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        whole.push_str(before);
        let (written, length) = match (unit(escape), escape.get(UNIT..).and_then(unit)) {
            (Some(HIGH_FIRST..=HIGH_LAST), Some(LOW_FIRST..=LOW_LAST)) => (None, 2 * UNIT),
            (Some(HIGH_FIRST..=LOW_LAST), _) => (Some(REPLACEMENT), UNIT),
            (Some(_), _) => (None, UNIT),
            // Another escape: of one character, which may be a backslash itself.
            (None, _) => (None, 2),
        };
        let (escape, after) = escape.split_at_checked(length)?;
        has_one |= written.is_some();
        whole.push_str(written.unwrap_or(escape));
        rest = after;
    }
    whole.push_str(rest);
    has_one.then_some(whole)
}

/// The unit of UTF-16 that the escape at the beginning writes.
fn unit(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

/// How long such an escape is.
const UNIT: usize = 6;

const HIGH_FIRST: u16 = 0xD800;
const HIGH_LAST: u16 = 0xDBFF;
const LOW_FIRST: u16 = 0xDC00;
const LOW_LAST: u16 = 0xDFFF;

const REPLACEMENT: &str = "\\ufffd";
