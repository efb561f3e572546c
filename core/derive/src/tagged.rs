//! Enums whose tag decides which members an object has.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::Result;

use crate::attribute::{self, RULE, option};
use crate::editor;
use crate::field::{self, renames};
use crate::item::{Item, Type, Variant};
use crate::noun::Noun;
use crate::object::{Bodies, Outline, Tree, empty, implement, in_scope, path, tree};
use crate::word::{Set, choice};

/// What the attributes of such an enum say.
struct Tag {
    outline: Outline,
    set: Set,
    name: String,
    required: String,
    content: Option<[String; 2]>,
}

pub(crate) fn derive(input: &Item, variants: &[Variant]) -> Result<TokenStream> {
    let tag = read_attributes(input)?;
    let words = attribute::all(variants.iter().map(|variant| choice(variant, tag.set.case)))?;
    let values: Vec<_> = words.iter().map(|word| word.value.clone()).collect();
    let choices: Vec<_> = words.iter().map(|word| &word.choice).collect();
    let words = editor::words(input, &words);
    let keys = editor::keys_of_tag(input, &tag.keys());
    let for_editors = quote!(#words #keys);
    tag.demand(&input.ident, &values)?;
    let types = variants.iter().map(|variant| variant.only_type("a tagged object"));
    let types = types.collect::<Result<Vec<_>>>()?;
    let parts =
        Parts { tag: &tag, variants: variants.iter().collect(), values: &values, types: &types };
    let shape = tag.outline.shape(input, &parts.form(input));
    let bodies = Bodies { hole: None, own: parts.own(input) };
    let tree =
        tree(input, &Tree { read: parts.read(), walk: parts.walk(), empty: quote!(Self::EMPTY) });
    let (impls, conversions) = (implement(input, &shape, &bodies), parts.conversions(input));
    let (ident, generics) = (&input.ident, input.generics());
    let (words, variants, empty) =
        (tag.choices(input, &choices), parts.variants(input)?, parts.empty());
    Ok(quote! {
        impl #generics #ident #generics {
            /// What stands in a struct literal where this object is still to be written.
            pub(crate) const EMPTY: Self = #empty;
            #words
            #variants
        }

        #for_editors
        #tree
        #impls
        #conversions
    })
}

fn read_attributes(input: &Item) -> Result<Tag> {
    let (mut outline, mut set) = (Outline::new(), Set::new());
    let (mut name, mut required, mut content) = (String::new(), String::new(), None);
    for entry in attribute::entries(&input.attrs)? {
        match entry.name.to_string().as_str() {
            "tag" => ([name, required], []) = entry.texts(["its name", RULE], [])?,
            "content" => content = Some(entry.texts(["its name", RULE], [])?.0),
            _ if set.take(&entry)? || outline.take(&entry)? => {}
            _ => return Err(entry.unknown(&[&["tag", "content"], &Set::WORDS, &Outline::WORDS])),
        }
    }
    Ok(Tag { outline, set, name, required, content })
}

/// What is to be known of a tag.
fn docs(noun: &str) -> String {
    format!("Which kind of {noun} it is.")
}

impl Tag {
    /// The keys that an object has whatever it is, and what is to be known of them.
    fn keys(&self) -> Vec<(&str, String)> {
        let noun = &self.outline.noun.name;
        let content =
            self.content.iter().map(|[name, _]| (name.as_str(), format!("What is in the {noun}.")));
        std::iter::once((self.name.as_str(), docs(noun))).chain(content).collect()
    }

    /// Refuses an enum of which sentences or the checker need to know more.
    fn demand(&self, item: &Ident, words: &[String]) -> Result<()> {
        if self.name.is_empty() {
            let message = "an object of several kinds has a tag: `#[schema(tag(\"type\", \"family.type\"))]`; or it is `one_of`";
            return Err(syn::Error::new(item.span(), message));
        }
        self.outline.noun.demand(item)?;
        self.set.demand(item, words)
    }

    /// The words of the tag, as constants: its variants refer to them one by one.
    fn choices(&self, input: &Item, choices: &[&TokenStream]) -> TokenStream {
        let noun = Noun::new("a", &self.name).tokens();
        let all = self.set.choices(&noun, &path(input), &quote!(Self::__WORDS));
        quote! {
            const __WORDS: &'static [crate::schema::Choice] = &[#(#choices),*];
            const __CHOICES: &'static crate::schema::Choices = &#all;
        }
    }
}

fn variant_renames(variant: &Variant) -> Result<TokenStream> {
    let mut pairs = Vec::new();
    for entry in attribute::entries(&variant.attrs)?.iter().filter(|entry| entry.name == "rename") {
        pairs.extend(renames(entry)?);
    }
    Ok(field::pairs(&pairs))
}

struct Parts<'p> {
    tag: &'p Tag,
    variants: Vec<&'p Variant>,
    values: &'p [String],
    types: &'p [&'p Type],
}

impl Parts<'_> {
    fn form(&self, input: &Item) -> TokenStream {
        let Tag { name, required, outline, content, .. } = self.tag;
        let content = option(content.as_ref().map(
            |[name, required]| quote!(crate::schema::Adjacent { name: #name, required: #required }),
        ));
        let docs = docs(&outline.noun.name);
        let ident = &input.ident;
        quote! {
            crate::schema::Form::Tagged(crate::schema::Tagged {
                tag: crate::schema::Tag {
                    name: #name,
                    required: #required,
                    choices: #ident::__CHOICES,
                    docs: #docs,
                },
                content: #content,
                variants: #ident::__VARIANTS,
            })
        }
    }

    /// A constant of its own: `shape()` is a call, so rustc does not promote `&[…]`, and before Rust 1.89 it does not
    /// extend the life of temporaries in the arguments of `Form::Tagged(…)`.
    fn variants(&self, input: &Item) -> Result<TokenStream> {
        let renames = self.variants.iter().map(|variant| variant_renames(variant));
        let renames = renames.collect::<Result<Vec<_>>>()?;
        let (places, types, ident) = (0..self.variants.len(), self.types, &input.ident);
        Ok(quote! {
            const __VARIANTS: &'static [crate::schema::Variant] = &[#(crate::schema::Variant {
                choice: &#ident::__WORDS[#places],
                shape: <#types as crate::convert::value::Value>::TYPE.shape(),
                optional: <#types as crate::convert::value::Value>::OPTIONAL,
                renames: #renames,
            }),*];
        })
    }

    fn read(&self) -> TokenStream {
        let (name, idents, values) = (&self.tag.name, self.idents(), self.values);
        let content = self.tag.content.as_ref().map_or_else(
            || quote!(crate::convert::value::Value::read(node, storage)?),
            |[content, _]| quote!(crate::convert::value::read_member(object, &[#content], storage)?),
        );
        quote! {
            let object = node.object()?;
            let word = crate::tree::find(object, #name).text()?;
            match Self::__CHOICES.find(word)?.value {
                #(#values => ::core::option::Option::Some(Self::#idents(#content)),)*
                _ => ::core::option::Option::None,
            }
        }
    }

    fn walk(&self) -> TokenStream {
        let (name, idents, values) = (&self.tag.name, self.idents(), self.values);
        let tag = quote! {
            let word = match self {
                #(Self::#idents(_) => #values,)*
            };
            crate::tree::Member::new(#name, crate::tree::Node::new(crate::tree::View::Text(word)))
        };
        let rest = self.tag.content.as_ref().map_or_else(
            || {
                quote! {
                    match self {
                        #(Self::#idents(inner) => return crate::tree::Object::member(inner, index - 1),)*
                    }
                }
            },
            |[content, _]| {
                quote! {
                    if index > 1 {
                        return ::core::option::Option::None;
                    }
                    crate::tree::Member::new(#content, match self {
                        #(Self::#idents(inner) => crate::convert::value::Value::node(inner),)*
                    })
                }
            },
        );
        quote!(::core::option::Option::Some(if index == 0 { #tag } else { #rest }))
    }

    fn own(&self, input: &Item) -> TokenStream {
        let (ident, idents) = (&input.ident, self.idents());
        quote! {
            match self {
                #(Self::#idents(inner) => #ident::#idents(crate::convert::own::Own::own(inner)),)*
            }
        }
    }

    /// `From` and `Fill` for each content type that belongs to one variant alone.
    fn conversions(&self, input: &Item) -> TokenStream {
        let (ident, generics, parameters) = (&input.ident, input.generics(), &input.lifetimes);
        let names: Vec<_> = self.types.iter().map(|ty| ty.to_token_stream().to_string()).collect();
        let alone = |name: &String| {
            names.iter().filter(|other| *other == name).count() == 1 && !name.starts_with("Option")
        };
        let variants = self.idents().into_iter().zip(self.types).zip(&names);
        let conversions = variants.filter(|(_, name)| alone(name)).map(|((variant, ty), _)| {
                quote! {
                    impl #generics ::core::convert::From<#ty> for #ident #generics {
                        fn from(inner: #ty) -> Self {
                            Self::#variant(inner)
                        }
                    }

                    crate::convert::fill::implement! {
                        Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock => #ident #generics, [#parameters] #ty, |value| #ident::#variant(value)
                    }
                }
            });
        quote!(#(#conversions)*)
    }

    /// The first variant with nothing in it.
    fn empty(&self) -> TokenStream {
        let first = self.idents().into_iter().zip(self.types).take(1).map(|(variant, ty)| {
            let empty = empty(ty);
            quote!(Self::#variant(#empty))
        });
        let in_scope = in_scope();
        quote!({ #in_scope #(#first)* })
    }

    fn idents(&self) -> Vec<&Ident> {
        self.variants.iter().map(|variant| &variant.ident).collect()
    }
}
