//! What the platform says about each object and field, as data.
//!
//! The data is written at the structs, in `#[schema(…)]` attributes, and [`derive(Schema)`](sendapi_derive::Schema)
//! turns it into the constants described here. [`check`](crate::check) reads them; so do the macros, the simulator
//! and the reference table. Nothing else in the workspace holds a limit, a field name or a date of the platform.

pub mod rule;
pub mod rule_ids;
pub mod spelling;

use self::rule::Rule;
use crate::platform::PlatformKind;
use crate::tree::Node;

/// One object of the API: a struct, or an enum whose tag says which struct follows.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The name in snake case: the head under which it is written in `message!`.
    pub name: &'static str,
    /// What stands before a field's name in a sentence: `button` in "button title is …"; empty for the request.
    pub label: &'static str,
    /// The object with its article, for sentences: "a generic element".
    pub noun: &'static str,
    /// The Rust path of the type, from the name of this crate on.
    pub path: &'static str,
    /// Whether the type has a lifetime.
    pub borrows: bool,
    /// Members that make a small one in `message!`; empty where nobody needs to be shown.
    pub example: &'static str,
    /// The first paragraph of its documentation.
    pub docs: &'static str,
    /// The platform's page about it.
    pub link: &'static str,
    /// Its members.
    pub form: Form,
    /// What holds between its members.
    pub rules: &'static [Rule],
}

/// How the members of a [`Shape`] are laid out.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::large_enum_variant, reason = "it stands in constants and is never moved")]
pub enum Form {
    /// A fixed set of members.
    Struct(Struct),
    /// A member, the tag, that decides which other members there are.
    Tagged(Tagged),
}

/// A fixed set of members.
#[derive(Clone, Copy, Debug)]
pub struct Struct {
    /// The members, in the order in which they are written.
    pub fields: &'static [Field],
    /// The member that may stand for the whole object, as in `recipient: "123"`.
    pub shorthand: Option<&'static str>,
    /// Members that people write here and that belong elsewhere.
    pub refused: &'static [Refused],
    /// The rule that an unknown member breaks.
    pub unknown: &'static str,
}

/// A member whose value decides which other members there are.
#[derive(Clone, Copy, Debug)]
pub struct Tagged {
    /// The deciding member.
    pub tag: Field,
    /// The member that holds the rest; without one the rest stands beside the tag.
    pub content: Option<Content>,
    /// One for each value of the tag, in the order of its choices.
    pub variants: &'static [Variant],
}

/// The member of a tagged object that holds what the tag names.
#[derive(Clone, Copy, Debug)]
pub struct Content {
    /// Its name in JSON.
    pub name: &'static str,
    /// The rule that its absence breaks.
    pub required: &'static str,
}

/// What one value of a tag stands for.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    /// The name of the enum's variant in Rust.
    pub rust: &'static str,
    /// The object behind it.
    pub ty: Type,
    /// Whether the object may be missing.
    pub optional: bool,
    /// Rule ids that have another name in it: as they are there, and as they are here.
    pub renames: &'static [(&'static str, &'static str)],
}

/// A member of an object.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that the attribute language states"
)]
pub struct Field {
    /// Its name in JSON.
    pub name: &'static str,
    /// Other spellings that the platform documents.
    pub aliases: &'static [&'static str],
    /// The name of the struct's field in Rust.
    pub rust: &'static str,
    /// The rule that its absence breaks.
    pub required: Option<&'static str>,
    /// Whether it may be left out in Rust.
    pub optional: bool,
    /// What kind of value it holds.
    pub ty: Type,
    /// Whether an integer is taken as well as text.
    pub integers: bool,
    /// The limits of its value.
    pub checks: &'static [Check],
    /// The one platform that has it.
    pub only: Option<Only>,
    /// Since when it is on its way out.
    pub deprecated: Option<Deprecated>,
    /// Whether its value names the object, so that `message!` takes it as a head.
    pub tag: bool,
    /// Whether `message!` takes its members one level higher.
    pub lift: bool,
    /// Rule ids that have another name below this field: as they are there, and as they are here.
    pub renames: &'static [(&'static str, &'static str)],
    /// The first paragraph of its documentation.
    pub docs: &'static str,
}

/// The kind of a value.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// A string.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    /// One of a set of words.
    Choice(fn() -> &'static Choices),
    /// An object.
    Object(fn() -> &'static Shape),
    /// A list.
    List(&'static Self),
}

/// The words that a field takes.
#[derive(Clone, Copy, Debug)]
pub struct Choices {
    /// One of them with its article: "a tag".
    pub noun: &'static str,
    /// The Rust path of the type, from the name of this crate on; empty for the tag of a tagged object.
    pub path: &'static str,
    /// The words that are taken.
    pub choices: &'static [Choice],
    /// Words that were taken once.
    pub retired: &'static [Retired],
    /// The rule that another word breaks on Messenger.
    pub unknown: &'static str,
    /// The rule that another word breaks on Instagram.
    pub unknown_instagram: &'static str,
    /// Whether each word is taken in capitals as well.
    pub any_case: bool,
}

/// A word that a field takes.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The word in JSON.
    pub value: &'static str,
    /// Other spellings that the platform documents.
    pub aliases: &'static [&'static str],
    /// The name of the enum's variant in Rust.
    pub rust: &'static str,
    /// The one platform that has it.
    pub only: Option<Only>,
    /// Since when it is on its way out.
    pub deprecated: Option<Deprecated>,
    /// The first paragraph of its documentation.
    pub docs: &'static str,
}

/// Words that a field took until some day.
#[derive(Clone, Copy, Debug)]
pub struct Retired {
    /// The rule that they break now.
    pub rule: &'static str,
    /// The day since when they are refused, as `2020-03-04`; empty where nobody recorded it.
    pub since: &'static str,
    /// What to use in their place.
    pub instead: &'static str,
    /// The words.
    pub values: &'static [&'static str],
}

/// A part that one platform has and the other has not.
#[derive(Clone, Copy, Debug)]
pub struct Only {
    /// The platform that has it.
    pub platform: PlatformKind,
    /// The rule that its use on the other platform breaks.
    pub rule: &'static str,
    /// Whether that is an error or a doubt.
    pub severity: Severity,
    /// What to use on the other platform.
    pub instead: &'static str,
}

/// A part that is on its way out, or that is documented nowhere: it warns.
#[derive(Clone, Copy, Debug)]
pub struct Deprecated {
    /// The rule.
    pub rule: &'static str,
    /// The day since when, as `2026-04-27`; empty for a part that is only undocumented.
    pub since: &'static str,
    /// What to use in its place, or the doubt.
    pub instead: &'static str,
}

/// A member that does not belong where people write it.
#[derive(Clone, Copy, Debug)]
pub struct Refused {
    /// The member.
    pub names: &'static [&'static str],
    /// The rule that it breaks.
    pub rule: &'static str,
    /// Why not, and where it belongs.
    pub why: &'static str,
}

/// A limit of a single value.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// The rule that it stands for.
    pub rule: &'static str,
    /// The one platform on which it holds.
    pub on: Option<PlatformKind>,
    /// Whether breaking it is an error or a doubt.
    pub severity: Severity,
    /// The limit.
    pub limit: Limit,
}

/// What a single value must keep to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The length of a text in characters, that is Unicode scalar values.
    Chars {
        /// At least so many.
        min: usize,
        /// At most so many.
        max: usize,
    },
    /// The length of a text in bytes of UTF-8.
    Bytes {
        /// At most so many.
        max: usize,
    },
    /// The number of items in a list.
    Items {
        /// At least so many.
        min: usize,
        /// At most so many.
        max: usize,
    },
    /// The size of a whole number.
    Range {
        /// At least so much.
        min: i64,
        /// At most so much.
        max: i64,
    },
    /// The form of a text.
    Format(Format),
}

/// The form that a text must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Digits `0` to `9` and nothing else.
    Digits,
    /// A number other than zero.
    NotZero,
    /// An absolute `http` or `https` address.
    Url,
    /// An absolute `https` address.
    HttpsUrl,
    /// An absolute `https` address whose host is a full domain name.
    HttpsDomain,
    /// Text without a slash in front.
    NoSlash,
    /// Text that neither begins nor ends with a parameter, as `{{1}}`.
    InnerParameters,
    /// A telephone number: digits with `+`, `(`, `)`, `-` and spaces.
    Phone,
    /// A plus sign and the country code in front.
    PhonePlus,
    /// An absolute `http` or `https` address on `facebook.com`.
    FacebookUrl,
    /// Text without an address in it.
    NoUrl,
    /// Text without blanks.
    NoSpaces,
    /// Letters `a` to `z` and `A` to `Z`, digits and underscores, at least one.
    Identifier,
    /// A currency of ISO 4217: three capital letters.
    CurrencyCode,
    /// A country of ISO 3166-1: two letters.
    CountryCode,
    /// Seconds since 1970, in digits.
    Timestamp,
    /// One value as JSON text.
    Json,
}

/// Whether a broken rule stops a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The platform takes it, but it is on its way out or documented nowhere.
    Warn,
    /// The platform refuses it.
    Reject,
}

impl Shape {
    /// The member with this name or alias. For a tagged object only its tag and content are members of its own.
    #[must_use]
    pub const fn field(&self, name: &str) -> Option<&Field> {
        match &self.form {
            Form::Struct(form) => find_field(form.fields, name),
            Form::Tagged(form) if same(form.tag.name, name) => Some(&form.tag),
            Form::Tagged(_) => None,
        }
    }
}

impl Shape {
    /// Whether an object of this shape takes a member of this name, whatever its tag.
    pub(crate) fn has_member(&self, name: &str) -> bool {
        self.field(name).is_some()
            || matches!(&self.form, Form::Tagged(form) if form.has_member(name))
    }

    /// What the member that is written as `key` is called in the rules: another spelling under its own name.
    #[must_use]
    pub fn name_of<'k>(&self, key: &'k str) -> &'k str {
        match &self.form {
            Form::Struct(form) => {
                form.fields.iter().find(|field| field.is_named(key)).map_or(key, |field| field.name)
            }
            Form::Tagged(_) => key,
        }
    }
}

impl Shape {
    /// The member whose members `message!` takes one level higher.
    #[must_use]
    pub fn lifted(&self) -> Option<&'static Field> {
        match &self.form {
            Form::Struct(form) => form.lifted(),
            Form::Tagged(_) => None,
        }
    }
}

impl Struct {
    /// The member that `name` means.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.is_named(name))
    }

    /// The same. Typed values and most JSON have it at `place`, which spares the search.
    pub(crate) fn named_at(&self, name: &str, place: usize) -> Option<&'static Field> {
        self.fields.get(place).filter(|field| field.name == name).or_else(|| self.named(name))
    }

    /// The member that `name`, which is none, was probably meant to be.
    #[must_use]
    pub fn meant(&self, name: &str) -> Option<&'static Field> {
        let meant = spelling::nearest(name, self.fields.iter().map(|field| field.name))?;
        self.named(meant)
    }

    /// The member whose members `message!` takes one level higher.
    #[must_use]
    pub fn lifted(&self) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.lift)
    }

    /// The member whose value names the object.
    #[must_use]
    pub fn tag(&self) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.tag)
    }
}

impl Tagged {
    fn has_member(&self, name: &str) -> bool {
        match self.content {
            Some(content) => content.name == name,
            None => self.variants.iter().any(|variant| variant.ty.has_member(name)),
        }
    }

    /// What the value `node` of the tag stands for.
    #[must_use]
    pub fn variant(&self, node: Node<'_>) -> Option<&'static Variant> {
        let Type::Choice(choices) = self.tag.ty else { return None };
        let (index, _) = choices().find(node.text()?)?;
        self.variants.get(index)
    }
}

impl Only {
    /// Whether the part is an error on `platform`.
    #[must_use]
    pub fn refuses(&self, platform: PlatformKind) -> bool {
        self.platform != platform && self.severity == Severity::Reject
    }
}

impl Refused {
    /// Whether `name` is one of the members.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.names.contains(&name)
    }
}

impl Type {
    /// Whether an object of this kind, or one in a list of this kind, takes a member of this name.
    pub(crate) fn has_member(self, name: &str) -> bool {
        match self {
            Self::Object(shape) => shape().has_member(name),
            Self::List(item) => item.has_member(name),
            _ => false,
        }
    }
}

impl Field {
    /// Whether `name` means this member.
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }

    /// Whether a value is one of the words that the member takes.
    pub(crate) fn takes_word(&self, node: Node<'_>) -> bool {
        match self.ty {
            Type::Choice(choices) => node.text().is_some_and(|word| choices().find(word).is_some()),
            _ => false,
        }
    }

    /// The first sentence of its documentation.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.docs.find(". ").and_then(|end| self.docs.get(..=end)).unwrap_or(self.docs)
    }
}

impl Choices {
    /// The choice that `word` means on the wire.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<(usize, &'static Choice)> {
        let means = |choice: &Choice| {
            choice.is_written(word) || self.any_case && choice.is_in_capitals(word)
        };
        self.choices.iter().enumerate().find(|(_, choice)| means(choice))
    }

    /// Whether `word` is taken on `platform`, with a warning or without.
    #[must_use]
    pub fn takes(&self, word: &str, platform: PlatformKind) -> bool {
        let refuses = |choice: &Choice| choice.only.is_some_and(|only| only.refuses(platform));
        self.find(word).is_some_and(|(_, choice)| !refuses(choice))
    }

    /// The retired words to which `word` belongs.
    #[must_use]
    pub fn retired(&self, word: &str) -> Option<&'static Retired> {
        let means =
            |value: &&str| *value == word || self.any_case && value.eq_ignore_ascii_case(word);
        self.retired.iter().find(|retired| retired.values.iter().any(means))
    }

    /// The rule that an unknown word breaks on `platform`.
    #[must_use]
    pub const fn unknown_on(&self, platform: PlatformKind) -> &'static str {
        match platform {
            PlatformKind::Messenger => self.unknown,
            PlatformKind::Instagram => self.unknown_instagram,
        }
    }
}

impl Choice {
    fn is_written(&self, word: &str) -> bool {
        self.value == word || self.aliases.contains(&word)
    }

    fn is_in_capitals(&self, word: &str) -> bool {
        self.value.eq_ignore_ascii_case(word) && !word.bytes().any(|byte| byte.is_ascii_lowercase())
    }
}

impl Check {
    /// Whether the limit holds on `platform`.
    #[must_use]
    pub const fn holds_on(&self, platform: PlatformKind) -> bool {
        platform.is_among(self.on)
    }
}

const fn find_field<'f>(fields: &'f [Field], name: &str) -> Option<&'f Field> {
    let mut rest = fields;
    while let [field, tail @ ..] = rest {
        if same(field.name, name) {
            return Some(field);
        }
        rest = tail;
    }
    None
}

const fn same(left: &str, right: &str) -> bool {
    let (mut left, mut right) = (left.as_bytes(), right.as_bytes());
    while let ([a, left_tail @ ..], [b, right_tail @ ..]) = (left, right) {
        if *a != *b {
            return false;
        }
        (left, right) = (left_tail, right_tail);
    }
    left.is_empty() && right.is_empty()
}
