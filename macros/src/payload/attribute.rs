//! The language inside `#[payload(…)]`.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens as _;
use sendapi_core::spelling::nearest;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Error, LitStr, Result, Token, parenthesized};

use super::Mistakes;
use super::item::Attribute;

/// Where an attribute stands.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Enum,
    Variant,
    Member,
}

/// What the attributes at one place say.
#[derive(Default)]
pub(super) struct Attributes {
    pub(super) name: Option<LitStr>,
    pub(super) aliases: Vec<LitStr>,
    pub(super) default: bool,
    pub(super) krate: Option<TokenStream>,
}

impl Attributes {
    pub(super) fn of(attributes: &[Attribute], place: Place, mistakes: &mut Mistakes) -> Self {
        let mut all = Self::default();
        for attribute in attributes {
            // An attribute is read up to its first mistake.
            if let Err(error) = all.read(attribute, place) {
                mistakes.add(error);
            }
        }
        all
    }

    fn read(&mut self, attribute: &Attribute, place: Place) -> Result<()> {
        if attribute.rest.is_empty() {
            let message = "expected attribute arguments in parentheses: #[payload(...)]";
            return Err(Error::new(attribute.name.span(), message));
        }
        let listed = |input: ParseStream<'_>| {
            let content;
            parenthesized!(content in input);
            while !content.is_empty() {
                self.take(&content, place)?;
                if !content.is_empty() {
                    content.parse::<Token![,]>()?;
                }
            }
            Ok(())
        };
        listed.parse2(attribute.rest.clone())
    }

    fn take(&mut self, input: ParseStream<'_>, place: Place) -> Result<()> {
        let name = Ident::parse_any(input)?;
        let key = name.to_string();
        if !place.keys().contains(&key.as_str()) {
            return Err(place.unknown(&name));
        }
        match key.as_str() {
            "name" => self.name = Some(text(input)?),
            "alias" => self.aliases.push(text(input)?),
            "crate" => self.krate = Some(text(input)?.parse_with(path)?),
            _ => self.default = true,
        }
        Ok(())
    }
}

/// `= "text"`
fn text(input: ParseStream<'_>) -> Result<LitStr> {
    input.parse::<Token![=]>()?;
    input.parse()
}

fn path(input: ParseStream<'_>) -> Result<TokenStream> {
    let mut path = input.parse::<Option<Token![::]>>()?.to_token_stream();
    loop {
        Ident::parse_any(input)?.to_tokens(&mut path);
        match input.parse::<Option<Token![::]>>()? {
            Some(colons) => colons.to_tokens(&mut path),
            None => return Ok(path),
        }
    }
}

impl Place {
    const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Enum => &["crate"],
            Self::Variant => &["name", "alias"],
            Self::Member => &["name", "alias", "default"],
        }
    }

    fn unknown(self, name: &Ident) -> Error {
        let place = match self {
            Self::Enum => "a payload",
            Self::Variant => "a variant of a payload",
            Self::Member => "a member of a payload",
        };
        let (key, keys) = (name.to_string(), self.keys().iter().copied());
        let hint = match nearest(&key, keys.clone()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!(
                "known are {}",
                keys.map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
            ),
        };
        Error::new(name.span(), format!("unknown key `{key}` on {place}, {hint}"))
    }
}
