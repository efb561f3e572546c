//! The plan as a tree for the checker: the first of the trees.

use sendapi_core::tree::{self, Count, List, ListRef, Member, Node, ObjectRef, View};

use super::{Object, Plan, Stranger, Value};
use crate::source::items::{Branch, Item, Items, Kind};

impl Plan {
    /// The plan as the walk sees it.
    pub(crate) fn node(&self) -> Node<'_> {
        let view = match &self.value {
            Value::Null => View::Absent,
            Value::Bool(value) => View::Bool(*value),
            Value::Integer(value) => View::Integer(*value),
            Value::Number(value) => View::Number(*value),
            Value::Text(text) | Value::Word(_, text) => View::Text(text),
            Value::Object(object) => View::Object(ObjectRef::new(object)),
            Value::List(items) => View::List(ListRef::new(items)),
            Value::StrayObject => View::Object(ObjectRef::new(&Nothing)),
            Value::StrayList => View::List(ListRef::new(&Nothing)),
            Value::Constant | Value::Runtime | Value::Broken => View::Unknown,
        };
        Node { origin: self.origin, ..Node::new(view) }
    }
}

/// The known members, then the others.
impl tree::Object for Object {
    fn member(&self, index: usize) -> Option<Member<'_>> {
        let Some(member) = self.members.get(index) else {
            return self.strangers.get(index - self.members.len()).map(stranger);
        };
        Some(Member {
            key: &member.key.name,
            key_origin: member.key.origin,
            certain: member.certain && member.conditions.is_empty(),
            node: member.plan.node(),
        })
    }
}

fn stranger(stranger: &Stranger) -> Member<'_> {
    Member {
        key: &stranger.key.name,
        key_origin: stranger.key.origin,
        certain: stranger.conditions.is_empty(),
        node: stranger.plan.node(),
    }
}

impl List for Items<Plan> {
    fn item(&self, index: usize) -> Option<tree::Item<'_>> {
        nth(&self.0, index, true)
    }

    fn count(&self) -> Count {
        total(&self.0)
    }
}

/// An object or a list that is of the wrong kind, whatever is in it.
struct Nothing;

impl tree::Object for Nothing {
    fn member(&self, _: usize) -> Option<Member<'_>> {
        None
    }
}

impl List for Nothing {
    fn item(&self, _: usize) -> Option<tree::Item<'_>> {
        None
    }

    fn count(&self) -> Count {
        Count::exactly(0)
    }
}

/// How many items a part of a list stands for.
pub(crate) fn count(item: &Item<Plan>) -> Count {
    let count = count_where_it_stands(&item.kind);
    if item.conditions.is_empty() { count } else { Count { at_least: 0, ..count } }
}

fn count_where_it_stands(kind: &Kind<Plan>) -> Count {
    match kind {
        Kind::Value(_) => Count::exactly(1),
        Kind::For { body, .. } => {
            let most = total(body).at_most.filter(|most| *most == 0);
            Count { at_least: 0, at_most: most }
        }
        Kind::If { branches, .. } => {
            let counts = branches.iter().map(|branch| total(&branch.items));
            let least = if is_exhaustive(branches) {
                counts.clone().map(|count| count.at_least).min()
            } else {
                None
            };
            let most =
                counts.map(|count| count.at_most).reduce(|left, right| Some(left?.max(right?)));
            Count { at_least: least.unwrap_or(0), at_most: most.unwrap_or(Some(0)) }
        }
    }
}

fn is_exhaustive(branches: &[Branch<Plan>]) -> bool {
    branches.last().is_some_and(|branch| branch.condition.is_none())
}

fn total(items: &[Item<Plan>]) -> Count {
    items.iter().map(count).fold(Count::exactly(0), |sum, count| Count {
        at_least: sum.at_least + count.at_least,
        at_most: sum.at_most.zip(count.at_most).map(|(left, right)| left + right),
    })
}

/// The value number `index` of a list, those inside `for` and `if` counted as written.
fn nth(items: &[Item<Plan>], index: usize, certain: bool) -> Option<tree::Item<'_>> {
    let mut before = 0;
    let mut place = 0;
    for item in items {
        let written = written(item);
        if index < before + written {
            let mut found = within(item, index - before, certain)?;
            found.index += place;
            return Some(found);
        }
        before += written;
        place += count(item).at_least;
    }
    None
}

fn within(item: &Item<Plan>, index: usize, certain: bool) -> Option<tree::Item<'_>> {
    match &item.kind {
        Kind::Value(value) => Some(tree::Item {
            index: 0,
            certain: certain && item.conditions.is_empty(),
            node: value.node(),
        }),
        Kind::For { body, .. } => nth(body, index, false),
        Kind::If { branches, .. } => {
            let mut before = 0;
            for branch in branches {
                let inside = all_written(&branch.items);
                if index < before + inside {
                    return nth(&branch.items, index - before, false);
                }
                before += inside;
            }
            None
        }
    }
}

/// How many values stand in a part of a list, whatever becomes of them.
fn written(item: &Item<Plan>) -> usize {
    match &item.kind {
        Kind::Value(_) => 1,
        Kind::For { body, .. } => all_written(body),
        Kind::If { branches, .. } => branches.iter().map(|branch| all_written(&branch.items)).sum(),
    }
}

fn all_written(items: &[Item<Plan>]) -> usize {
    items.iter().map(written).sum()
}
