//! The walk over all that stands in a plan, with the conditions under which it is there.

use proc_macro2::TokenStream;

use super::{Member, Object, Plan, Value};
use crate::source::items::{Item, Items, Kind};

/// What stands in a plan.
pub(crate) enum Visited<'p> {
    /// A member of an object.
    Member(&'p Object, &'p Member),
    /// An item of a list.
    Item(&'p Plan),
}

/// Shows `visit` all that stands in the plan, with the `#[cfg]`s around it and before it.
pub(crate) fn walk(plan: &Plan, visit: &mut dyn FnMut(Visited<'_>, &[TokenStream])) {
    Walk { visit }.value(plan, &[]);
}

struct Walk<'w> {
    visit: &'w mut dyn FnMut(Visited<'_>, &[TokenStream]),
}

impl Walk<'_> {
    /// A value that is there under the given conditions.
    fn value(&mut self, plan: &Plan, conditions: &[TokenStream]) {
        match &plan.value {
            Value::Object(object) => self.members(object, conditions),
            Value::List(Items(items)) => self.items(items, conditions),
            _ => {}
        }
    }

    fn members(&mut self, object: &Object, outer: &[TokenStream]) {
        for member in &object.members {
            let conditions = both(outer, &member.conditions);
            (self.visit)(Visited::Member(object, member), &conditions);
            self.value(&member.plan, &conditions);
        }
    }

    fn items(&mut self, items: &[Item<Plan>], outer: &[TokenStream]) {
        for item in items {
            let conditions = both(outer, &item.conditions);
            match &item.kind {
                Kind::Value(value) => {
                    (self.visit)(Visited::Item(value), &conditions);
                    self.value(value, &conditions);
                }
                Kind::For { body, .. } => self.items(body, &conditions),
                Kind::If { branches, .. } => {
                    for branch in branches {
                        self.items(&branch.items, &conditions);
                    }
                }
            }
        }
    }
}

fn both(outer: &[TokenStream], inner: &[TokenStream]) -> Vec<TokenStream> {
    [outer, inner].concat()
}
