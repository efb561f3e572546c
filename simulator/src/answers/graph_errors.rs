//! The platform's own errors: what the simulator says with each code, and by which HTTP status. The codes and their
//! meanings are core's.

use axum::http::StatusCode;
use sendapi_core::graph_error::{CODES, Code};

/// A sentence for a code. An unknown subcode is told like its code alone.
pub(crate) fn message(code: i64, subcode: Option<i64>) -> String {
    let row = Code::of(code, subcode);
    let meaning = if row.is_known() { row.meaning() } else { "an error that is in no table" };
    match code {
        -1 | 1 | 2 | 190 => meaning.to_owned(),
        _ => format!("(#{code}) {meaning}"),
    }
}

/// 400 for nearly everything.
pub(crate) fn status(code: i64, subcode: Option<i64>) -> StatusCode {
    match (code, subcode) {
        (-1 | 1 | 2 | 504 | 1200, _) => StatusCode::INTERNAL_SERVER_ERROR,
        (10, Some(2_534_022)) => StatusCode::FORBIDDEN,
        // An error in disguise.
        (36000, _) => StatusCode::OK,
        _ => StatusCode::BAD_REQUEST,
    }
}

/// The codes and subcodes that are on record.
pub(crate) fn known() -> impl Iterator<Item = (i64, Option<i64>)> {
    CODES.iter().filter(|row| row.is_known()).map(|row| (*row.codes().start(), row.subcode()))
}

#[cfg(test)]
mod tests {
    use super::{known, message, status};
    use std::collections::BTreeSet;

    #[test]
    fn a_code_has_one_row() {
        assert_eq!(known().collect::<BTreeSet<_>>().len(), known().count());
    }

    #[test]
    fn an_unknown_subcode_is_told_like_its_code_and_an_unknown_code_as_such() {
        assert_eq!(message(100, Some(7)), message(100, None));
        assert_ne!(message(100, Some(2_018_001)), message(100, None));
        assert_eq!(message(4_000_000, None), "(#4000000) an error that is in no table");
    }

    #[test]
    fn an_image_that_is_too_large_is_told_in_a_200() {
        assert_eq!(status(36000, None), 200);
    }

    #[test]
    fn only_what_is_the_platforms_own_fault_is_a_500() {
        assert_eq!(status(2, None), 500);
        assert_eq!(status(-1, None), 500);
        assert_eq!(status(-1, Some(2_534_023)), 500);
        assert_eq!(status(100, Some(2_534_023)), 400);
        assert_eq!(status(10, Some(2_534_022)), 403);
        assert_eq!(status(10, Some(2_018_278)), 400);
        assert_eq!(status(613, None), 400);
    }
}
