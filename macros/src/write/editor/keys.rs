//! Keys: those that are written, and the structs by which an editor knows which others may stand beside them.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use sendapi_core::schema::{Field, Form, Only, Severity, Shape, Tagged};

use super::{Editor, here};
use crate::plan::{Member, Object, Part, Plan, Stranger, Value};
use crate::source::completion;
use crate::source::platforms::Target;
use crate::write::expand::field_name;

/// In which literal an editor looks for the keys of an object.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Keys {
    /// In that of its struct.
    Here,
    /// In one that has those keys alone which the platform takes.
    Apart,
    /// In one in front of the message, which has those of its lower level too.
    AtTheTop,
}

impl Editor<'_> {
    /// Where the keys of a struct are: apart, if one of the platforms has not all of them, if one is on its way out (an
    /// editor would put it before others if it is of the type that the next one has), or if no struct has them all.
    pub(super) fn keys_of(shape: &Shape) -> Keys {
        let members = shape.members();
        let apart = |field: &Field| is_refused_somewhere(field) || field.deprecated.is_some();
        let apart = members.flattened.is_some() || members.fields.iter().any(apart);
        if apart { Keys::Apart } else { Keys::Here }
    }

    /// The keys that may stand at the top of a message: those of the request, and those of its `message`.
    pub(super) fn keys_at_the_top(&self, plan: &Plan) -> Option<TokenStream> {
        let Value::Object(object) = &plan.value else { return None };
        let mut all = Vec::new();
        for entry in entries(object) {
            match entry {
                Written::Known(_, member) if is_lifted(member) => {
                    let Value::Object(inner) = &member.plan.value else { continue };
                    all.extend(entries(inner));
                }
                entry => all.push(entry),
            }
        }
        let (keys, open) = self.keys(&all);
        let keys = self.keys_with(object.shape, &keys, open);
        Some(quote!(let _ = #keys;))
    }

    /// All keys that are written in an object, and whether the cursor stands in one.
    pub(super) fn keys_alone(&self, object: &Object) -> (TokenStream, bool) {
        self.keys(&entries(object))
    }

    /// The keys of an object with a tag, and whether the cursor stands in one: those of its variant stand in the literal of
    /// that.
    pub(super) fn keys_of_tag(&self, object: &Object, form: &Tagged) -> (TokenStream, bool) {
        let mut keys = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for Member { part, key, .. } in &object.members {
            let name = match part {
                Part::Tag => form.tag.name,
                Part::Content => form.content.map_or("", |content| content.name),
                Part::Field(_) => continue,
            };
            if !seen.contains(&name) {
                seen.push(name);
                let (key_token, value) = (Ident::new_raw(name, key.span()), self.item("KEY"));
                insert(&mut keys, key.origin, quote!(#key_token: #value,));
            }
        }
        let is_beside = object.variant.is_some() && form.content.is_none();
        let strangers = if is_beside { &[] } else { object.strangers.as_slice() };
        for stranger in strangers {
            if let Some(key) = unknown(stranger) {
                insert(&mut keys, stranger.key.origin, key);
            }
        }
        let open = strangers.iter().any(|stranger| completion::is_in(&stranger.key.name));
        let keys = keys.iter().map(|(_, key)| key);
        (quote!(#(#keys)*), open)
    }

    /// Those of members stand at the user's tokens in the literal of the object itself.
    fn keys(&self, entries: &[Written<'_>]) -> (TokenStream, bool) {
        let (mut keys, mut seen) = (TokenStream::new(), Vec::new());
        for entry in entries {
            match entry {
                Written::Known(field, _) if seen.contains(&field.name) => {}
                Written::Known(field, _) => {
                    seen.push(field.name);
                    let (key, value) = (field_name(field, here()), self.item("KEY"));
                    // A literal of keys has none that the platform refuses.
                    let refused = self.refuses(field);
                    keys.extend(if refused { half_a_key(&key) } else { quote!(#key: #value,) });
                }
                Written::Unknown(stranger) => unknown(stranger).to_tokens(&mut keys),
            }
        }
        (keys, entries.iter().any(Written::holds_cursor))
    }

    fn refuses(&self, field: &Field) -> bool {
        let elsewhere = |only: Only| self.target != Target::One(only.platform);
        is_refused_somewhere(field) && field.only.is_some_and(elsewhere)
    }

    /// A literal of the struct that the derive made of an object's keys.
    pub(super) fn keys_with(&self, shape: &Shape, keys: &TokenStream, open: bool) -> TokenStream {
        let (parent, name) = shape.path.rsplit_once("::").unwrap_or_default();
        let name = format!("__KeysOf{name}On{}", self.target.name());
        let path = self.path(parent, Some(&name), here());
        let rest = (!open).then(|| quote!(..#path::EMPTY));
        quote!(#path { #keys #rest })
    }
}

fn is_refused_somewhere(field: &Field) -> bool {
    field.only.is_some_and(|only| matches!(only.severity, Severity::Reject))
}

/// A member as written.
pub(super) enum Written<'p> {
    Known(&'static Field, &'p Member),
    Unknown(&'p Stranger),
}

impl Written<'_> {
    fn holds_cursor(&self) -> bool {
        matches!(self, Self::Unknown(stranger) if completion::is_in(&stranger.key.name))
    }
}

/// The members of an object that are fields or nothing known, in the order of the source.
pub(super) fn entries(object: &Object) -> Vec<Written<'_>> {
    let mut entries = Vec::new();
    for member in &object.members {
        if let Part::Field(field) = member.part {
            insert(&mut entries, member.key.origin, Written::Known(field, member));
        }
    }
    for stranger in &object.strangers {
        insert(&mut entries, stranger.key.origin, Written::Unknown(stranger));
    }
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// Puts what stands at `origin` behind what comes before it in the source. A sort in the end would be compiled for each
/// type, and is long.
fn insert<T>(entries: &mut Vec<(usize, T)>, origin: usize, entry: T) {
    let place = entries.partition_point(|(before, _)| *before <= origin);
    entries.insert(place, (origin, entry));
}

/// A key that names no member.
pub(super) fn unknown(stranger: &Stranger) -> Option<TokenStream> {
    let mut name = syn::parse_str::<Ident>(&stranger.key.name).ok()?;
    name.set_span(stranger.key.span());
    Some(half_a_key(&name))
}

/// Syntax to complete, and nothing to be told of.
pub(super) fn half_a_key(key: &impl ToTokens) -> TokenStream {
    quote!(#[cfg(any())] #key: (),)
}

/// The field's name at the key; at no place of the user's where the key stands in the source only as a head, a string for
/// the whole object or the members of a lower level.
pub(super) fn key(member: &Member, field: &Field) -> TokenTree {
    match &member.key.token {
        TokenTree::Ident(word) if is_lifted(member) || is_said_by_head(member, word) => {
            field_name(field, here()).into()
        }
        TokenTree::Literal(_) if !member.key.quoted => field_name(field, here()).into(),
        token => field_name(field, token.span()).into(),
    }
}

/// Whether an entry stands in the source only as the members that it holds.
pub(super) fn is_lifted(Member { key, .. }: &Member) -> bool {
    key.name == "message" && key.token.to_string() != "message" && !key.quoted
}

fn is_said_by_head(member: &Member, token: &Ident) -> bool {
    let is_word = match member.plan.tokens.as_slice() {
        [TokenTree::Ident(word)] => word == token,
        _ => false,
    };
    is_word && !member.key.quoted && *token != member.key.name
}

/// The key that is half typed in braces that hold nothing else, and are a block to the parser. What begins no key is a
/// variable there.
pub(super) fn lone_key(plan: &Plan, shape: &Shape) -> Option<Ident> {
    let [TokenTree::Group(braces)] = plan.tokens.as_slice() else { return None };
    let inner: Vec<_> = braces.stream().into_iter().collect();
    let [TokenTree::Ident(key)] = inner.as_slice() else { return None };
    let typed = completion::typed(&key.to_string());
    let begins = || match &shape.form {
        Form::Struct(form) => form.fields.iter().any(|field| field.name.starts_with(&typed)),
        Form::Tagged(form) => form.tag.name.starts_with(&typed),
    };
    (braces.delimiter() == Delimiter::Brace && (typed.is_empty() || begins())).then(|| key.clone())
}
