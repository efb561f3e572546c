//! The platform's own errors: what the simulator says with each code, and by which HTTP status. The codes and their
//! meanings are core's.

use axum::http::StatusCode;
use sendapi_core::graph_error::{CODES, Code};

/// A sentence for a code. An unknown subcode is told like its code alone.
pub(crate) fn message(code: u32, subcode: Option<u32>) -> String {
    let row = row(code, subcode).or_else(|| row(code, None));
    let meaning = row.map_or("an error that is in no table", Code::meaning);
    match code {
        1 | 2 | 190 => meaning.to_owned(),
        _ => format!("(#{code}) {meaning}"),
    }
}

/// 400 for nearly everything.
pub(crate) fn status(code: u32, subcode: Option<u32>) -> StatusCode {
    match (code, subcode) {
        (1 | 2 | 504 | 1200, _) => StatusCode::INTERNAL_SERVER_ERROR,
        (10, Some(2_534_022)) => StatusCode::FORBIDDEN,
        _ => StatusCode::BAD_REQUEST,
    }
}

/// The codes and subcodes that are on record.
pub(crate) fn known() -> impl Iterator<Item = (u32, Option<u32>)> {
    CODES.iter().filter(|row| row.is_known()).filter_map(|row| {
        let subcode = row.subcode().and_then(|subcode| subcode.try_into().ok());
        Some(((*row.codes().start()).try_into().ok()?, subcode))
    })
}

fn row(code: u32, subcode: Option<u32>) -> Option<&'static Code> {
    let is_meant = |row: &&Code| {
        row.codes().contains(&code.into()) && row.subcode() == subcode.map(Into::into)
    };
    CODES.iter().find(is_meant)
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
    fn only_what_is_the_platforms_own_fault_is_a_500() {
        assert_eq!(status(2, None), 500);
        assert_eq!(status(10, Some(2_534_022)), 403);
        assert_eq!(status(10, Some(2_018_278)), 400);
        assert_eq!(status(613, None), 400);
    }
}
