//! Objects whose tag decides which members they have.

use super::{Choice, Choices, Shape, Struct};

/// A member whose value decides which other members there are.
#[derive(Clone, Copy, Debug)]
pub struct Tagged {
    /// The deciding member.
    pub tag: Tag,
    /// The member that holds the rest; without one the rest stands beside the tag.
    pub content: Option<Adjacent>,
    /// What each value of the tag stands for.
    pub variants: &'static [Variant],
}

/// The deciding member of a tagged object. It is always required.
#[derive(Clone, Copy, Debug)]
pub struct Tag {
    /// Its name in JSON.
    pub name: &'static str,
    /// The rule that its absence breaks.
    pub required: &'static str,
    /// Its words, one for each variant, and those that are gone.
    pub choices: &'static Choices,
    /// What it says, as documentation.
    pub docs: &'static str,
}

/// The member beside a tag that holds what the tag names.
#[derive(Clone, Copy, Debug)]
pub struct Adjacent {
    /// Its name in JSON.
    pub name: &'static str,
    /// The rule that its absence breaks.
    pub required: &'static str,
}

/// What one value of a tag stands for.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    /// The value of the tag.
    pub choice: &'static Choice,
    /// The object behind it; where it stands beside the tag, a struct.
    pub shape: fn() -> &'static Shape,
    /// Whether the object may be missing.
    pub optional: bool,
    /// Rule ids that have another name in it: as they are there, and as they are here.
    pub renames: &'static [(&'static str, &'static str)],
}

impl Tagged {
    /// Whether some object of the kind has a member of this name besides the tag.
    pub(super) fn has_member(&self, name: &str) -> bool {
        name == self.tag.name
            || match self.content {
                Some(content) => content.name == name,
                None => self.variants.iter().any(|variant| (variant.shape)().has_member(name)),
            }
    }

    /// What the value `word` of the tag stands for.
    #[must_use]
    pub fn variant(&self, word: &str) -> Option<&'static Variant> {
        let choice = self.tag.choices.find(word)?;
        self.variants.iter().find(|variant| variant.choice.value == choice.value)
    }
}

impl Variant {
    /// The members that stand beside the tag where no member of their own holds them.
    #[must_use]
    pub fn members(&self) -> &'static Struct {
        (self.shape)().members()
    }
}
