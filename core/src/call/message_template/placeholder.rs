//! Parameters in the texts of utility templates, as `{{1}}` or `{{order}}`, and the values that are given for them.

use std::collections::BTreeSet;

use crate::tree::{Found, ListRef, Node, View, find, items};

/// How many different parameters a text has.
pub(crate) fn count(text: &str) -> usize {
    names(text).collect::<BTreeSet<_>>().len()
}

/// What stands between the braces, one after the other.
fn names(text: &str) -> impl Iterator<Item = &str> {
    let behind_each = text.split(OPEN).skip(1);
    behind_each.filter_map(|rest| Some(rest.split_once(CLOSE)?.0.trim()))
}

/// For how many parameters there are values in an `example`, in one of these members: by number or by name. `None` where
/// that is not known.
pub(super) fn samples(example: &Found<'_>, members: [&str; 2]) -> Option<usize> {
    let example = match example {
        Found::No => return Some(0),
        Found::Perhaps => return None,
        Found::Yes(node) => node.object()?,
    };
    let counts = members.map(|member| match find(example, member) {
        Found::No => Some(0),
        Found::Perhaps => None,
        Found::Yes(node) => most(node),
    });
    let [numbered, named] = counts;
    Some(numbered?.max(named?))
}

/// The length of a list; of a list of lists, each of which is one example, that of the longest.
fn most(values: Node<'_>) -> Option<usize> {
    let View::List(list) = values.view else { return None };
    let inner = items(list).filter_map(|item| match item.node.view {
        View::List(list) => Some(length(list)),
        _ => None,
    });
    match inner.collect::<Option<Vec<_>>>()?.into_iter().max() {
        Some(longest) => Some(longest),
        None => length(list),
    }
}

fn length(list: ListRef<'_>) -> Option<usize> {
    let count = list.count();
    (count.at_most == Some(count.at_least)).then_some(count.at_least)
}

const OPEN: &str = "{{";
const CLOSE: &str = "}}";

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn a_parameter_counts_once_and_what_is_not_closed_not_at_all() {
        for (text, parameters) in [
            ("Order {{1}} comes on {{ 2 }}.", 2),
            ("{{order}}, {{order}} again", 1),
            ("Order {{1", 0),
            ("}}{{1}}{{", 1),
            ("plain {1}", 0),
        ] {
            assert_eq!(count(text), parameters, "{text}");
        }
    }
}
