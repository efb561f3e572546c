//! What an enum means as a payload.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};
use syn::Error;
use syn::spanned::Spanned as _;

use super::Mistakes;
use super::attribute::{Attributes, Place};
use super::item::{self, Field, Generics, Item};
use crate::source::case::snake_case;

/// An enum whose variants are payloads.
pub(super) struct Payload<'i> {
    pub(super) ident: &'i Ident,
    pub(super) generics: &'i Generics,
    /// The way to the crate `sendapi`.
    pub(super) krate: TokenStream,
    pub(super) variants: Vec<Variant<'i>>,
}

pub(super) struct Variant<'i> {
    pub(super) ident: &'i Ident,
    pub(super) names: Vec<Name>,
    pub(super) members: Vec<Member<'i>>,
}

pub(super) struct Member<'i> {
    /// The field, as a pattern and a literal name it.
    pub(super) field: TokenStream,
    pub(super) keys: Vec<Name>,
    /// The constant that holds what is known of such members.
    pub(super) known: Ident,
    pub(super) ty: &'i TokenStream,
    pub(super) default: bool,
}

/// What something is called in the text: its own name first, then what it was called before.
pub(super) struct Name {
    pub(super) text: String,
    span: Span,
}

pub(super) fn payload<'i>(input: &'i Item, mistakes: &mut Mistakes) -> Payload<'i> {
    let attributes = Attributes::of(&input.attributes, Place::Enum, mistakes);
    let mut payload = Payload {
        ident: &input.ident,
        generics: &input.generics,
        krate: attributes.krate.unwrap_or_else(|| quote!(::sendapi)),
        variants: Vec::new(),
    };
    let Some(variants) = &input.variants else {
        let message = "a payload is an enum, with a variant for each thing that a button does";
        mistakes.add(Error::new(input.ident.span(), message));
        return payload;
    };
    if !input.generics.parameters.is_empty() {
        let message =
            "a payload has no lifetimes and no type parameters: it owns its texts as `String`";
        mistakes.add(Error::new(input.generics.span, message));
    }
    if variants.is_empty() {
        let message = "a payload has at least one variant";
        mistakes.add(Error::new(input.ident.span(), message));
    }
    let mut taken = Taken::as_a("payload");
    let variants = variants.iter().enumerate();
    payload.variants =
        variants.map(|(index, it)| variant(index, it, &mut taken, mistakes)).collect();
    payload
}

fn variant<'i>(
    index: usize,
    variant: &'i item::Variant,
    taken: &mut Taken,
    mistakes: &mut Mistakes,
) -> Variant<'i> {
    let attributes = Attributes::of(&variant.attributes, Place::Variant, mistakes);
    let names = names(attributes, &variant.ident, &snake_case);
    for name in &names {
        name.check("name of a variant", &['?'], mistakes);
        taken.take(name, &variant.ident.to_string(), mistakes);
    }
    let (mut taken, fields) = (Taken::as_a("key"), variant.fields.iter().enumerate());
    let members = fields.map(|(place, field)| {
        let known = format_ident!("MEMBER_{index}_{place}");
        member(place, field, known, &mut taken, mistakes)
    });
    Variant { ident: &variant.ident, names, members: members.collect() }
}

fn member<'i>(
    index: usize,
    field: &'i Field,
    known: Ident,
    taken: &mut Taken,
    mistakes: &mut Mistakes,
) -> Member<'i> {
    let attributes = Attributes::of(&field.attributes, Place::Member, mistakes);
    let default = attributes.default;
    let (field_name, keys) = if let Some(ident) = &field.ident {
        (quote!(#ident), names(attributes, ident, &str::to_owned))
    } else {
        let (span, mut number) = (field.ty.span(), Literal::usize_unsuffixed(index));
        number.set_span(span);
        let place = format_ident!("_{index}", span = span);
        (quote!(#number), names(attributes, &place, &|_| index.to_string()))
    };
    for key in &keys {
        key.check("key of a member", &['=', '&'], mistakes);
        taken.take(key, &field_name.to_string(), mistakes);
    }
    Member { field: field_name, keys, known, ty: &field.ty, default }
}

fn names(attributes: Attributes, ident: &Ident, plain: &dyn Fn(&str) -> String) -> Vec<Name> {
    let own = attributes.name.map_or_else(
        || {
            let ident_text = ident.to_string();
            Name { text: plain(ident_text.trim_start_matches("r#")), span: ident.span() }
        },
        |name| Name { text: name.value(), span: name.span() },
    );
    let mut names = vec![own];
    for alias in attributes.aliases {
        names.push(Name { text: alias.value(), span: alias.span() });
    }
    names
}

impl Name {
    fn check(&self, noun: &str, signs: &[char], mistakes: &mut Mistakes) {
        if self.text.is_empty() {
            let message = format!(
                "the {noun} is empty, it takes at least 1 character: fill it or leave it out"
            );
            mistakes.add(Error::new(self.span, message));
        }
        if let Some(sign) = self.text.chars().find(|sign| signs.contains(sign)) {
            let message = format!("the {noun} has `{sign}`, which ends it: leave it out");
            mistakes.add(Error::new(self.span, message));
        }
    }
}

/// The names that are taken, and by whom: what is called like one before it could never be read.
struct Taken {
    noun: &'static str,
    names: Vec<(String, String)>,
}

impl Taken {
    fn as_a(noun: &'static str) -> Self {
        Self { noun, names: Vec::new() }
    }

    fn take(&mut self, name: &Name, owner: &str, mistakes: &mut Mistakes) {
        let Name { text, span } = name;
        match self.names.iter().find(|(taken, _)| taken == text) {
            Some((_, first)) => mistakes.add(Error::new(
                *span,
                format!(
                    "`{text}` is the {} of `{first}` already, give this one another, as in `#[payload(name = \"{text}_2\")]`",
                    self.noun
                ),
            )),
            None => self.names.push((text.clone(), owner.to_owned())),
        }
    }
}
