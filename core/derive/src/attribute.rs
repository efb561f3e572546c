//! The language inside `#[schema(…)]`: words, `word = value` and `word(arguments)`, separated by commas.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, LitInt, LitStr, Path, Result, Token, parenthesized, token};

/// One entry of a `#[schema(…)]`.
pub(crate) struct Entry {
    pub(crate) name: Ident,
    pub(crate) value: Argument,
}

/// What stands behind an entry's name.
pub(crate) enum Argument {
    Nothing,
    Text(LitStr),
    Path(Path),
    List(TokenStream),
}

/// All entries at an item, in order.
pub(crate) fn entries(attributes: &[Attribute]) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("schema")) {
        entries
            .extend(attribute.parse_args_with(Punctuated::<Entry, Token![,]>::parse_terminated)?);
    }
    Ok(entries)
}

impl Parse for Entry {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let name = input.call(syn::ext::IdentExt::parse_any)?;
        let value = if input.peek(token::Paren) {
            let content;
            parenthesized!(content in input);
            Argument::List(content.parse()?)
        } else if input.parse::<Option<Token![=]>>()?.is_none() {
            Argument::Nothing
        } else if input.peek(LitStr) {
            Argument::Text(input.parse()?)
        } else {
            Argument::Path(input.parse()?)
        };
        Ok(Self { name, value })
    }
}

impl Entry {
    pub(crate) fn unknown<T>(&self) -> Result<T> {
        Err(syn::Error::new(self.name.span(), "this is no word of the schema's language here"))
    }

    pub(crate) fn text(&self) -> Result<String> {
        match &self.value {
            Argument::Text(text) => Ok(text.value()),
            _ => Err(syn::Error::new(self.name.span(), "this takes `= \"text\"`")),
        }
    }

    pub(crate) fn path(&self) -> Result<TokenStream> {
        match &self.value {
            Argument::Path(path) => Ok(path.to_token_stream()),
            _ => Err(syn::Error::new(self.name.span(), "this takes `= path`")),
        }
    }

    /// The arguments as texts, with an empty text for each one left out at the end.
    pub(crate) fn texts<const N: usize>(&self) -> Result<[String; N]> {
        let texts = self.parse(Punctuated::<LitStr, Token![,]>::parse_terminated)?;
        let mut values = texts.iter().map(LitStr::value);
        Ok(std::array::from_fn(|_| values.next().unwrap_or_default()))
    }

    pub(crate) fn parse<F: Parser>(&self, parser: F) -> Result<F::Output> {
        match &self.value {
            Argument::List(tokens) => parser.parse2(tokens.clone()),
            _ => Err(syn::Error::new(self.name.span(), "this takes arguments in parentheses")),
        }
    }

    /// The entries inside the parentheses.
    pub(crate) fn inner(&self) -> Result<Punctuated<Self, Token![,]>> {
        self.parse(Punctuated::parse_terminated)
    }
}

/// `"rule id": from..=to`; an end left out is open.
pub(crate) struct Bound {
    pub(crate) rule: LitStr,
    pub(crate) min: Option<LitInt>,
    pub(crate) max: Option<LitInt>,
}

impl Parse for Bound {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let rule = input.parse()?;
        input.parse::<Token![:]>()?;
        let min = input.parse()?;
        if input.parse::<Option<Token![..=]>>()?.is_none() {
            input.parse::<Token![..]>()?;
        }
        Ok(Self { rule, min, max: input.parse()? })
    }
}

/// `name, …` or `platform, "id", …`: an identifier and texts.
pub(crate) struct Named {
    pub(crate) name: Ident,
    pub(crate) texts: Vec<String>,
}

impl Parse for Named {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let name = input.parse()?;
        input.parse::<Option<Token![,]>>()?;
        let texts = Punctuated::<LitStr, Token![,]>::parse_terminated(input)?;
        Ok(Self { name, texts: texts.iter().map(LitStr::value).collect() })
    }
}

/// `"id", "text", …: name, …`: texts, then names.
pub(crate) struct TextsAndNames {
    pub(crate) texts: Vec<String>,
    pub(crate) names: Vec<String>,
}

impl Parse for TextsAndNames {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let texts = Punctuated::<LitStr, Token![,]>::parse_separated_nonempty(input)?;
        input.parse::<Token![:]>()?;
        let names = Punctuated::<Ident, Token![,]>::parse_terminated_with(
            input,
            syn::ext::IdentExt::parse_any,
        )?;
        Ok(Self {
            texts: texts.iter().map(LitStr::value).collect(),
            names: names
                .iter()
                .map(|name| name.to_string().trim_start_matches("r#").to_owned())
                .collect(),
        })
    }
}

/// The platform that a word of the schema's language names.
pub(crate) fn platform(name: &Ident) -> Result<TokenStream> {
    match name.to_string().as_str() {
        "messenger" => Ok(quote!(crate::platform::PlatformKind::Messenger)),
        "instagram" => Ok(quote!(crate::platform::PlatformKind::Instagram)),
        _ => Err(syn::Error::new(name.span(), "a platform is `messenger` or `instagram`")),
    }
}

/// `Some(…)` or `None`, as tokens.
pub(crate) fn option(value: Option<impl ToTokens>) -> TokenStream {
    value.map_or_else(
        || quote!(::core::option::Option::None),
        |value| quote!(::core::option::Option::Some(#value)),
    )
}
