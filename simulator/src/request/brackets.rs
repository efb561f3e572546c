//! PHP's names: `recipient[id]=1`, `list[]=a`, `list[0]=a`.
//!
//! [PHP's rules](https://www.php.net/manual/en/language.variables.external.php): what is written again takes the place of
//! what was there, a bracket that does not close is part of the name, and of too much the rest is left out.

use std::collections::HashMap;

use serde_json::{Map, Value};

/// Parameters by their names, in which brackets lead inside.
#[derive(Debug, Default)]
pub(crate) struct Parameters {
    tree: Tree,
    /// Names and brackets so far.
    count: usize,
}

/// What became of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Put {
    New,
    /// In the place of another value.
    Instead,
    /// Nowhere: its brackets lie deeper, or there are more parameters, than is read.
    LeftOut,
}

impl Parameters {
    pub(crate) fn put(&mut self, name: &str, value: String) -> Put {
        let (first, steps) = split(name);
        self.count = self.count.saturating_add(1).saturating_add(steps.len());
        if steps.len() > DEEPEST || self.count > MOST {
            return Put::LeftOut;
        }
        if self.tree.put(first.to_owned(), &steps, value) { Put::Instead } else { Put::New }
    }

    /// Each with its value, in the order in which the names came first.
    pub(crate) fn into_members(self) -> impl Iterator<Item = (String, Value)> {
        self.tree.into_members()
    }
}

/// The name in front of the brackets, and what stands in them.
fn split(name: &str) -> (&str, Vec<&str>) {
    let Some((first, mut rest)) = name.split_once('[').filter(|(first, _)| !first.is_empty())
    else {
        return (name, Vec::new());
    };
    let mut steps = Vec::new();
    while let Some((step, behind)) = rest.split_once(']') {
        steps.push(step);
        // What stands behind a bracket, and is none, is read over.
        match behind.strip_prefix('[') {
            Some(inside) => rest = inside,
            None => return (first, steps),
        }
    }
    if steps.is_empty() { (name, steps) } else { (first, steps) }
}

/// Members by their names, each with its place in their order.
#[derive(Debug, Default)]
struct Tree {
    members: HashMap<String, (usize, Branch)>,
    /// What an item is called that comes without a name.
    next: u64,
}

#[derive(Debug, Default)]
enum Branch {
    #[default]
    Nothing,
    Leaf(String),
    Tree(Tree),
}

impl Tree {
    /// Whether it takes the place of something.
    fn put(&mut self, name: String, steps: &[&str], value: String) -> bool {
        if let Ok(number) = name.parse::<u64>() {
            self.next = self.next.max(number.saturating_add(1));
        }
        let place = self.members.len();
        let (_, branch) = self.members.entry(name).or_insert((place, Branch::Nothing));
        let Some((step, deeper)) = steps.split_first() else {
            return !matches!(std::mem::replace(branch, Branch::Leaf(value)), Branch::Nothing);
        };
        let replaces = matches!(branch, Branch::Leaf(_));
        let mut tree = match std::mem::take(branch) {
            Branch::Tree(tree) => tree,
            Branch::Nothing | Branch::Leaf(_) => Self::default(),
        };
        let name = if step.is_empty() { tree.next.to_string() } else { (*step).to_owned() };
        let replaces = tree.put(name, deeper, value) || replaces;
        *branch = Branch::Tree(tree);
        replaces
    }

    fn into_members(self) -> impl Iterator<Item = (String, Value)> {
        let mut members: Vec<_> = self.members.into_iter().collect();
        members.sort_unstable_by_key(|(_, (place, _))| *place);
        members.into_iter().map(|(name, (_, branch))| (name, branch.into_value()))
    }

    /// Whether its names are 0, 1, 2 and so on.
    fn is_list(&self) -> bool {
        (0..self.members.len()).all(|place| self.members.contains_key(&place.to_string()))
    }

    fn into_list(self) -> Value {
        let numbered = self.members.into_iter().map(|(name, (_, branch))| (name, branch));
        let mut items: Vec<_> = numbered
            .map(|(name, branch)| (name.parse::<u64>().unwrap_or(u64::MAX), branch))
            .collect();
        items.sort_unstable_by_key(|(number, _)| *number);
        items.into_iter().map(|(_, branch)| branch.into_value()).collect()
    }
}

impl Branch {
    fn into_value(self) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Leaf(text) => text.into(),
            Self::Tree(tree) if tree.is_list() => tree.into_list(),
            Self::Tree(tree) => Value::Object(tree.into_members().collect::<Map<_, _>>()),
        }
    }
}

/// Brackets of one name; PHP reads 64.
const DEEPEST: usize = 64;
/// Names and brackets of a request: a receipt with a hundred items has five thousand.
const MOST: usize = 20_000;

#[cfg(test)]
mod tests {
    use super::{DEEPEST, MOST, Parameters, Put, split};
    use proptest::collection::vec;
    use proptest::prelude::{prop_assert, proptest};
    use serde_json::{Map, Value, json};

    #[test]
    fn names_are_read_as_php_reads_them() {
        for (name, first, steps) in [
            ("a", "a", vec![]),
            ("a[b]", "a", vec!["b"]),
            ("a[b][0][]", "a", vec!["b", "0", ""]),
            ("a[b]c[d]", "a", vec!["b"]),
            ("a[b", "a[b", vec![]),
            ("a[b][c", "a", vec!["b"]),
            ("[a]", "[a]", vec![]),
            ("a]b", "a]b", vec![]),
            ("", "", vec![]),
        ] {
            assert_eq!(split(name), (first, steps), "{name}");
        }
    }

    #[test]
    fn brackets_lead_inside_and_numbers_make_lists() {
        for (pairs, members) in [
            (vec![("a[id]", "1"), ("b", "x")], json!({ "a": { "id": "1" }, "b": "x" })),
            (vec![("a[]", "1"), ("a[]", "2")], json!({ "a": ["1", "2"] })),
            (vec![("a[1]", "2"), ("a[0]", "1")], json!({ "a": ["1", "2"] })),
            (vec![("a[1]", "2")], json!({ "a": { "1": "2" } })),
            (vec![("a[5]", "1"), ("a[]", "2")], json!({ "a": { "5": "1", "6": "2" } })),
            (
                vec![("a[0][t]", "1"), ("a[1][t]", "2")],
                json!({ "a": [{ "t": "1" }, { "t": "2" }] }),
            ),
            (vec![("a", "1"), ("a", "2")], json!({ "a": "2" })),
            (vec![("a", "1"), ("a[b]", "2")], json!({ "a": { "b": "2" } })),
            (vec![("a[b]", "2"), ("a", "1")], json!({ "a": "1" })),
        ] {
            assert_eq!(read(&pairs).1, members, "{pairs:?}");
        }
        let (put, _) = read(&[("a", "1"), ("a", "2"), ("a[b]", "3"), ("a[c]", "3"), ("a[b]", "3")]);
        assert_eq!(put, [Put::New, Put::Instead, Put::Instead, Put::New, Put::Instead]);
    }

    #[test]
    fn of_too_much_the_rest_is_left_out() {
        let deep = |depth: usize| format!("a{}", "[b]".repeat(depth));
        let mut parameters = Parameters::default();
        assert_eq!(parameters.put(&deep(DEEPEST), String::new()), Put::New);
        assert_eq!(parameters.put(&deep(DEEPEST + 1), String::new()), Put::LeftOut);
        assert_eq!(parameters.put(&deep(100_000), String::new()), Put::LeftOut);
        let mut parameters = Parameters::default();
        let put: Vec<_> = (0..=MOST).map(|_| parameters.put("a[]", String::new())).collect();
        assert_eq!(put.first().zip(put.last()), Some((&Put::New, &Put::LeftOut)));
    }

    proptest! {
        #[test]
        fn whatever_the_names_there_are_no_more_values_than_were_sent(names in vec("[a-c\\[\\]0-2]{0,9}", 0..20)) {
            let pairs: Vec<_> = names.iter().map(|name| (name.as_str(), "x")).collect();
            let (put, members) = read(&pairs);
            prop_assert!(leaves(&members) <= put.len());
        }
    }

    fn leaves(value: &Value) -> usize {
        match value {
            Value::Object(members) => members.values().map(leaves).sum(),
            Value::Array(items) => items.iter().map(leaves).sum(),
            _ => 1,
        }
    }

    fn read(pairs: &[(&str, &str)]) -> (Vec<Put>, Value) {
        let mut parameters = Parameters::default();
        let put = pairs.iter().map(|(name, value)| parameters.put(name, (*value).to_owned()));
        let put = put.collect();
        (put, Value::Object(parameters.into_members().collect::<Map<_, _>>()))
    }
}
