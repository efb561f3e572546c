//! Looking for a member in a tree that may be partly unknown.

use super::{Member, Node, ObjectRef, View};

/// Whether a member is there.
#[derive(Clone, Copy, Debug)]
pub enum Found<'t> {
    /// It is not.
    No,
    /// It may be, or its value is wrong or not known.
    Perhaps,
    /// It is.
    Yes(Node<'t>),
}

impl<'t> Found<'t> {
    /// Whether it is one of `values`; with no values given, whether it is there. `None` where that is not known.
    #[must_use]
    pub fn is_any(&self, values: &[&str]) -> Option<bool> {
        match self {
            Self::No => Some(false),
            Self::Perhaps => None,
            Self::Yes(_) if values.is_empty() => Some(true),
            Self::Yes(node) => match node.view {
                View::Text(text) => {
                    Some(values.iter().any(|value| text.eq_ignore_ascii_case(value)))
                }
                View::Bool(flag) => Some(values.contains(&if flag { "true" } else { "false" })),
                View::Unknown => None,
                _ => Some(false),
            },
        }
    }

    /// Whether it is sure to be one of `values`.
    #[must_use]
    pub fn is(&self, values: &[&str]) -> bool {
        self.is_any(values) == Some(true)
    }

    /// The object, if it is sure to be there and is one.
    #[must_use]
    pub fn object(&self) -> Option<ObjectRef<'t>> {
        self.node()?.object()
    }

    /// The text, if it is sure to be there and is one.
    #[must_use]
    pub fn text(&self) -> Option<&'t str> {
        self.node()?.text()
    }

    /// The value, if it is sure to be there.
    #[must_use]
    pub const fn node(&self) -> Option<Node<'t>> {
        match self {
            Self::Yes(node) => Some(*node),
            _ => None,
        }
    }

    /// Whether it is sure to be there.
    #[must_use]
    pub const fn is_certain(&self) -> bool {
        matches!(self, Self::Yes(_))
    }

    /// Whether it is sure not to be there.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::No)
    }
}

/// The member `name` of an object in a tree.
#[must_use]
pub fn find<'t>(object: ObjectRef<'t>, name: &str) -> Found<'t> {
    let mut perhaps = false;
    for member in named(object, |key| key == name) {
        if member.certain {
            return Found::Yes(member.node);
        }
        perhaps = true;
    }
    if perhaps { Found::Perhaps } else { Found::No }
}

/// The value of the first member whose name is wanted and which is not missing.
pub(crate) fn find_member(
    object: ObjectRef<'_>,
    is_wanted: impl Fn(&str) -> bool,
) -> Option<Node<'_>> {
    named(object, is_wanted).next().map(|member| member.node)
}

/// The members whose name is wanted and which are not missing. Of all others only the name is looked at.
pub(crate) fn named(
    object: ObjectRef<'_>,
    is_wanted: impl Fn(&str) -> bool,
) -> impl Iterator<Item = Member<'_>> {
    let wanted = (0..).map_while(move |index| Some((index, is_wanted(object.key(index)?))));
    let wanted = wanted.filter(|(_, is_wanted)| *is_wanted);
    wanted
        .filter_map(move |(index, _)| object.member(index))
        .filter(|member| !member.node.is_absent())
}

/// The value to which `steps`, names of members, lead from `node`.
#[must_use]
pub fn descend<'t>(node: Node<'t>, steps: &[&str]) -> Found<'t> {
    let [step, rest @ ..] = steps else { return Found::Yes(node) };
    match node.view {
        View::Unknown => Found::Perhaps,
        View::Object(object) => match find(object, step) {
            Found::Yes(inner) => descend(inner, rest),
            other => other,
        },
        _ => Found::No,
    }
}
