//! Structs: objects with a fixed set of members.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Result;

use crate::attribute::{self, Entry, RULE, TextsAndNames, TypeAndText, option, plain, rule_id};
use crate::demands::{demand_extension, is_extension};
use crate::docs::paragraph;
use crate::editor;
use crate::field::Field;
use crate::item::{self, Item, Type};
use crate::kind::is_option;
use crate::noun::Noun;
use crate::word::{Case, wire_name};

/// What the attributes of a type say about the object as a whole.
pub(crate) struct Outline {
    pub(crate) noun: Noun,
    pub(crate) label: Option<String>,
    pub(crate) link: String,
    pub(crate) rules: Option<TokenStream>,
    name: Option<String>,
    example: String,
    unknown: String,
    passed_over: Option<String>,
    meant: Vec<TokenStream>,
    pub(crate) shorthand: Option<String>,
    refused: Vec<TokenStream>,
    refused_names: Vec<Ident>,
    /// Whether its members may stand among those of another object.
    is_flattened: bool,
}

impl Outline {
    pub(crate) const WORDS: [&str; 12] = [
        "noun",
        "label",
        "name",
        "link",
        "example",
        "rules",
        "unknown",
        "passed_over",
        "meant",
        "shorthand",
        "refused",
        "flattened",
    ];

    pub(crate) fn new() -> Self {
        Self {
            noun: Noun::default(),
            label: None,
            link: String::new(),
            rules: None,
            name: None,
            example: String::new(),
            unknown: "req.unknown_key".to_owned(),
            passed_over: None,
            meant: Vec::new(),
            shorthand: None,
            refused: Vec::new(),
            refused_names: Vec::new(),
            is_flattened: false,
        }
    }

    /// Takes an entry that is about it; `false` if it is not.
    pub(crate) fn take(&mut self, entry: &Entry) -> Result<bool> {
        match entry.name.to_string().as_str() {
            "noun" => self.noun = Noun::read(entry)?,
            "label" => self.label = Some(entry.text()?),
            "name" => self.name = Some(entry.text()?),
            "link" => self.link = entry.text()?,
            "example" => self.example = entry.text()?,
            "rules" => self.rules = Some(entry.path()?),
            "unknown" => self.unknown = rule_id(entry.literal()?)?,
            "passed_over" => self.passed_over = Some(rule_id(entry.literal()?)?),
            "meant" => self.meant(entry)?,
            "shorthand" => self.shorthand = Some(entry.text()?),
            "refused" => self.refused(entry)?,
            "flattened" => self.is_flattened = entry.alone()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Refuses a member that is taken and refused.
    pub(crate) fn demand(&self, fields: &[Field<'_>]) -> Result<()> {
        let mut names = Vec::new();
        for field in fields {
            names.push(field.name.clone());
            names.extend_from_slice(&field.aliases);
        }
        attribute::demand_apart(&self.refused_names, &names, "a member of this object")
    }

    fn refused(&mut self, entry: &Entry) -> Result<()> {
        let TextsAndNames { texts, names } = entry.parse(syn::parse::Parse::parse)?;
        let ([rule, why], []) = texts.take([RULE, "why, and where it belongs"], [])?;
        let values = names.iter().map(plain);
        self.refused.push(
            quote!(crate::schema::Refused { names: &[#(#values),*], rule: #rule, why: #why }),
        );
        self.refused_names.extend(names);
        Ok(())
    }

    fn meant(&mut self, entry: &Entry) -> Result<()> {
        let TypeAndText { ty, text } = entry.parse(syn::parse::Parse::parse)?;
        let shape = quote!(<#ty as crate::convert::value::Schema>::shape);
        self.meant.push(quote!(crate::schema::Meant { shape: #shape, why: #text }));
        Ok(())
    }

    /// What the object is called as a head.
    fn name(&self, input: &Item) -> String {
        self.name.clone().unwrap_or_else(|| wire_name(&input.ident.to_string(), Case::Snake))
    }

    /// The `Shape` of the type, as tokens, around the given form.
    pub(crate) fn shape(&self, input: &Item, form: &TokenStream) -> TokenStream {
        let name = self.name(input);
        let label = self.label.clone().unwrap_or_else(|| name.replace('_', " "));
        let (noun, link, path) = (self.noun.tokens(), &self.link, path(input));
        let docs = paragraph(&input.attrs);
        let example = &self.example;
        let borrows = !input.lifetimes.is_empty();
        let rules = self.rules.as_ref().map_or_else(|| quote!(&[]), Clone::clone);
        quote! {
            crate::schema::Shape {
                name: #name,
                label: #label,
                noun: #noun,
                path: #path,
                borrows: #borrows,
                example: #example,
                docs: #docs,
                link: #link,
                form: #form,
                rules: #rules,
            }
        }
    }
}

/// The path of a type, as an expression.
pub(crate) fn path(input: &Item) -> TokenStream {
    let ident = input.ident.to_string();
    quote!(::core::concat!(::core::module_path!(), "::", #ident))
}

pub(crate) fn derive(input: &Item, fields: &[item::Field]) -> Result<TokenStream> {
    let (mut outline, mut is_alternative) = (Outline::new(), false);
    for entry in attribute::entries(&input.attrs)? {
        if entry.name == "alternative" {
            is_alternative = entry.alone()?;
        } else if !outline.take(&entry)? {
            return Err(entry.unknown(&[&["alternative"], &Outline::WORDS]));
        }
    }
    outline.noun.demand(&input.ident)?;
    let unextended = demand_extension(input, fields);
    let extension = Extension { is_there: fields.iter().any(is_extension) };
    let fields = fields.iter().filter(|field| !is_extension(field));
    let member = if is_alternative { Field::of_alternative } else { Field::of_struct };
    let fields = attribute::all(fields.map(member))?;
    outline.demand(&fields)?;
    let shape = outline.shape(input, &form_of_struct(input, &outline, &fields)?);
    let bodies = Bodies { hole: hole(&outline, &fields), own: own(input, &fields, extension) };
    let impls = implement(input, &shape, &bodies);
    let (constants, members) = (constants(input, &fields, extension), members(input, &fields));
    let for_editors = for_editors(input, &outline, &fields, is_alternative);
    Ok(quote!(#unextended #impls #constants #members #for_editors))
}

/// What editors complete of a struct: its keys where it is flattened or another is flattened in it, or its name as a head.
fn for_editors(
    input: &Item,
    outline: &Outline,
    fields: &[Field<'_>],
    is_alternative: bool,
) -> TokenStream {
    let lent =
        (is_alternative || outline.is_flattened).then(|| editor::keys_of(&input.ident, fields));
    let differs = |field: &Field<'_>| {
        field.is_flattened || field.is_refused_somewhere() || field.is_deprecated()
    };
    let keys = fields.iter().any(differs).then(|| editor::keys(input, fields.iter()));
    let is_named = !fields.iter().any(|field| field.is_discriminant);
    let head = is_named.then(|| editor::head(input, &outline.name(input)));
    quote!(#lent #keys #head)
}

/// The hidden member of a struct.
#[derive(Clone, Copy)]
struct Extension {
    is_there: bool,
}

impl Extension {
    /// Its member of a struct literal.
    fn literal(self) -> TokenStream {
        if self.is_there { quote!(__non_exhaustive: (),) } else { quote!() }
    }
}

/// The `Form` of a struct, as tokens.
fn form_of_struct(input: &Item, outline: &Outline, fields: &[Field<'_>]) -> Result<TokenStream> {
    let place = |wanted: &dyn Fn(&Field<'_>) -> bool| fields.iter().position(wanted);
    let at = |place: usize| quote!(&Self::__FIELDS[#place]);
    let shorthand = match &outline.shorthand {
        Some(name) => Some(place(&|field| field.rust == *name).map(at).ok_or_else(|| {
            syn::Error::new(input.ident.span(), "`shorthand` names no field of this struct")
        })?),
        None => None,
    };
    let discriminant = place(&|field| field.is_discriminant).map(|place| {
        let (field, ty) = (at(place), fields.get(place).map(|field| &field.source.ty));
        quote!(crate::schema::Discriminant {
            field: #field,
            choices: <#ty as crate::convert::value::Value>::TYPE.choices(),
        })
    });
    let flattened = place(&|field| field.is_flattened).map(|place| {
        let (field, ty) = (at(place), fields.get(place).map(|field| &field.source.ty));
        quote!(crate::schema::Flattened {
            field: #field,
            shape: <#ty as crate::convert::value::Value>::TYPE.shape(),
        })
    });
    Ok(form(outline, &Members { shorthand, discriminant, flattened, one_of: quote!(&[]) }))
}

/// What is special about members of an object, each as tokens.
pub(crate) struct Members {
    pub(crate) shorthand: Option<TokenStream>,
    pub(crate) discriminant: Option<TokenStream>,
    pub(crate) flattened: Option<TokenStream>,
    pub(crate) one_of: TokenStream,
}

/// The `Form` of an object whose members are in `Self::__FIELDS`, as tokens.
pub(crate) fn form(outline: &Outline, members: &Members) -> TokenStream {
    let Members { shorthand, discriminant, flattened, one_of } = members;
    let (shorthand, discriminant, flattened) =
        (option(shorthand.as_ref()), option(discriminant.as_ref()), option(flattened.as_ref()));
    let (unknown, refused) = (&outline.unknown, &outline.refused);
    let (passed_over, meant) = (option(outline.passed_over.as_ref()), &outline.meant);
    quote! {
        crate::schema::Form::Struct(crate::schema::Struct {
            fields: Self::__FIELDS,
            one_of: #one_of,
            shorthand: #shorthand,
            discriminant: #discriminant,
            flattened: #flattened,
            refused: &[#(#refused),*],
            unknown: #unknown,
            passed_over: #passed_over,
            meant: &[#(#meant),*],
            ..crate::schema::Struct::NONE
        })
    }
}

/// What the impls of an object have inside.
pub(crate) struct Bodies {
    /// What fills a hole of a stencil, of a value called `self`, where it is not a part as others are.
    pub(crate) hole: Option<TokenStream>,
    /// The value called `self` with what it borrows copied.
    pub(crate) own: TokenStream,
}

/// How an object is walked and read whose members are not simply its fields.
pub(crate) struct Tree {
    pub(crate) read: TokenStream,
    pub(crate) walk: TokenStream,
    pub(crate) empty: TokenStream,
}

/// The impls of an object whose members are not simply its fields.
pub(crate) fn tree(input: &Item, Tree { read, walk, empty }: &Tree) -> TokenStream {
    let (ident, parameters) = (&input.ident, &input.lifetimes);
    let types = input.generics();
    quote! {
        crate::convert::implement::tree! {
            [#parameters] #ident #types,
            empty: #empty,
            walk: |self, index| { #walk },
            read: |node, storage| { #read }
        }
    }
}

/// The impls that every object has, around its shape.
pub(crate) fn implement(
    input: &Item,
    shape: &TokenStream,
    Bodies { hole, own }: &Bodies,
) -> TokenStream {
    let ident = &input.ident;
    let types = input.generics();
    let parameters = &input.lifetimes;
    let (part, own) = (part(input, hole.as_ref()), into_owned(input, own));
    quote! {
        crate::convert::implement::object! { [#parameters] #ident #types, #shape }
        #part
        #own
    }
}

/// The struct with nothing in it, what a literal that names only some members is built upon; and its fields as data.
fn constants(input: &Item, fields: &[Field<'_>], extension: Extension) -> TokenStream {
    let (ident, extension) = (&input.ident, extension.literal());
    let generics = input.generics();
    let data = fields.iter().map(Field::tokens);
    let members = fields.iter().map(|field| {
        let (ident, empty) = (&field.source.ident, empty(&field.source.ty));
        quote!(#ident: #empty)
    });
    let in_scope = in_scope();
    quote! {
        impl #generics #ident #generics {
            const __FIELDS: &'static [crate::schema::Field] = &[#(#data),*];

            /// Nothing yet: the start of a struct literal. What the platform requires is still to be written.
            pub const EMPTY: Self = {
                #in_scope
                Self { #(#members,)* #extension }
            };
        }
    }
}

/// The members by their places.
fn members(input: &Item, fields: &[Field<'_>]) -> TokenStream {
    let (ident, name, parameters) = (&input.ident, input.ident.to_string(), &input.lifetimes);
    let types = input.generics();
    let (places, members) = (0..fields.len(), fields.iter().map(|field| &field.source.ident));
    quote! {
        crate::convert::implement::record! { [#parameters] #ident #types, #name, [#(#places #members)*] }
    }
}

/// What fills a hole: of a struct with a shorthand that holds nothing else, an object with one member.
fn hole(outline: &Outline, fields: &[Field<'_>]) -> Option<TokenStream> {
    let shorthand = outline.shorthand.as_ref()?;
    let others = fields.iter().filter(|field| field.rust != *shorthand);
    if others.into_iter().any(|field| !is_option(&field.source.ty)) {
        return None;
    }
    let (mut name, mut patterns) = (String::new(), Vec::new());
    for field in fields {
        let ident = &field.source.ident;
        if field.rust == *shorthand {
            name.clone_from(&field.name);
            let some = is_option(&field.source.ty);
            let text = if some { quote!(::core::option::Option::Some(text)) } else { quote!(text) };
            patterns.push(quote!(#ident: #text));
        } else {
            patterns.push(quote!(#ident: ::core::option::Option::None));
        }
    }
    Some(quote! {
        match self {
            Self { #(#patterns,)* .. } => crate::convert::stencil::Hole::single(#name, text),
            #[allow(unreachable_patterns, reason = "it has no other members")]
            whole => crate::convert::stencil::Hole::part(whole),
        }
    })
}

/// The impl by which a value fills fields of its type, and a hole of a stencil.
pub(crate) fn part(input: &Item, hole: Option<&TokenStream>) -> TokenStream {
    let ident = &input.ident;
    let generics = input.generics();
    let hole = hole.map(|hole| {
        quote! {
            #[inline]
            fn hole<'h>(self) -> crate::convert::stencil::Hole<'h>
            where
                Self: 'h,
            {
                #hole
            }
        }
    });
    quote! {
        impl #generics crate::convert::part::Part for #ident #generics {
            #hole
        }
    }
}

fn own(input: &Item, fields: &[Field<'_>], extension: Extension) -> TokenStream {
    let (ident, extension) = (&input.ident, extension.literal());
    let members = fields.iter().map(|field| {
        let ident = &field.source.ident;
        quote!(#ident: crate::convert::own::Own::own(self.#ident))
    });
    quote!(#ident { #(#members,)* #extension })
}

/// The impl by which a value owns what it borrows.
fn into_owned(input: &Item, own: &TokenStream) -> TokenStream {
    let (ident, parameters) = (&input.ident, &input.lifetimes);
    let types = input.generics();
    if parameters.is_empty() {
        return quote!(crate::convert::own::borrows_nothing! { #ident });
    }
    quote! {
        crate::convert::implement::owned! { [#parameters] #ident #types, #ident<'static>, self => #own }
    }
}

/// A value of the type that says as little as can be.
///
/// rustc sees of a constant that it needs no drop only where it sees the value: in an inherent constant, or in `None`
/// itself, but not in a trait's. Without that `..Self::EMPTY` could not stand in a `const fn`.
pub(crate) fn empty(ty: &Type) -> TokenStream {
    if is_option(ty) {
        return quote!(::core::option::Option::None);
    }
    quote!(<#ty>::EMPTY)
}

/// What has to stand above [`empty`], for types that have it of the trait alone.
pub(crate) fn in_scope() -> TokenStream {
    quote! {
        #[allow(unused_imports, reason = "most types have a constant of their own")]
        use crate::convert::value::Value as _;
    }
}
