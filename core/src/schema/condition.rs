//! What may hold of the members of an object.

use crate::limit::Format;
use crate::tree::{Beside, Found, Node, View, descend, items};

/// Something that holds of an object, or does not. A way is names of members, of which each but the last leads to an object.
#[derive(Clone, Copy, Debug)]
pub enum Condition {
    /// The member at the end of the way is there.
    Has(&'static [&'static str]),
    /// It is not sure to be there.
    Lacks(&'static [&'static str]),
    /// It has one of these values.
    Is(&'static [&'static str], &'static [&'static str]),
    /// It is of this form, where it is a text.
    Fits(&'static [&'static str], Format),
    /// One of these members is there, and is no empty text.
    Filled(&'static [&'static str]),
    /// None of these members is there, but for empty text.
    Empty(&'static [&'static str]),
    /// The list has an item of which one of these holds, or no items at all.
    SomeItem(&'static str, &'static [Self]),
}

impl Condition {
    /// Whether it holds; `None` where that is not known.
    pub(crate) fn holds(&self, beside: &Beside<'_, '_>) -> Option<bool> {
        match *self {
            Self::Filled(names) => Some(!beside.has_none(names)),
            Self::Empty(names) => Some(beside.has_none(names)),
            Self::SomeItem(list, any) => has_item(beside.field(list), any),
            Self::Has(way) | Self::Lacks(way) | Self::Is(way, _) | Self::Fits(way, _) => {
                self.holds_of(beside.within(way))
            }
        }
    }

    /// The same of an item of a list.
    pub(crate) fn holds_of_item(&self, item: Node<'_>) -> Option<bool> {
        match *self {
            Self::Has(way) | Self::Lacks(way) | Self::Is(way, _) | Self::Fits(way, _) => {
                self.holds_of(descend(item, way))
            }
            Self::Filled(_) | Self::Empty(_) | Self::SomeItem(..) => None,
        }
    }

    /// Whether it may hold at all, which mostly is told by the names of the members that are there.
    pub(crate) fn may_hold(&self, beside: &Beside<'_, '_>) -> bool {
        match *self {
            Self::Has([name, ..]) | Self::Is([name, ..], _) => beside.may_have(name),
            _ => true,
        }
    }

    fn holds_of(&self, found: Found<'_>) -> Option<bool> {
        match *self {
            Self::Has(_) => found.is_any(&[]),
            Self::Lacks(_) => Some(!found.is_certain()),
            Self::Is(_, values) => found.is_any(values),
            Self::Fits(_, format) => found.text().map(|text| format.fits(text)),
            Self::Filled(_) | Self::Empty(_) | Self::SomeItem(..) => None,
        }
    }
}

fn has_item(list: Found<'_>, any: &[Condition]) -> Option<bool> {
    let Found::Yes(Node { view: View::List(list), .. }) = list else { return None };
    let is_other = |item: Node<'_>| any.iter().all(|it| it.holds_of_item(item) == Some(false));
    let mut items = items(list).peekable();
    Some(items.peek().is_none() || items.any(|item| !is_other(item.node)))
}
