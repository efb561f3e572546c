//! Objects, as the struct literals and variants that they are or are on their way to.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::quote;
use sendapi_core::schema::{Field, Form, Shape};

use super::slot::Words;
use super::{Editor, cursor};
use crate::draft::Key;
use crate::plan::{Member, Object, Part, Plan, Stranger, Value};
use crate::write::expand::field_name;

impl Editor<'_> {
    /// The object that a plan is, or what stands in its place.
    pub(super) fn object(&self, plan: &Plan, shape: &'static Shape) -> TokenStream {
        match &plan.value {
            Value::Object(object) => self.made(object, plan, place_of_name(object)),
            _ => match lone_key(plan, shape) {
                Some(key) => self.half_an_object(shape, &key),
                None => self.filled(plan),
            },
        }
    }

    /// The object; a head that is its own name stands at `name`.
    fn made(&self, object: &Object, plan: &Plan, name: Span) -> TokenStream {
        let Form::Tagged(form) = &object.shape.form else {
            return self.literal(object, plan, name);
        };
        let Some(variant) = object.variant else { return self.without_variant(object) };
        let path = self.path(object.shape.path, Some(variant.choice.rust), place_of_tag(object));
        let inner = match (form.content, object.content()) {
            (None, _) => self.literal(object, plan, here()),
            (Some(_), Some(content)) => match &content.plan.value {
                Value::Object(object) => self.made(object, &content.plan, here()),
                _ => self.object(&content.plan, (variant.shape)()),
            },
            (Some(_), None) => self.open(),
        };
        let inner = if variant.optional { some(&inner) } else { inner };
        quote!(#path(#inner))
    }

    /// An object of which it is not known yet what it is.
    fn without_variant(&self, object: &Object) -> TokenStream {
        let tag = object.members.iter().find(|member| matches!(member.part, Part::Tag));
        match tag {
            Some(tag) => self.slot(Some(&tag.plan), &Words::Heads(object.shape)),
            None => self.open(),
        }
    }

    /// Braces with nothing but half a key in them.
    fn half_an_object(&self, shape: &'static Shape, key: &Ident) -> TokenStream {
        let key = quote!(#[cfg(any())] #key: (),);
        if shape.members().one_of.is_empty() {
            self.literal_with(shape, &key, true, here())
        } else {
            self.one_of_with(shape, Some(&(key, true)), &[])
        }
    }

    fn literal(&self, object: &Object, plan: &Plan, name: Span) -> TokenStream {
        let owner = object.owner();
        if !owner.members().one_of.is_empty() {
            return self.one_of(object, plan);
        }
        let (members, open) = self.members(object);
        self.literal_with(owner, &members, open, name)
    }

    /// A literal of a struct; where a key is half typed, without its rest: with that it would be longer than the one in
    /// which the key is not there.
    pub(super) fn literal_with(
        &self,
        shape: &Shape,
        members: &TokenStream,
        open: bool,
        span: Span,
    ) -> TokenStream {
        let path = self.path(shape.path, None, span);
        let rest = (!open).then(|| {
            let empty = self.path(shape.path, Some("EMPTY"), here());
            quote!(..#empty)
        });
        quote!(#path { #members #rest })
    }

    /// The members in the order of the source, and whether the cursor stands in a key.
    fn members(&self, object: &Object) -> (TokenStream, bool) {
        let (mut tokens, mut open, mut seen) = (TokenStream::new(), false, Vec::new());
        for entry in entries(object) {
            match entry {
                Written::Known(field, member) => {
                    if seen.contains(&field.name) && member.conditions.is_empty() {
                        continue;
                    }
                    seen.push(field.name);
                    let (conditions, key) = (&member.conditions, key(member, field));
                    let value = self.field(field, &member.plan);
                    tokens.extend(quote!(#(#[cfg(#conditions)])* #key: #value,));
                }
                Written::Unknown(stranger) => {
                    let Some(key) = unknown(&stranger.key) else { continue };
                    tokens.extend(key);
                    open |= cursor::is_in(&stranger.key.name);
                }
            }
        }
        (tokens, open)
    }

    /// The keys that may stand at the top of a message: those of the request, and those of its `message`.
    pub(super) fn keys_at_the_top(&self, plan: &Plan) -> Option<TokenStream> {
        let Value::Object(object) = &plan.value else { return None };
        let (mut keys, mut open) = (TokenStream::new(), false);
        for entry in entries(object) {
            match entry {
                Written::Known(_, Member { key, plan, .. }) if is_lifted(key) => {
                    let Value::Object(inner) = &plan.value else { continue };
                    for entry in entries(inner) {
                        keys.extend(self.key_alone(&entry));
                    }
                }
                Written::Known(_, member) if member.key.name == "message" => {}
                entry => {
                    keys.extend(self.key_alone(&entry));
                    open |= matches!(entry, Written::Unknown(stranger) if cursor::is_in(&stranger.key.name));
                }
            }
        }
        let keys = self.keys_with(object.shape, &keys, open);
        Some(quote!(let _ = #keys;))
    }

    /// A literal of the struct that has all keys that may stand in an object, where no other has.
    pub(super) fn keys_with(&self, shape: &Shape, keys: &TokenStream, open: bool) -> TokenStream {
        let (parent, name) = shape.path.rsplit_once("::").unwrap_or_default();
        let path = self.path(parent, Some(&format!("__KeysOf{name}")), here());
        let rest = (!open).then(|| {
            let open = self.open();
            quote!(..#open)
        });
        quote!(#path { #keys #rest })
    }

    /// A key that stands in a literal of keys; that which the schema knows stands in another literal as well, and there at
    /// the user's token.
    fn key_alone(&self, entry: &Written<'_>) -> Option<TokenStream> {
        match entry {
            Written::Known(field, _) => {
                let (key, open) = (field_name(field, here()), self.open());
                Some(quote!(#key: #open,))
            }
            Written::Unknown(stranger) => unknown(&stranger.key),
        }
    }
}

/// A member as written.
pub(super) enum Written<'p> {
    Known(&'static Field, &'p Member),
    Unknown(&'p Stranger),
}

/// The members of an object that are fields or nothing known, in the order of the source.
pub(super) fn entries(object: &Object) -> Vec<Written<'_>> {
    let known = object.members.iter().filter_map(|member| match member.part {
        Part::Field(field) => Some((member.key.origin, Written::Known(field, member))),
        Part::Tag | Part::Content => None,
    });
    let unknown = object.strangers.iter();
    let unknown = unknown.map(|stranger| (stranger.key.origin, Written::Unknown(stranger)));
    let mut entries: Vec<_> = known.chain(unknown).collect();
    entries.sort_by_key(|(origin, _)| *origin);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// A key that names no member: syntax to complete, and nothing to be told of.
pub(super) fn unknown(key: &Key) -> Option<TokenStream> {
    let mut name = syn::parse_str::<Ident>(&key.name).ok()?;
    name.set_span(key.span());
    Some(quote!(#[cfg(any())] #name: (),))
}

/// The field's name at the key; at no place of the user's where the key stands in the source only as a head, a string for
/// the whole object or the members of a lower level.
pub(super) fn key(member: &Member, field: &Field) -> TokenTree {
    match &member.key.token {
        TokenTree::Ident(word) if is_lifted(&member.key) || is_said_by_head(member, word) => {
            field_name(field, here()).into()
        }
        TokenTree::Ident(word) if *word == field.rust => member.key.token.clone(),
        TokenTree::Literal(_) if !member.key.quoted => field_name(field, here()).into(),
        token => field_name(field, token.span()).into(),
    }
}

/// Whether an entry stands in the source only as the members that it holds.
fn is_lifted(key: &Key) -> bool {
    key.name == "message" && key.token.to_string() != "message" && !key.quoted
}

fn is_said_by_head(member: &Member, token: &Ident) -> bool {
    let word = match member.plan.tokens.as_slice() {
        [TokenTree::Ident(word)] => word == token,
        _ => false,
    };
    word && !member.key.quoted && *token != member.key.name
}

/// The key that is half typed in braces that hold nothing else, and are a block to the parser.
pub(super) fn lone_key(plan: &Plan, shape: &Shape) -> Option<Ident> {
    let Form::Struct(form) = &shape.form else { return None };
    let [TokenTree::Group(braces)] = plan.tokens.as_slice() else { return None };
    let inner: Vec<_> = braces.stream().into_iter().collect();
    let [TokenTree::Ident(key)] = inner.as_slice() else { return None };
    let typed = key.to_string();
    let begins = || form.fields.iter().any(|field| field.name.starts_with(&typed));
    (braces.delimiter() == Delimiter::Brace && (cursor::is_in(&typed) || begins()))
        .then(|| key.clone())
}

/// The place of the head that is the object's own name.
fn place_of_name(object: &Object) -> Span {
    match object.opening.as_slice() {
        [TokenTree::Ident(head)] if *head == object.owner().name => head.span(),
        _ => here(),
    }
}

/// The place of the tag's word, if that is written and not only meant by a head of a deeper level.
fn place_of_tag(object: &Object) -> Span {
    let tag = object.members.iter().find(|member| matches!(member.part, Part::Tag));
    tag.map_or_else(here, |tag| place_of_word(&tag.plan))
}

/// The place of a word, if it is written and not only meant.
pub(super) fn place_of_word(plan: &Plan) -> Span {
    let Value::Word(_, word) = &plan.value else { return here() };
    let written = plan.tokens.to_stream().to_string();
    if written.trim_matches('"').eq_ignore_ascii_case(word) { plan.span() } else { here() }
}

pub(super) fn some(value: &TokenStream) -> TokenStream {
    quote!(::core::option::Option::Some(#value))
}

/// No place of the user's.
pub(super) fn here() -> Span {
    Span::call_site()
}
