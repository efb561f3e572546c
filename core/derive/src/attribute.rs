//! The language inside `#[schema(…)]`: words, `word = value` and `word(arguments)`, separated by commas.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Ident, LitInt, LitStr, Result, Token, parenthesized, token};

use crate::item::{Attribute, Item, Type, listed};
use crate::spelling;

/// Whether an enum is an object with the members of one variant. What else may be wrong is told when it is derived.
pub(crate) fn is_one_of(input: &Item) -> bool {
    entries(&input.attrs).is_ok_and(|entries| entries.iter().any(|entry| entry.name == "one_of"))
}

/// One entry of a `#[schema(…)]`.
pub(crate) struct Entry {
    pub(crate) name: Ident,
    pub(crate) value: Argument,
}

/// What stands behind an entry's name.
pub(crate) enum Argument {
    Nothing,
    Text(LitStr),
    Path(Type),
    List(TokenStream),
}

/// All entries at an item, in order.
pub(crate) fn entries(attributes: &[Attribute]) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.is("schema")) {
        entries.extend(attribute.parse(arguments)?);
    }
    Ok(entries)
}

fn arguments(input: ParseStream<'_>) -> Result<Vec<Entry>> {
    let content;
    parenthesized!(content in input);
    listed(&content, Entry::read)
}

impl Entry {
    fn read(input: ParseStream<'_>) -> Result<Self> {
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
            Argument::Path(path(input)?)
        };
        Ok(Self { name, value })
    }

    /// The error that it is none of the `known` ones.
    pub(crate) fn unknown(&self, known: &[&[&str]]) -> syn::Error {
        let message = spelling::no_word(&self.name.to_string(), &known.concat());
        syn::Error::new(self.name.span(), message)
    }

    pub(crate) fn text(&self) -> Result<String> {
        self.literal().map(LitStr::value)
    }

    /// Says yes, and takes nothing that would mean nothing.
    pub(crate) fn alone(&self) -> Result<bool> {
        match &self.value {
            Argument::Nothing => Ok(true),
            _ => Err(syn::Error::new(self.name.span(), "this stands alone")),
        }
    }

    pub(crate) fn literal(&self) -> Result<&LitStr> {
        match &self.value {
            Argument::Text(text) => Ok(text),
            _ => Err(syn::Error::new(self.name.span(), "this takes `= \"text\"`")),
        }
    }

    pub(crate) fn path(&self) -> Result<TokenStream> {
        match &self.value {
            Argument::Path(path) => Ok(path.to_token_stream()),
            _ => Err(syn::Error::new(self.name.span(), "this takes `= path`")),
        }
    }

    /// The arguments: exactly one text for each of `required`, then at most one for each of `optional`, which are empty
    /// where they are left out.
    pub(crate) fn texts<const R: usize, const O: usize>(
        &self,
        required: [&str; R],
        optional: [&str; O],
    ) -> Result<([String; R], [String; O])> {
        let texts = self.list(Parse::parse)?;
        Texts { at: self.name.span(), texts }.take(required, optional)
    }

    pub(crate) fn parse<T>(&self, parser: impl FnOnce(ParseStream<'_>) -> Result<T>) -> Result<T> {
        match &self.value {
            Argument::List(tokens) => parser.parse2(tokens.clone()),
            _ => Err(syn::Error::new(self.name.span(), "this takes arguments in parentheses")),
        }
    }

    /// All of what stands in the parentheses.
    pub(crate) fn list<T>(&self, one: fn(ParseStream<'_>) -> Result<T>) -> Result<Vec<T>> {
        self.parse(|input| listed(input, one))
    }

    /// The entries inside the parentheses.
    pub(crate) fn inner(&self) -> Result<Vec<Self>> {
        self.list(Self::read)
    }
}

/// A path, whatever it names.
fn path(input: ParseStream<'_>) -> Result<Type> {
    let (at, path) = (input.span(), input.parse::<Type>()?);
    if path.name.is_none() {
        return Err(syn::Error::new(at, "expected a path"));
    }
    Ok(path)
}

/// Texts that an entry takes one after the other.
pub(crate) struct Texts {
    at: proc_macro2::Span,
    texts: Vec<LitStr>,
}

impl Texts {
    /// All of them: those that must be there, none of which is empty, and those that may be left out.
    pub(crate) fn take<const R: usize, const O: usize>(
        self,
        required: [&str; R],
        optional: [&str; O],
    ) -> Result<([String; R], [String; O])> {
        self.demand(&required, &optional)?;
        let mut texts = self.texts.into_iter();
        let mut next = |_| texts.next().map_or_else(String::new, |text| text.value());
        Ok((std::array::from_fn(&mut next), std::array::from_fn(&mut next)))
    }

    fn demand(&self, required: &[&str], optional: &[&str]) -> Result<()> {
        let names = [required, optional].concat();
        if self.texts.len() > names.len() {
            let message = format!("this takes no more than {}", names.join(", "));
            return Err(syn::Error::new(self.at, message));
        }
        for (index, name) in required.iter().enumerate() {
            let text = self.texts.get(index);
            if text.is_none_or(|text| text.value().is_empty()) {
                let at = text.map_or(self.at, LitStr::span);
                return Err(syn::Error::new(at, format!("{name} is missing here")));
            }
        }
        for (text, name) in self.texts.iter().zip(&names) {
            if name.starts_with(RULE) {
                rule_id(text)?;
            }
        }
        Ok(())
    }
}

/// What an argument is called that names a rule.
pub(crate) const RULE: &str = "the rule's id";

/// What that is called which names it on Instagram.
pub(crate) const RULE_ON_INSTAGRAM: &str = "the rule's id on Instagram";

/// The id of a rule: its family, a dot and the rest.
pub(crate) fn rule_id(text: &LitStr) -> Result<String> {
    let id = text.value();
    match id.split_once('.') {
        Some((family, rest)) if !family.is_empty() && !rest.is_empty() => Ok(id),
        _ if id.is_empty() => Err(syn::Error::new(text.span(), format!("{RULE} is missing here"))),
        _ => {
            let message = format!("a rule's id has a family and a name, as in `btn.{id}`");
            Err(syn::Error::new(text.span(), message))
        }
    }
}

/// All of them, or all mistakes in them.
pub(crate) fn all<T>(results: impl IntoIterator<Item = Result<T>>) -> Result<Vec<T>> {
    let (mut all, mut mistakes) = (Vec::new(), None::<syn::Error>);
    for result in results {
        match (result, &mut mistakes) {
            (Ok(one), _) => all.push(one),
            (Err(error), Some(mistakes)) => mistakes.combine(error),
            (Err(error), None) => mistakes = Some(error),
        }
    }
    mistakes.map_or(Ok(all), Err)
}

/// `"rule id": from..=to`; an end left out is open.
pub(crate) struct Bound {
    pub(crate) rule: LitStr,
    pub(crate) min: Option<LitInt>,
    pub(crate) max: Option<LitInt>,
}

impl Parse for Bound {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let rule: LitStr = input.parse()?;
        rule_id(&rule)?;
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
    pub(crate) texts: Texts,
}

impl Parse for Named {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let name: Ident = input.parse()?;
        input.parse::<Option<Token![,]>>()?;
        let texts = Texts { at: name.span(), texts: listed(input, Parse::parse)? };
        Ok(Self { name, texts })
    }
}

/// `"id", "text", …: name, …`: texts, then names.
pub(crate) struct TextsAndNames {
    pub(crate) texts: Texts,
    pub(crate) names: Vec<Ident>,
}

impl Parse for TextsAndNames {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut texts = vec![input.parse()?];
        while input.parse::<Option<Token![,]>>()?.is_some() {
            texts.push(input.parse()?);
        }
        input.parse::<Token![:]>()?;
        let names = listed(input, syn::ext::IdentExt::parse_any)?;
        Ok(Self { texts: Texts { at: input.span(), texts }, names })
    }
}

/// `Type, "text"`: a type and a text about it.
pub(crate) struct TypeAndText {
    pub(crate) ty: Type,
    pub(crate) text: LitStr,
}

impl Parse for TypeAndText {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let ty = path(input)?;
        input.parse::<Token![,]>()?;
        Ok(Self { ty, text: input.parse()? })
    }
}

/// Refuses a name that is one of those `taken`: it would be both.
pub(crate) fn demand_apart(names: &[Ident], taken: &[String], what: &str) -> Result<()> {
    match names.iter().find(|name| taken.contains(&plain(name))) {
        Some(name) => Err(syn::Error::new(name.span(), format!("`{}` is {what} too", plain(name)))),
        None => Ok(()),
    }
}

/// A name without the `r#` in front of a word of the language.
pub(crate) fn plain(name: &Ident) -> String {
    name.to_string().trim_start_matches("r#").to_owned()
}

/// The platform that a word of the schema's language names.
pub(crate) fn platform(name: &Ident) -> Result<TokenStream> {
    match name.to_string().as_str() {
        "messenger" => Ok(quote!(crate::platform::PlatformKind::Messenger)),
        "instagram" => Ok(quote!(crate::platform::PlatformKind::Instagram)),
        _ => Err(syn::Error::new(name.span(), "a platform is `messenger` or `instagram`")),
    }
}

/// The member of a literal, if something is said of it.
pub(crate) fn said(name: &str, value: Option<TokenStream>) -> Option<TokenStream> {
    let name = format_ident!("{name}");
    value.map(|value| quote!(#name: #value,))
}

/// `Some(…)` or `None`, as tokens.
pub(crate) fn option(value: Option<impl ToTokens>) -> TokenStream {
    if let Some(value) = value { some(&value) } else { quote!(::core::option::Option::None) }
}

fn some(value: &dyn ToTokens) -> TokenStream {
    quote!(::core::option::Option::Some(#value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(entry: &str) -> String {
        let entry = Entry::read.parse_str(entry).unwrap();
        match entry.texts([RULE], ["the day", "what to use in its place"]) {
            Ok((rule, rest)) => format!("{rule:?} {rest:?}"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn every_entry_that_names_a_rule_names_one() {
        assert_eq!(told("required()"), "the rule's id is missing here");
        assert_eq!(told(r#"required("")"#), "the rule's id is missing here");
        assert_eq!(told(r#"required("a.b")"#), r#"["a.b"] ["", ""]"#);
        let bound = syn::parse_str::<Bound>(r#""": ..=20"#).err().map(|error| error.to_string());
        assert_eq!(bound.as_deref(), Some("the rule's id is missing here"));
    }

    #[test]
    fn what_is_too_much_is_told() {
        let told = told(r#"deprecated("a.b", "2026-02-10", "use text", "surely")"#);
        assert_eq!(
            told,
            "this takes no more than the rule's id, the day, what to use in its place"
        );
    }
}
