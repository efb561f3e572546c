//! The data about a word of the API, and about parts that come, go or stand on one platform only.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Result;

use crate::attribute::{
    self, Entry, Named, RULE, RULE_ON_INSTAGRAM, TextsAndNames, option, plain, said,
};
use crate::docs::paragraph;
use crate::item::Variant;

/// How a variant's name is written on the wire.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Case {
    Snake,
    Capitals,
}

/// The attributes of an enum that say which words there are besides its variants.
pub(crate) struct Set {
    pub(crate) case: Case,
    pub(crate) any_case: bool,
    unknown: [String; 2],
    retired: Vec<TokenStream>,
    elsewhere: Vec<TokenStream>,
    retired_words: Vec<Ident>,
}

impl Set {
    pub(crate) const WORDS: [&str; 5] = ["any_case", "capitals", "unknown", "retired", "elsewhere"];

    pub(crate) const fn new() -> Self {
        Self {
            case: Case::Snake,
            any_case: false,
            unknown: [String::new(), String::new()],
            retired: Vec::new(),
            elsewhere: Vec::new(),
            retired_words: Vec::new(),
        }
    }

    /// Takes an entry that is about the set; `false` if it is not.
    pub(crate) fn take(&mut self, entry: &Entry) -> Result<bool> {
        match entry.name.to_string().as_str() {
            "any_case" => self.any_case = entry.alone()?,
            "capitals" => {
                entry.alone()?;
                self.case = Case::Capitals;
            }
            "unknown" => {
                let ([messenger], [instagram]) = entry.texts([RULE], [RULE_ON_INSTAGRAM])?;
                let instagram = if instagram.is_empty() { messenger.clone() } else { instagram };
                self.unknown = [messenger, instagram];
            }
            "retired" => self.retired(entry)?,
            "elsewhere" => self.elsewhere(entry)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Refuses a set that has no rule for other words, or a word that is there and gone.
    pub(crate) fn demand(&self, item: &Ident, words: &[String]) -> Result<()> {
        if self.unknown.iter().any(String::is_empty) {
            let message =
                "another word than these breaks a rule: `#[schema(unknown(\"family.word\"))]`";
            return Err(syn::Error::new(item.span(), message));
        }
        attribute::demand_apart(&self.retired_words, words, "a word of this set")
    }

    fn retired(&mut self, entry: &Entry) -> Result<()> {
        let TextsAndNames { texts, names } = entry.parse(syn::parse::Parse::parse)?;
        let ([rule], [since, instead]) =
            texts.take([RULE], ["the day", "what to use in its place"])?;
        let values = names.iter().map(plain);
        self.retired.push(quote! {
            crate::schema::Retired { rule: #rule, since: #since, instead: #instead, values: &[#(#values),*] }
        });
        self.retired_words.extend(names);
        Ok(())
    }

    fn elsewhere(&mut self, entry: &Entry) -> Result<()> {
        let TextsAndNames { texts, names } = entry.parse(syn::parse::Parse::parse)?;
        let ([why], []) = texts.take(["where that belongs"], [])?;
        let values = names.iter().map(plain);
        self.elsewhere
            .push(quote!(crate::schema::Elsewhere { why: #why, values: &[#(#values),*] }));
        self.retired_words.extend(names);
        Ok(())
    }

    /// The `Choices`, as tokens.
    pub(crate) fn choices(
        &self,
        noun: &TokenStream,
        path: &TokenStream,
        choices: &TokenStream,
    ) -> TokenStream {
        let Self { any_case, unknown: [unknown, unknown_instagram], retired, elsewhere, .. } = self;
        quote! {
            crate::schema::Choices {
                noun: #noun,
                path: #path,
                choices: #choices,
                retired: &[#(#retired),*],
                elsewhere: &[#(#elsewhere),*],
                unknown: #unknown,
                unknown_instagram: #unknown_instagram,
                any_case: #any_case,
            }
        }
    }
}

/// A variant as a word of the API.
pub(crate) struct Chosen<'v> {
    pub(crate) variant: &'v Variant,
    /// The word.
    pub(crate) value: String,
    /// Its `Choice`, as tokens.
    pub(crate) choice: TokenStream,
    availability: Availability,
}

impl Chosen<'_> {
    /// Whether an editor offers it: what is on its way out is written by those who know it.
    pub(crate) fn is_offered_on(&self, platform: &str) -> bool {
        !self.availability.is_deprecated_on(platform) && self.availability.is_taken_on(platform)
    }
}

/// What a variant is as a word.
pub(crate) fn choice(variant: &Variant, case: Case) -> Result<Chosen<'_>> {
    let (mut value, mut aliases, mut availability) =
        (wire_name(&variant.ident.to_string(), case), Vec::new(), Availability::default());
    for entry in attribute::entries(&variant.attrs)? {
        match entry.name.to_string().as_str() {
            "name" => value = entry.text()?,
            "alias" => aliases.push(entry.text()?),
            "rename" => {}
            _ if availability.take(&entry)? => {}
            _ => return Err(entry.unknown(&[&["name", "alias", "rename"], &Availability::WORDS])),
        }
    }
    let (rust, docs) = (variant.ident.to_string(), paragraph(&variant.attrs));
    let aliases = said("aliases", (!aliases.is_empty()).then(|| quote!(&[#(#aliases),*])));
    let said = availability.said();
    let choice = quote! {
        crate::schema::Choice {
            value: #value,
            rust: #rust,
            docs: #docs,
            #aliases
            #said
            ..crate::schema::Choice::BLANK
        }
    };
    Ok(Chosen { variant, value, choice, availability })
}

/// Where a part of the API is there, and until when.
#[derive(Default)]
pub(crate) struct Availability {
    only: Option<TokenStream>,
    /// The platform beside which the other refuses it.
    refused_beside: Option<Ident>,
    deprecated: Option<TokenStream>,
    /// The one platform on which it is deprecated.
    deprecated_on: Option<Ident>,
}

impl Availability {
    pub(crate) const WORDS: [&str; 3] = ["only", "undocumented", "deprecated"];

    /// Takes an entry that is about it; `false` if it is not.
    pub(crate) fn take(&mut self, entry: &Entry) -> Result<bool> {
        match entry.name.to_string().as_str() {
            "only" => {
                let (only, platform) = only(entry, &quote!(Reject))?;
                (self.only, self.refused_beside) = (Some(only), Some(platform));
            }
            "undocumented" => self.only = Some(only(entry, &quote!(Warn))?.0),
            "deprecated" => self.deprecated(entry, None)?,
            "messenger" | "instagram" => return self.on_one_platform(entry),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Takes what is deprecated on one platform; limits that hold there are no matter of availability.
    fn on_one_platform(&mut self, entry: &Entry) -> Result<bool> {
        let inner = entry.inner()?;
        let deprecated = inner.iter().find(|inner| inner.name == "deprecated");
        let Some(deprecated) = deprecated.filter(|_| inner.len() == 1) else { return Ok(false) };
        self.deprecated(deprecated, Some(&entry.name))?;
        Ok(true)
    }

    fn deprecated(&mut self, entry: &Entry, on: Option<&Ident>) -> Result<()> {
        let ([rule], [since, instead]) =
            entry.texts([RULE], ["the day", "what to use in its place"])?;
        let platform = option(on.map(attribute::platform).transpose()?);
        self.deprecated = Some(quote! {
            crate::schema::Deprecated { rule: #rule, since: #since, instead: #instead, on: #platform }
        });
        self.deprecated_on = on.cloned();
        Ok(())
    }

    /// Whether it is deprecated wherever it is.
    pub(crate) const fn is_deprecated(&self) -> bool {
        self.deprecated.is_some() && self.deprecated_on.is_none()
    }

    fn is_deprecated_on(&self, platform: &str) -> bool {
        self.deprecated.is_some() && self.deprecated_on.as_ref().is_none_or(|on| on == platform)
    }

    /// Whether one of the platforms refuses it.
    pub(crate) const fn is_refused_somewhere(&self) -> bool {
        self.refused_beside.is_some()
    }

    pub(crate) fn is_taken_on(&self, platform: &str) -> bool {
        self.refused_beside.as_ref().is_none_or(|only| only == platform)
    }

    /// What is said of it, as members of a `Field` or a `Choice`.
    pub(crate) fn said(&self) -> TokenStream {
        let some = |value: &TokenStream| quote!(::core::option::Option::Some(#value));
        let only = said("only", self.only.as_ref().map(some));
        let deprecated = said("deprecated", self.deprecated.as_ref().map(some));
        quote!(#only #deprecated)
    }
}

/// The name of a Rust item as the API writes it.
pub(crate) fn wire_name(name: &str, case: Case) -> String {
    let mut wire = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !wire.is_empty() {
            wire.push('_');
        }
        wire.push(letter.to_ascii_lowercase());
    }
    if case == Case::Capitals { wire.to_ascii_uppercase() } else { wire }
}

/// The `Only`, as tokens, and its platform.
fn only(entry: &Entry, severity: &TokenStream) -> Result<(TokenStream, Ident)> {
    let Named { name, texts } = entry.parse(syn::parse::Parse::parse)?;
    let platform = attribute::platform(&name)?;
    let ([rule], [instead]) = texts.take([RULE], ["what to use in its place"])?;
    let severity = quote!(crate::schema::Severity::#severity);
    let only = quote!(crate::schema::Only { platform: #platform, rule: #rule, severity: #severity, instead: #instead });
    Ok((only, name))
}
