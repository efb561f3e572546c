//! Objects, as the struct literals and variants that they are or are on their way to.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use sendapi_core::schema::{Form, Shape, Tagged, Type, Variant};

use super::braces::is_braced;
use super::keys::{Keys, Written, entries, half_a_key, is_lifted, key, lone_key, unknown};
use super::slot::Words;
use super::{Editor, here};
use crate::plan::{Object, Part, Plan, Value};
use crate::source::completion;
use crate::source::conditions::all;
use crate::write::expand::none_holds;

impl Editor<'_> {
    /// The object that a plan is, or what stands in its place.
    pub(super) fn object(&self, plan: &Plan, shape: &'static Shape) -> TokenStream {
        match &plan.value {
            Value::Object(object) => self.made(object, plan, place_of_name(object), false),
            _ => match lone_key(plan, shape) {
                Some(key) => self.half_an_object(shape, &key),
                None => self.filled(plan),
            },
        }
    }

    /// The object; a head that is its own name stands at `name`. What stands at the top of a message has its keys there.
    pub(super) fn made(&self, object: &Object, plan: &Plan, name: Span, top: bool) -> TokenStream {
        let Form::Tagged(form) = &object.shape.form else {
            return self.literal(object, plan, name, top);
        };
        let value = self.variant(object, form, plan);
        if !is_braced(plan) {
            return value;
        }
        let (keys, open) = self.keys_of_tag(object, form);
        behind(&self.keys_with(object.shape, &keys, open), &value)
    }

    fn variant(&self, object: &Object, form: &Tagged, plan: &Plan) -> TokenStream {
        let Some(variant) = object.variant else { return self.without_variant(object) };
        let path = self.path(object.shape.path, Some(variant.choice.rust), place_of_tag(object));
        let inner = match (form.content, object.content()) {
            (None, _) => self.literal(object, plan, here(), false),
            (Some(_), Some(content)) => self.content(&content.plan, variant, plan),
            (Some(_), None) => self.empty((variant.shape)()),
        };
        let inner = if variant.optional { some(&inner) } else { inner };
        quote!(#path(#inner))
    }

    /// What a variant holds, behind a place for its head if it is written by itself, and not only implied by the head of all.
    fn content(&self, content: &Plan, variant: &Variant, whole: &Plan) -> TokenStream {
        let value = match &content.value {
            Value::Object(object) => self.made(object, content, here(), false),
            _ => self.object(content, (variant.shape)()),
        };
        let is_implied = content.origin == whole.origin;
        if is_implied {
            value
        } else {
            self.behind_head(Type::Object(variant.shape), content, value)
        }
    }

    /// An object of which it is not known yet what it is.
    fn without_variant(&self, object: &Object) -> TokenStream {
        let tag = object.members.iter().find(|member| matches!(member.part, Part::Tag));
        match tag {
            Some(tag) => self.slot(Some(&tag.plan), &Words::Heads(object.shape)),
            None => self.open(),
        }
    }

    /// An object with nothing in it.
    fn empty(&self, shape: &'static Shape) -> TokenStream {
        match &shape.form {
            Form::Struct(_) => self.literal_with(shape, &TokenStream::new(), false, here()),
            Form::Tagged(_) => self.open(),
        }
    }

    /// Braces with nothing but half a key in them.
    fn half_an_object(&self, shape: &'static Shape, key: &Ident) -> TokenStream {
        let key = half_a_key(key);
        if matches!(shape.form, Form::Tagged(_)) {
            return behind(&self.keys_with(shape, &key, true), &self.open());
        }
        if !shape.members().one_of.is_empty() {
            return self.one_of_with(shape, Some(&(key, true)), &[]);
        }
        match Self::keys_of(shape) {
            Keys::Apart => behind(&self.keys_with(shape, &key, true), &self.empty(shape)),
            _ => self.literal_with(shape, &key, true, here()),
        }
    }

    fn literal(&self, object: &Object, plan: &Plan, name: Span, top: bool) -> TokenStream {
        let owner = object.owner();
        if !owner.members().one_of.is_empty() {
            return self.one_of(object, plan);
        }
        let keys = if top { Keys::AtTheTop } else { Self::keys_of(owner) };
        let (members, open) = self.members(object, keys);
        let literal = self.literal_with(owner, &members, open, name);
        if keys != Keys::Apart {
            return literal;
        }
        let (all, open) = self.keys_alone(object);
        behind(&self.keys_with(owner, &all, open), &literal)
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
    fn members(&self, object: &Object, keys: Keys) -> (TokenStream, bool) {
        let (mut tokens, mut open, mut seen) = (TokenStream::new(), false, Vec::new());
        for entry in entries(object) {
            match entry {
                // A second one of the same name, be it by mistake or under another condition: a literal has each once.
                Written::Known(field, member) if seen.contains(&field.name) => {
                    let value = self.field(field, &member.plan);
                    let member = key(member, field);
                    let member = quote!(#member: #value,);
                    self.beside(&self.literal_with(object.owner(), &member, false, here()));
                }
                Written::Known(field, member) => {
                    seen.push(field.name);
                    let key = key(member, field);
                    let value = match &member.plan.value {
                        Value::Object(inner) if keys == Keys::AtTheTop && is_lifted(member) => {
                            some(&self.made(inner, &member.plan, here(), true))
                        }
                        _ => self.field(field, &member.plan),
                    };
                    tokens.extend(quote!(#key: #value,));
                }
                Written::Unknown(stranger) => {
                    if matches!(stranger.plan.value, Value::Runtime | Value::Constant) {
                        self.beside(&stranger.plan.tokens.to_stream());
                    }
                    if keys == Keys::Here {
                        unknown(stranger).to_tokens(&mut tokens);
                        open |= completion::is_in(&stranger.key.name);
                    }
                }
            }
        }
        self.demand_under_conditions(object);
        (tokens, open)
    }

    /// Tells of what must be there and is there under conditions alone.
    fn demand_under_conditions(&self, object: &Object) {
        let owner = object.owner();
        for field in owner.members().fields.iter().filter(|field| !field.optional) {
            let written = object.fields().filter(|(found, _)| found.name == field.name);
            let conditions: Option<Vec<_>> = written
                .map(|(_, member)| Some((all(&member.conditions)?, member.key.span())))
                .collect();
            let Some(conditions @ [_, ..]) = conditions.as_deref() else { continue };
            let error = none_holds(owner, field, conditions, here());
            let conditions = conditions.iter().map(|(condition, _)| condition);
            self.tell(&quote!(#[cfg(not(any(#(#conditions),*)))] #error));
        }
    }
}

/// The place of the head that is the object's own name.
pub(super) fn place_of_name(object: &Object) -> Span {
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

/// A value behind a literal of keys.
pub(super) fn behind(keys: &TokenStream, value: &TokenStream) -> TokenStream {
    quote!({ let _ = #keys; #value })
}

pub(super) fn some(value: &TokenStream) -> TokenStream {
    quote!(::core::option::Option::Some(#value))
}
