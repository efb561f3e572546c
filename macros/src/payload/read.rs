//! The enum as it was written.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::spanned::Spanned as _;
use syn::{Data, DeriveInput, Error, Field, Generics, Index, Type};

use super::Mistakes;
use super::attribute::{Attributes, Place};

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
    pub(super) ty: &'i Type,
    pub(super) default: bool,
}

/// What something is called in the text: its own name first, then what it was called before.
pub(super) struct Name {
    pub(super) text: String,
    span: Span,
}

pub(super) fn payload<'i>(input: &'i DeriveInput, mistakes: &mut Mistakes) -> Payload<'i> {
    let attributes = Attributes::of(&input.attrs, Place::Enum, mistakes);
    let mut payload = Payload {
        ident: &input.ident,
        generics: &input.generics,
        krate: attributes.krate.map_or_else(|| quote!(::sendapi), |path| quote!(#path)),
        variants: Vec::new(),
    };
    let Data::Enum(data) = &input.data else {
        let message = "a payload is an enum, with a variant for each thing that a button does";
        mistakes.add(Error::new(input.ident.span(), message));
        return payload;
    };
    if !input.generics.params.is_empty() {
        let message =
            "a payload has no lifetimes and no type parameters: it owns its texts as `String`";
        mistakes.add(Error::new(input.generics.span(), message));
    }
    if data.variants.is_empty() {
        let message = "a payload has at least one variant";
        mistakes.add(Error::new(input.ident.span(), message));
    }
    payload.variants = data.variants.iter().map(|it| variant(it, mistakes)).collect();
    let names = payload.variants.iter().map(|variant| (variant.ident.to_string(), &variant.names));
    refuse_doubles(names, "payload", mistakes);
    payload
}

fn variant<'i>(variant: &'i syn::Variant, mistakes: &mut Mistakes) -> Variant<'i> {
    let attributes = Attributes::of(&variant.attrs, Place::Variant, mistakes);
    let names = names(attributes, &variant.ident, snake_case);
    for name in &names {
        name.check("name of a variant", &['?'], mistakes);
    }
    let fields = variant.fields.iter().enumerate();
    let members = fields.map(|(index, field)| member(index, field, mistakes)).collect::<Vec<_>>();
    let keys = members.iter().map(|member| (member.field.to_string(), &member.keys));
    refuse_doubles(keys, "key", mistakes);
    Variant { ident: &variant.ident, names, members }
}

fn member<'i>(index: usize, field: &'i Field, mistakes: &mut Mistakes) -> Member<'i> {
    let attributes = Attributes::of(&field.attrs, Place::Member, mistakes);
    let default = attributes.default;
    let number = Ident::new(&format!("_{index}"), field.span());
    let keys = match &field.ident {
        Some(ident) => names(attributes, ident, str::to_owned),
        None => names(attributes, &number, |_| index.to_string()),
    };
    for key in &keys {
        key.check("key of a member", &['=', '&'], mistakes);
    }
    let field_name = match &field.ident {
        Some(ident) => quote!(#ident),
        None => {
            let index =
                Index { index: u32::try_from(index).unwrap_or(u32::MAX), span: field.span() };
            quote!(#index)
        }
    };
    Member { field: field_name, keys, ty: &field.ty, default }
}

fn names(attributes: Attributes, ident: &Ident, plain: impl Fn(&str) -> String) -> Vec<Name> {
    let own = attributes.name.map_or_else(
        || {
            let ident_text = ident.to_string();
            Name { text: plain(ident_text.trim_start_matches("r#")), span: ident.span() }
        },
        |name| Name { text: name.value(), span: name.span() },
    );
    let aliases = attributes.aliases.into_iter();
    let aliases = aliases.map(|alias| Name { text: alias.value(), span: alias.span() });
    std::iter::once(own).chain(aliases).collect()
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

/// What is called like one before it could never be read.
fn refuse_doubles<'n>(
    all: impl Iterator<Item = (String, &'n Vec<Name>)>,
    noun: &str,
    mistakes: &mut Mistakes,
) {
    let mut taken: Vec<(&str, String)> = Vec::new();
    for (owner, names) in all {
        for name in names {
            match taken.iter().find(|(text, _)| *text == name.text) {
                Some((text, first)) => mistakes.add(Error::new(
                    name.span,
                    format!(
                        "`{text}` is the {noun} of `{first}` already, give this one another, as in `#[payload(name = \"{text}_2\")]`"
                    ),
                )),
                None => taken.push((&name.text, owner.clone())),
            }
        }
    }
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}
