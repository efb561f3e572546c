//! What a rule between the members of an object looks at.

use super::{Found, Node, ObjectRef, View, descend, find, items, members};
use crate::platform::PlatformKind;

/// What a rule between the members of an object looks at: the object, and what is known of it already.
///
/// It can be asked for members, which may be there, be missing, or be unknown as yet. Where a member is wrong in
/// itself, it counts as unknown, so that one mistake is reported once.
#[derive(Clone, Copy)]
pub struct Beside<'s, 't> {
    object: ObjectRef<'t>,
    platform: PlatformKind,
    known: &'s Known,
}

/// What the walk over an object's members found out for the rules between them.
#[derive(Debug, Default)]
pub struct Known {
    /// The fields that are written under another spelling.
    pub written_by_alias: Names,
    /// The fields whose value is wrong in itself, or that a misspelt key was probably meant to be.
    pub invalid: Names,
    /// Whether there is a key that names no field: it may stand for any of them.
    pub has_unknown_key: bool,
    /// Whether the tag is wrong, so that it is open which other members belong here.
    pub tag_is_wrong: bool,
    /// What is known of the keys.
    pub keys: Keys,
}

/// Which of the members that its schema names an object may have: a bit for all names with the same length and the same
/// first and last letter.
///
/// Most rules are about members that are not there. This tells so without a walk over those that are.
#[derive(Clone, Copy, Debug)]
pub struct Keys(u64);

impl Keys {
    /// Those of an object whose key, at its place, is `named` by the schema. No others count, however many there are.
    #[must_use]
    pub fn of(object: ObjectRef<'_>, named: impl Fn(usize, &str) -> bool) -> Self {
        let all = members(object).enumerate().filter(|(_, member)| !member.node.is_absent());
        let known = all.filter(|(place, member)| named(*place, member.key));
        Self(known.fold(0, |keys, (_, member)| keys | Self::bit(member.key)))
    }

    /// Whether there may be a member of this name; if not, there is none.
    #[must_use]
    pub const fn may_have(self, name: &str) -> bool {
        self.0 & Self::bit(name) != 0
    }

    const fn bit(name: &str) -> u64 {
        let (first, last) = match name.as_bytes() {
            [first, .., last] => (*first, *last),
            [only] => (*only, *only),
            [] => (0, 0),
        };
        // Any other mixture would do: this one keeps the names of the API well apart.
        1 << ((name.len() + 3 * first as usize + 7 * last as usize) % 64)
    }
}

impl Default for Keys {
    /// Nothing is known: there may be any.
    fn default() -> Self {
        Self(u64::MAX)
    }
}

/// Names of fields, each once: an object may have any number of members, which are about a few fields.
#[derive(Debug, Default)]
pub struct Names(Vec<&'static str>);

impl Names {
    /// Adds a name, if it is not there yet.
    pub fn add(&mut self, name: &'static str) {
        if !self.has(name) {
            self.0.push(name);
        }
    }

    /// Whether a name is there.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.contains(&name)
    }
}

impl<'s, 't> Beside<'s, 't> {
    /// An object on a platform, of which nothing is wrong as far as is known.
    #[must_use]
    pub const fn new(object: ObjectRef<'t>, platform: PlatformKind, known: &'s Known) -> Self {
        Self { object, platform, known }
    }

    /// The platform.
    #[must_use]
    pub const fn platform(&self) -> PlatformKind {
        self.platform
    }

    /// The object itself.
    #[must_use]
    pub const fn object(&self) -> ObjectRef<'t> {
        self.object
    }

    /// The member `name`.
    #[must_use]
    pub fn field(&self, name: &str) -> Found<'t> {
        if self.known.invalid.has(name) {
            return Found::Perhaps;
        }
        let found =
            if self.known.keys.may_have(name) { find(self.object, name) } else { Found::No };
        match found {
            Found::No if self.known.written_by_alias.has(name) => Found::Perhaps,
            found => found,
        }
    }

    /// What stands where `way` leads, from a member to one within it.
    #[must_use]
    pub fn within(&self, way: &[&str]) -> Found<'t> {
        let [name, rest @ ..] = way else { return Found::Perhaps };
        match self.field(name) {
            Found::Yes(node) => descend(node, rest),
            other => other,
        }
    }

    /// Whether the member `name` may be there, under whichever spelling; if not, it is not.
    #[must_use]
    pub fn may_have(&self, name: &str) -> bool {
        self.known.keys.may_have(name) || self.known.written_by_alias.has(name)
    }

    /// The indices in the list `name` of the items that are sure to be there and `wanted`.
    pub fn indices(&self, name: &str, wanted: impl Fn(Node<'t>) -> bool) -> Vec<usize> {
        let Found::Yes(Node { view: View::List(list), .. }) = self.field(name) else {
            return Vec::new();
        };
        let found = items(list).enumerate().filter(|(_, item)| item.certain && wanted(item.node));
        found.map(|(index, _)| index).collect()
    }

    /// Whether the list `name` has an item, sure to be there or not, that is `wanted`.
    #[must_use]
    pub fn any(&self, name: &str, mut wanted: impl FnMut(Node<'t>) -> bool) -> bool {
        match self.field(name) {
            Found::Yes(Node { view: View::List(list), .. }) => {
                items(list).any(|item| wanted(item.node))
            }
            _ => false,
        }
    }

    /// Whether none of `fields` is there; an empty text counts as none, and a key that names no field may be any.
    #[must_use]
    pub fn has_none(&self, fields: &[&str]) -> bool {
        let empty = |name: &&str| match self.field(name) {
            Found::No => true,
            Found::Perhaps => false,
            Found::Yes(node) => node.text() == Some(""),
        };
        !self.known.has_unknown_key && !self.known.tag_is_wrong && fields.iter().all(empty)
    }
}

impl std::fmt::Debug for Beside<'_, '_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let object = Node::new(View::Object(self.object));
        formatter.debug_struct("Beside").field("object", &object).finish_non_exhaustive()
    }
}
