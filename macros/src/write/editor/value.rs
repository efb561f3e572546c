//! Values: by the same conversions as in what the compiler reads.

use proc_macro2::{Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use sendapi_core::schema::{Field, Type};

use super::here;
use super::keys::lone_key;
use super::literal::{place_of_word, some};
use super::slot::Words;
use super::{Editor, call_site};
use crate::plan::{Plan, Value};
use crate::source::items::Items;

impl Editor<'_> {
    /// The value of a field, an `Option` where the field is one.
    pub(super) fn field(&self, field: &'static Field, plan: &Plan) -> TokenStream {
        match (&plan.value, field.ty) {
            (Value::Null, _) => quote!(::core::option::Option::None),
            (value, _) if field.optional && !is_passed_on(value) => {
                some(&self.required(field, plan))
            }
            (_, ty) if field.optional && stands_for_part(ty, plan) => {
                some(&self.required(field, plan))
            }
            _ => self.required(field, plan),
        }
    }

    /// The value of a field; of one that may be left out, as it is when it is there.
    pub(super) fn required(&self, field: &'static Field, plan: &Plan) -> TokenStream {
        if field.integers && is_passed_on(&plan.value) {
            self.filled_by(
                "FillDigits",
                "sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock",
                plan,
            )
        } else {
            self.behind_head(field.ty, plan, self.value(field.ty, plan))
        }
    }

    /// A value of the given kind.
    pub(super) fn value(&self, ty: Type, plan: &Plan) -> TokenStream {
        let words = Words::of(ty);
        if words.is_open(plan) {
            return self.slot(Some(plan), &words);
        }
        let span = plan.span();
        match (&plan.value, ty) {
            (_, Type::Object(shape)) => self.object(plan, shape()),
            (Value::Word(choice, _), Type::Choice(choices)) => {
                self.path(choices().path, Some(choice.rust), place_of_word(plan))
            }
            (Value::Text(text), Type::Text) => {
                let text = token(plan).unwrap_or_else(|| literal(Literal::string(text), span));
                self.call_of("text", &text)
            }
            (Value::Integer(value), Type::Text) => {
                let text = literal(Literal::string(&value.to_string()), span);
                self.call_of("text", &text)
            }
            (Value::Integer(value), Type::Number) => {
                self.call_of("integer", &literal(Literal::i128_unsuffixed(*value), span))
            }
            (Value::Integer(value), Type::Integer) => {
                literal(Literal::i128_unsuffixed(*value), span).into_token_stream()
            }
            (Value::Number(value), Type::Number) => {
                self.call_of("float", &literal(Literal::f64_unsuffixed(*value), span))
            }
            (Value::Bool(value), Type::Bool) => {
                let mut word = call_site(if *value { "true" } else { "false" });
                word.set_span(span);
                word.into_token_stream()
            }
            (Value::List(Items(items)), Type::List(item)) => self.list(items, *item),
            _ => self.filled(plan),
        }
    }

    /// A Rust expression, converted to what the field holds.
    pub(super) fn filled(&self, plan: &Plan) -> TokenStream {
        self.filled_by("Fill", "sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock", plan)
    }

    fn filled_by(&self, conversion: &str, method: &str, plan: &Plan) -> TokenStream {
        let (conversion, method) = (self.names.full(conversion), call_site(method));
        let expression = match &plan.value {
            Value::Runtime | Value::Constant => plan.tokens.to_stream(),
            _ => self.open(),
        };
        quote!(#conversion::#method(#expression))
    }

    /// The type of a value, with lifetimes that are left to inference.
    pub(super) fn ty(&self, ty: Type) -> TokenStream {
        let core = self.names.full("core");
        match ty {
            Type::Text => quote!(#core::Text<'_>),
            Type::Integer => quote!(::core::primitive::u64),
            Type::Number => quote!(#core::Number),
            Type::Bool => quote!(::core::primitive::bool),
            Type::Choice(choices) => self.path(choices().path, None, here()),
            Type::Object(shape) => {
                let lifetime = shape().borrows.then(|| quote!(<'_>));
                let path = self.path(shape().path, None, here());
                quote!(#path #lifetime)
            }
            Type::List(item) => {
                let item = self.ty(*item);
                quote!(#core::List<'_, #item>)
            }
        }
    }
}

/// Whether a word or a half-typed key stands for a part, and is no expression.
fn stands_for_part(ty: Type, plan: &Plan) -> bool {
    let is_key = |shape| lone_key(plan, shape).is_some();
    Words::of(ty).is_open(plan) || matches!(ty, Type::Object(shape) if is_key(shape()))
}

/// Whether a value is an expression, or nothing that can be used: what fills the field as it is.
const fn is_passed_on(value: &Value) -> bool {
    !matches!(
        value,
        Value::Bool(_)
            | Value::Integer(_)
            | Value::Number(_)
            | Value::Text(_)
            | Value::Word(..)
            | Value::Object(_)
            | Value::List(_)
    )
}

/// The user's own literal.
fn token(plan: &Plan) -> Option<TokenTree> {
    match plan.tokens.as_slice() {
        [token @ TokenTree::Literal(_)] => Some(token.clone()),
        _ => None,
    }
}

fn literal(mut literal: Literal, span: Span) -> TokenTree {
    literal.set_span(span);
    literal.into()
}
