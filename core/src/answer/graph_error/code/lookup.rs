//! Which row of the table explains a code and a subcode.

use super::Code;
use super::table::{CODES, UNKNOWN};

/// From the exact to the general, at last the row of unknown codes.
pub(super) fn find(code: i64, subcode: Option<i64>) -> &'static Code {
    subcode
        .and_then(|subcode| row(code, Some(subcode)).or_else(|| by_number(subcode)))
        .or_else(|| row(code, None))
        .or_else(|| by_number(code))
        .unwrap_or(UNKNOWN)
}

fn row(code: i64, subcode: Option<i64>) -> Option<&'static Code> {
    CODES.iter().find(|row| row.codes().contains(&code) && row.subcode() == subcode)
}

/// The Messenger Platform's own numbers mean the same wherever they stand, beside any code or as the code itself.
fn by_number(number: i64) -> Option<&'static Code> {
    let unmistakable = number >= SMALLEST_OWN_NUMBER;
    let stands_in = |row: &&Code| match row.subcode() {
        Some(subcode) => subcode == number,
        None => row.codes().contains(&number),
    };
    CODES.iter().filter(|_| unmistakable).find(stands_in)
}

/// From here on the platform's pages print numbers without saying whether they are codes or
/// subcodes, or what others met is on record without the code beside it (1545133). Not so 1357046 below it: that a
/// message was delivered is believed of the very code and subcode alone.
const SMALLEST_OWN_NUMBER: i64 = 1_400_000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::graph_error::{Family, Waiting};

    #[test]
    fn every_row_is_found_by_its_numbers() {
        for row in CODES {
            for code in row.codes() {
                assert_eq!(find(code, row.subcode()), row, "{code}");
            }
        }
    }

    #[test]
    fn a_row_stands_once_and_in_order() {
        for pair in CODES.windows(2) {
            let key = |row: &Code| (*row.codes().start(), row.subcode());
            assert!(key(&pair[0]) < key(&pair[1]), "{:?}", pair[1]);
            assert!(
                pair[0].codes().end() < pair[1].codes().start()
                    || pair[0].codes() == pair[1].codes(),
                "{:?}",
                pair[1]
            );
        }
    }

    #[test]
    fn plain_numbers_come_as_code_or_as_subcode() {
        for row in CODES {
            let number = row.subcode().unwrap_or(*row.codes().start());
            if number >= SMALLEST_OWN_NUMBER {
                for found in [find(number, None), find(77, Some(number)), find(number, Some(7))] {
                    assert_eq!(said(found), said(row), "{number}");
                }
            }
        }
    }

    /// What is decided by a row.
    fn said(row: &Code) -> (Family, Waiting, bool) {
        (row.family(), row.waiting(), row.blocks())
    }

    #[test]
    fn a_number_on_record_without_its_code_is_found_beside_any() {
        let follower = find(100, Some(1_545_133));
        assert_eq!(follower.family(), Family::Recipient);
        for found in [find(200, Some(1_545_133)), find(10, Some(1_545_133)), find(1_545_133, None)]
        {
            assert_eq!(found, follower);
        }
    }

    #[test]
    fn what_is_not_known_falls_back() {
        assert_eq!(find(190, Some(7)), find(190, None));
        assert_eq!(find(100, Some(1_357_046)), find(100, None));
        assert!(find(100, None).is_known());
        for (code, subcode) in [(77, None), (0, Some(1_357_046)), (-2, Some(-1)), (2_017_999, None)]
        {
            assert!(!find(code, subcode).is_known(), "{code}");
        }
    }

    #[test]
    fn the_words_read_well() {
        for row in CODES.iter().chain([UNKNOWN]) {
            for words in [row.meaning(), row.what_to_do()] {
                let first = words.chars().next().unwrap();
                assert!(
                    first.is_lowercase() || first == '`' || words.starts_with("Messenger"),
                    "{words}"
                );
                assert!(!words.ends_with('.') && !words.contains("error code"), "{words}");
            }
            assert!(row.link().starts_with("https://developers.facebook.com/"), "{row:?}");
        }
    }
}
