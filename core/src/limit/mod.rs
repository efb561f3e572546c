//! Whether one value keeps its limit, and the sentence if it does not.
//!
//! All of it runs while compiling as well, so that a constant in the user's program is judged by the same code, in the
//! same words, as a literal and as a value at run time. Characters are Unicode scalar values, bytes are UTF-8 bytes.

pub(crate) mod blank;
pub(crate) mod file;
mod format;
mod json_text;
pub mod sentence;

pub use self::format::Format;
use self::sentence::Sentence;

/// What a single value must keep to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The length of a text in characters, that is Unicode scalar values.
    Chars {
        /// At least so many.
        min: usize,
        /// At most so many; open where none is given.
        max: Option<usize>,
    },
    /// The length of a text in bytes of UTF-8.
    Bytes {
        /// At most so many.
        max: usize,
    },
    /// The number of items in a list.
    Items {
        /// At least so many.
        min: usize,
        /// At most so many; open where none is given.
        max: Option<usize>,
    },
    /// The size of a whole number.
    Range {
        /// At least so much; open where none is given.
        min: Option<i64>,
        /// At most so much; open where none is given.
        max: Option<i64>,
    },
    /// The form of a text.
    Format(Format),
}

/// How many characters `text` has: Unicode scalar values. A letter with a combining accent counts two, a family emoji
/// of four people seven.
#[must_use]
pub const fn characters(text: &str) -> usize {
    let mut rest = text.as_bytes();
    let mut continuing = 0;
    while let Some((eight, tail)) = rest.split_first_chunk() {
        // Of each byte the highest bit, where the one below it is not set: how all but the first of a character begin.
        let eight = u64::from_ne_bytes(*eight);
        let bits = (eight >> 7) & !(eight >> 6) & 0x0101_0101_0101_0101;
        continuing += bits.count_ones() as usize;
        rest = tail;
    }
    while let [byte, tail @ ..] = rest {
        continuing += (*byte & 0b1100_0000 == 0b1000_0000) as usize;
        rest = tail;
    }
    text.len() - continuing
}

/// What is wrong with a text beside a limit, or nothing.
#[must_use]
pub const fn text_fault(limit: &Limit, text: &str) -> Option<Fault> {
    match *limit {
        Limit::Chars { min, max } => size_fault(Unit::Characters, characters(text), min, max),
        Limit::Bytes { max } => size_fault(Unit::Bytes, text.len(), 0, Some(max)),
        Limit::Format(format) if format.fits(text) => None,
        Limit::Format(format) => Some(Fault::Format(format)),
        Limit::Items { .. } | Limit::Range { .. } => None,
    }
}

/// What is wrong with a whole number beside a limit, or nothing.
#[must_use]
pub const fn integer_fault(limit: &Limit, value: i128) -> Option<Fault> {
    match *limit {
        Limit::Range { min, max } if is_outside(value, min, max) => {
            Some(Fault::Range { value, min, max })
        }
        _ => None,
    }
}

/// What is wrong with the number of items beside a limit, or nothing.
#[must_use]
pub const fn count_fault(limit: &Limit, at_least: usize, at_most: Option<usize>) -> Option<Fault> {
    let Limit::Items { min, max } = *limit else { return None };
    match (max, at_most) {
        (Some(max), _) if at_least > max => {
            Some(Fault::Long { unit: Unit::Items, size: at_least, min, max })
        }
        (_, Some(size)) if size < min => Some(Fault::Short { unit: Unit::Items, size, min, max }),
        _ => None,
    }
}

/// What to do about a text that the platform takes and shows cut.
pub(crate) const CUT_REMEDY: &str =
    "people see it cut, so shorten it, or let `split::shorten` put an ellipsis at its end";

/// What is said of an infinite number, and of one that is none; behind the name of the value.
pub(crate) const ENDLESS: &str = " is no number that JSON has a way to write";

/// What to do about it.
pub(crate) const ENDLESS_REMEDY: &str = "look where it was divided by zero";

/// How a value breaks its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has more than it may.
    Long {
        /// What is counted.
        unit: Unit,
        /// How many there are.
        size: usize,
        /// How many there must be.
        min: usize,
        /// How many there may be.
        max: usize,
    },
    /// It has fewer than it must.
    Short {
        /// What is counted.
        unit: Unit,
        /// How many there are.
        size: usize,
        /// How many there must be.
        min: usize,
        /// How many there may be.
        max: Option<usize>,
    },
    /// It is a number outside its range.
    Range {
        /// The number.
        value: i128,
        /// The smallest that is taken.
        min: Option<i64>,
        /// The largest that is taken.
        max: Option<i64>,
    },
    /// It has not the form that it must have.
    Format(Format),
}

/// What a length counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode scalar values.
    Characters,
    /// Bytes of UTF-8.
    Bytes,
    /// Items of a list.
    Items,
}

impl Fault {
    /// The sentence about a value that is called `label` and `name`, as in "button" and "title". `text` is the value as
    /// it was written; for a whole number it may be empty.
    #[must_use]
    pub const fn sentence(&self, label: &str, name: &str, text: &str) -> Sentence {
        let lead = Sentence::new().label(label, name);
        match *self {
            Self::Long { unit: Unit::Items, size, min, max } if min == max => {
                lead.push(" has ").count(size, Unit::Items).push(", it takes exactly ").number(max)
            }
            Self::Long { unit: Unit::Items, size, max, .. } => lead
                .push(" has ")
                .count(size, Unit::Items)
                .push(", ")
                .number(size - max)
                .push(" over the limit of ")
                .number(max),
            Self::Long { unit, size, max, .. } => lead
                .push(" is ")
                .count(size, unit)
                .push(" long, ")
                .number(size - max)
                .push(" over the limit of ")
                .number(max),
            Self::Short { size: 0, min, max: Some(max), unit } if min == max => {
                lead.push(" is empty, it takes exactly ").count(min, unit)
            }
            Self::Short { size: 0, min, unit, .. } => {
                lead.push(" is empty, it takes at least ").count(min, unit)
            }
            Self::Short { unit: Unit::Items, size, min, .. } => {
                lead.push(" has ").count(size, Unit::Items).push(", it takes at least ").number(min)
            }
            Self::Short { unit, size, min, .. } => {
                lead.push(" is ").count(size, unit).push(" long, it takes at least ").number(min)
            }
            Self::Range { value, min, max } => {
                let lead = lead.push(" is ");
                let lead = if text.is_empty() { lead.signed(value) } else { lead.push(text) };
                lead.push(", it takes ").range(min, max)
            }
            Self::Format(Format::Visible) => lead.push(" is blank, people see nothing of it"),
            Self::Format(format) => {
                lead.push(" takes ").push(format.described()).push(", found ").quoted(text)
            }
        }
    }

    /// What to do about it, where the value was written as `text`.
    #[must_use]
    pub const fn remedy(&self, text: &str) -> Sentence {
        let empty = Sentence::new();
        match *self {
            Self::Long { unit: Unit::Items, .. } => {
                empty.push("leave the surplus out, or send it in another message")
            }
            Self::Long { .. } => empty.push("shorten it"),
            Self::Short { size: 0, .. } => empty.push("fill it or leave it out"),
            Self::Short { unit, size, min, .. } => {
                empty.push("add ").count(min - size, unit).push(" or more")
            }
            Self::Range { min: Some(min), max: None, .. } => {
                empty.push("choose ").signed(min as i128).push(" or more")
            }
            Self::Range { .. } => empty.push("choose a number within that range"),
            Self::Format(format) if format.is_fetched() && file::is_of_this_machine(text) => {
                empty.push(file::OF_THIS_MACHINE)
            }
            Self::Format(format) => empty.push(format.remedy()),
        }
    }
}

impl Limit {
    /// The limit in words, as in "at most 20 characters".
    #[must_use]
    pub const fn described(&self) -> Sentence {
        let empty = Sentence::new();
        match *self {
            Self::Chars { min, max } => bounds(min, max, Unit::Characters),
            Self::Bytes { max } => bounds(0, Some(max), Unit::Bytes),
            Self::Items { min, max } => bounds(min, max, Unit::Items),
            Self::Range { min, max } => empty.range(min, max),
            Self::Format(format) => empty.push(format.described()),
        }
    }
}

const fn size_fault(unit: Unit, size: usize, min: usize, max: Option<usize>) -> Option<Fault> {
    match max {
        Some(max) if size > max => Some(Fault::Long { unit, size, min, max }),
        _ if size < min => Some(Fault::Short { unit, size, min, max }),
        _ => None,
    }
}

const fn is_outside(value: i128, min: Option<i64>, max: Option<i64>) -> bool {
    let below = matches!(min, Some(min) if value < min as i128);
    let above = matches!(max, Some(max) if value > max as i128);
    below || above
}

const fn bounds(min: usize, max: Option<usize>, unit: Unit) -> Sentence {
    let empty = Sentence::new();
    match max {
        None => empty.push("at least ").count(min, unit),
        Some(max) if min == max => empty.push("exactly ").count(max, unit),
        Some(max) if min == 0 => empty.push("at most ").count(max, unit),
        Some(max) => empty.number(min).push(" to ").count(max, unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_scalar_values() {
        assert_eq!(characters("e\u{301}"), 2);
        assert_eq!(characters("👨‍👩‍👧‍👦"), 7);
        assert_eq!(characters("שלום"), 4);
    }

    #[test]
    fn the_sentence_has_both_numbers() {
        let fault = text_fault(&Limit::Chars { min: 0, max: Some(20) }, &"x".repeat(24)).unwrap();
        let sentence = fault.sentence("button", "title", "");
        assert_eq!(sentence.as_str(), "button title is 24 characters long, 4 over the limit of 20");
    }

    #[test]
    fn numbers_are_quoted_as_they_were_written() {
        let limit = Limit::Range { min: Some(0), max: None };
        let fault = integer_fault(&limit, -1).unwrap();
        let sentence = |text| fault.sentence("summary", "total_cost", text).to_string();
        assert_eq!(sentence(""), "summary total_cost is -1, it takes at least 0");
        assert_eq!(sentence("-0.5"), "summary total_cost is -0.5, it takes at least 0");
        assert_eq!(integer_fault(&limit, 0), None);
        assert_eq!(fault.remedy("").as_str(), "choose 0 or more");
    }

    #[test]
    fn a_list_that_takes_one_number_of_items_says_exactly() {
        let limit = Limit::Items { min: 1, max: Some(1) };
        let sentence = |count| {
            let fault = count_fault(&limit, count, Some(count)).unwrap();
            fault.sentence("feedback", "feedback_screens", "").to_string()
        };
        assert_eq!(sentence(2), "feedback_screens has 2 items, it takes exactly 1");
        assert_eq!(sentence(0), "feedback_screens is empty, it takes exactly 1 item");
    }

    #[test]
    fn what_is_too_short_is_told_how_much_to_add() {
        let few = count_fault(&Limit::Items { min: 2, max: Some(6) }, 1, Some(1)).unwrap();
        assert_eq!(few.remedy("").as_str(), "add 1 item or more");
        let short = text_fault(&Limit::Chars { min: 5, max: Some(85) }, "Ry").unwrap();
        assert_eq!(short.remedy("").as_str(), "add 3 characters or more");
    }

    #[test]
    fn limits_read_as_words() {
        assert_eq!(
            Limit::Chars { min: 0, max: Some(20) }.described().as_str(),
            "at most 20 characters"
        );
        assert_eq!(Limit::Items { min: 1, max: Some(10) }.described().as_str(), "1 to 10 items");
        assert_eq!(Limit::Items { min: 1, max: Some(1) }.described().as_str(), "exactly 1 item");
        assert_eq!(Limit::Range { min: Some(1), max: Some(7) }.described().as_str(), "1 to 7");
        assert_eq!(Limit::Range { min: Some(0), max: None }.described().as_str(), "at least 0");
        assert_eq!(Limit::Range { min: None, max: Some(7) }.described().as_str(), "at most 7");
        assert_eq!(Limit::Items { min: 1, max: None }.described().as_str(), "at least 1 item");
    }
}
