//! The data about a member of an object.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::Parse as _;
use syn::{LitInt, Result, Token};

use crate::attribute::{self, Bound, Entry, Named, RULE, option, rule_id, said};
use crate::docs::paragraph;
use crate::item;
use crate::kind::{demand_fitting, is_option};
use crate::word::Availability;

/// A field of a struct, as the schema's language describes it.
#[expect(clippy::struct_excessive_bools, reason = "each is a word of the schema's language")]
pub(crate) struct Field<'f> {
    pub(crate) source: &'f item::Field,
    pub(crate) rust: String,
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    /// The entry that asks for it: `required` or `like`.
    asked: Option<Ident>,
    required: Option<String>,
    like: Option<TokenStream>,
    checks: Vec<TokenStream>,
    renames: Vec<(String, String)>,
    availability: Availability,
    integers: bool,
    fractions: bool,
    empty: Option<String>,
    pub(crate) is_discriminant: bool,
    pub(crate) is_flattened: bool,
    pub(crate) is_secret: bool,
    /// What is shown as its value in an example.
    shown: Option<String>,
}

/// On which platform a check holds, and how severe it is.
#[derive(Clone)]
struct Circumstance {
    on: TokenStream,
    severity: TokenStream,
}

impl<'f> Field<'f> {
    const WORDS: [&'static str; 12] = [
        "name",
        "alias",
        "like",
        "integers",
        "fractions",
        "empty",
        "discriminant",
        "flatten",
        "secret",
        "shown",
        "required",
        "rename",
    ];

    const LIMITS: [&'static str; 6] = ["nonempty", "chars", "bytes", "items", "range", "format"];

    /// What limits stand in that hold in some circumstance only.
    const CIRCUMSTANCES: [&'static str; 3] = ["messenger", "instagram", "warn"];

    /// A member of a struct: it may be left out in Rust exactly where the platform does not ask for it.
    pub(crate) fn of_struct(source: &'f item::Field) -> Result<Self> {
        let field = Self::read(source)?;
        match (&field.asked, is_option(&source.ty)) {
            (Some(asked), true) => {
                let message = format!(
                    "what is asked for by `{asked}` is no `Option`; what may be left out is not asked for"
                );
                Err(syn::Error::new(asked.span(), message))
            }
            (None, false) => Err(syn::Error::new(
                source.ident.span(),
                "what is no `Option` is asked for by `#[schema(required(\"family.rule\"))]`; what may be left out is an `Option`",
            )),
            _ => Ok(field),
        }
    }

    /// A member of the struct of a variant of one of several: what is no `Option` tells the variant.
    pub(crate) fn of_alternative(source: &'f item::Field) -> Result<Self> {
        Self::read(source)?.not_asked()
    }

    /// What a variant of one of several stands for, which is left out where another is written.
    pub(crate) fn of_one_of_several(source: &'f item::Field) -> Result<Self> {
        let field = Self::read(source)?.not_asked()?;
        if is_option(&source.ty) {
            let message =
                "a variant of one of several is left out as a whole: what it holds is no `Option`";
            return Err(syn::Error::new_spanned(&source.ty, message));
        }
        Ok(field)
    }

    fn not_asked(self) -> Result<Self> {
        match &self.asked {
            Some(asked) => {
                let message = format!(
                    "one of several is never asked for by `{asked}`, since another may stand in its place: the object's `rules` ask for one"
                );
                Err(syn::Error::new(asked.span(), message))
            }
            None => Ok(self),
        }
    }

    fn read(source: &'f item::Field) -> Result<Self> {
        let rust = source.ident.to_string();
        let rust = rust.trim_start_matches("r#").to_owned();
        let mut field = Self {
            source,
            name: rust.clone(),
            rust,
            aliases: Vec::new(),
            asked: None,
            required: None,
            like: None,
            checks: Vec::new(),
            renames: Vec::new(),
            availability: Availability::default(),
            integers: false,
            fractions: false,
            empty: None,
            is_discriminant: false,
            is_flattened: false,
            is_secret: false,
            shown: None,
        };
        let always = Circumstance { on: option(None::<TokenStream>), severity: quote!(Reject) };
        for entry in attribute::entries(&source.attrs)? {
            field.take(&entry, &always)?;
        }
        if field.like.is_some() && (field.required.is_some() || !field.checks.is_empty()) {
            let message = "`like` brings all limits of the field: leave its own out";
            let at = field.asked.as_ref().unwrap_or(&source.ident);
            return Err(syn::Error::new(at.span(), message));
        }
        Ok(field)
    }

    fn take(&mut self, entry: &Entry, circumstance: &Circumstance) -> Result<()> {
        match entry.name.to_string().as_str() {
            "name" => self.name = entry.text()?,
            "alias" => self.aliases.push(entry.text()?),
            "like" => {
                self.like = Some(entry.path()?);
                self.asked = Some(entry.name.clone());
            }
            "integers" => {
                demand_fitting(&entry.name, &self.source.ty)?;
                self.integers = entry.alone()?;
            }
            "fractions" => {
                demand_fitting(&entry.name, &self.source.ty)?;
                self.fractions = entry.alone()?;
            }
            "empty" => {
                demand_fitting(&entry.name, &self.source.ty)?;
                let ([rule], []) = entry.texts([RULE], [])?;
                self.empty = Some(rule);
            }
            "discriminant" => self.is_discriminant = entry.alone()?,
            "flatten" => self.is_flattened = entry.alone()?,
            "secret" => self.is_secret = entry.alone()?,
            "shown" => self.shown = Some(entry.text()?),
            "required" => {
                let ([rule], []) = entry.texts([RULE], [])?;
                self.required = Some(rule);
                self.asked = Some(entry.name.clone());
            }
            "rename" => self.renames.extend(renames(entry)?),
            _ if self.availability.take(entry)? => {}
            _ => self.check(entry, circumstance)?,
        }
        Ok(())
    }

    fn check(&mut self, entry: &Entry, circumstance: &Circumstance) -> Result<()> {
        if Self::LIMITS.iter().any(|limit| entry.name == limit) {
            demand_fitting(&entry.name, &self.source.ty)?;
        }
        match entry.name.to_string().as_str() {
            "messenger" | "instagram" => {
                let on = option(Some(attribute::platform(&entry.name)?));
                self.each(entry, &Circumstance { on, ..circumstance.clone() })
            }
            "warn" => {
                self.each(entry, &Circumstance { severity: quote!(Warn), ..circumstance.clone() })
            }
            "nonempty" => {
                let ([rule], []) = entry.texts([RULE], [])?;
                let limit = quote!(Chars { min: 1, max: ::core::option::Option::None });
                self.push(&rule, &limit, circumstance);
                self.push(&rule, &quote!(Format(crate::schema::Format::Visible)), circumstance);
                Ok(())
            }
            "chars" => self.bounds(entry, &quote!(Chars), circumstance),
            "bytes" => self.bounds(entry, &quote!(Bytes), circumstance),
            "items" => self.bounds(entry, &quote!(Items), circumstance),
            "range" => self.bounds(entry, &quote!(Range), circumstance),
            "format" => {
                let Named { name, texts } = entry.parse(syn::parse::Parse::parse)?;
                let ([rule], []) = texts.take([RULE], [])?;
                self.push(&rule, &quote!(Format(crate::schema::Format::#name)), circumstance);
                Ok(())
            }
            _ => Err(entry.unknown(&[
                &Self::LIMITS,
                &Self::CIRCUMSTANCES,
                &Self::WORDS,
                &Availability::WORDS,
            ])),
        }
    }

    fn each(&mut self, entry: &Entry, circumstance: &Circumstance) -> Result<()> {
        entry.inner()?.iter().try_for_each(|inner| self.check(inner, circumstance))
    }

    fn bounds(
        &mut self,
        entry: &Entry,
        unit: &TokenStream,
        circumstance: &Circumstance,
    ) -> Result<()> {
        for Bound { rule, min, max } in entry.list(Bound::parse)? {
            let limit = limit(unit, min.as_ref(), max.as_ref(), rule.span())?;
            self.push(&rule.value(), &limit, circumstance);
        }
        Ok(())
    }

    fn push(
        &mut self,
        rule: &str,
        limit: &TokenStream,
        Circumstance { on, severity }: &Circumstance,
    ) {
        self.checks.push(quote! {
            crate::schema::Check {
                rule: #rule,
                on: #on,
                severity: crate::schema::Severity::#severity,
                limit: crate::schema::Limit::#limit,
            }
        });
    }

    pub(crate) const fn is_deprecated(&self) -> bool {
        self.availability.is_deprecated()
    }

    pub(crate) fn is_offered_on(&self, platform: &str) -> bool {
        self.availability.is_taken_on(platform)
    }

    /// Whether one of the platforms refuses it.
    pub(crate) const fn is_refused_somewhere(&self) -> bool {
        self.availability.is_refused_somewhere()
    }

    /// The `Field` constant, as tokens.
    pub(crate) fn tokens(&self) -> TokenStream {
        self.data(None)
    }

    /// The `Field` constant of one of several, which is left out where another is written.
    pub(crate) fn tokens_of_one_of_several(&self) -> TokenStream {
        self.data(Some(&quote!(optional: true,)))
    }

    /// What is not said is that of the type, so that rustc need not check it field by field.
    fn data(&self, optional: Option<&TokenStream>) -> TokenStream {
        let Self { rust, name, source, .. } = self;
        let (ty, docs) = (&source.ty, paragraph(&source.attrs));
        let said = self.said();
        quote! {
            crate::schema::Field {
                name: #name,
                rust: #rust,
                docs: #docs,
                #optional
                #said
                ..<#ty as crate::convert::value::Value>::FIELD
            }
        }
    }

    /// What the attributes say of it, as members of a `Field`.
    fn said(&self) -> TokenStream {
        let Self { aliases, checks, required, renames, .. } = self;
        let aliases = said("aliases", list(aliases));
        let required = match &self.like {
            Some(like) => Some(quote!(#like.required)),
            None => required.as_ref().map(ToTokens::to_token_stream),
        };
        let required =
            said("required", required.map(|rule| quote!(::core::option::Option::Some(#rule))));
        let checks = match &self.like {
            Some(like) => Some(quote!(#like.checks)),
            None => list(checks),
        };
        let checks = said("checks", checks);
        let renames = said("renames", (!renames.is_empty()).then(|| pairs(renames)));
        let integers = said("integers", self.integers.then(|| quote!(true)));
        let fractions = said("fractions", self.fractions.then(|| quote!(true)));
        let empty = self.empty.as_ref().map(|rule| quote!(::core::option::Option::Some(#rule)));
        let empty = said("empty", empty);
        let secret = said("secret", self.is_secret.then(|| quote!(true)));
        let shown = said("shown", self.shown.as_ref().map(ToTokens::to_token_stream));
        let availability = self.availability.said();
        quote!(
            #aliases #required #checks #renames #integers #fractions #empty #secret #shown
            #availability
        )
    }
}

fn list(items: &[impl ToTokens]) -> Option<TokenStream> {
    (!items.is_empty()).then(|| quote!(&[#(#items),*]))
}

fn limit(
    unit: &TokenStream,
    min: Option<&LitInt>,
    max: Option<&LitInt>,
    at: proc_macro2::Span,
) -> Result<TokenStream> {
    let (least, most) = (option(min), option(max));
    let floor = min.map_or_else(|| quote!(0), ToTokens::to_token_stream);
    match (unit.to_string().as_str(), min, max) {
        ("Range", ..) => Ok(quote!(#unit { min: #least, max: #most })),
        ("Bytes", None, Some(max)) => Ok(quote!(#unit { max: #max })),
        ("Bytes", ..) => Err(syn::Error::new(at, "bytes have an upper limit and no other")),
        _ => Ok(quote!(#unit { min: #floor, max: #most })),
    }
}

/// Pairs of rule ids, as tokens.
pub(crate) fn pairs(renames: &[(String, String)]) -> TokenStream {
    let pairs = renames.iter().map(|(there, here)| quote!((#there, #here)));
    quote!(&[#(#pairs),*])
}

/// The pairs of `rename("there" = "here", …)`.
pub(crate) fn renames(entry: &Entry) -> Result<Vec<(String, String)>> {
    entry.list(|input| {
        let there = rule_id(&input.parse()?)?;
        input.parse::<Token![=]>()?;
        Ok((there, rule_id(&input.parse()?)?))
    })
}
