//! Names that are wanted, by their labels.

use crate::scenario::{Name, Names, Others, Wanted};

/// They are offered, wherever others stand.
pub(super) fn offered(labels: &[&str]) -> Wanted {
    wanted(labels, Others::Anywhere)
}

/// They are offered before all others that fit.
pub(super) fn first(labels: &[&str]) -> Wanted {
    wanted(labels, Others::Behind)
}

/// They alone are offered, of those that fit.
pub(super) fn alone(labels: &[&str]) -> Wanted {
    wanted(labels, Others::Nowhere)
}

/// One is offered before all others that fit, and its documentation begins so.
pub(super) fn documented(label: &str, docs: &str) -> Wanted {
    let wanted = vec![Name::documented(label, docs)];
    Wanted::Names(Names { wanted, others: Others::Behind, ..Names::default() })
}

/// Nothing of ours is offered. What is hidden is found out wherever something is offered.
pub(super) fn without(labels: &[&str]) -> Wanted {
    let refused = labels.iter().map(|label| (*label).to_owned()).collect();
    Wanted::Names(Names { refused, ..Names::default() })
}

fn wanted(labels: &[&str], others: Others) -> Wanted {
    let wanted = labels.iter().map(|label| Name::plain(label)).collect();
    Wanted::Names(Names { wanted, others, ..Names::default() })
}

/// What stands at the cursor is told of alone, with these words.
pub(super) fn told(words: &[&str]) -> Wanted {
    Wanted::Told { words: words.iter().map(|word| (*word).to_owned()).collect(), most: 1 }
}

/// It is declared in one line with these words.
pub(super) fn declared(words: &[&str]) -> Wanted {
    Wanted::Place(words.iter().map(|word| (*word).to_owned()).collect())
}

/// There is one error, with these words.
pub(super) fn mistake(words: &[&str]) -> Wanted {
    Wanted::Mistake(words.iter().map(|word| (*word).to_owned()).collect())
}
