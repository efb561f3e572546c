//! A plan without mistakes to struct literals: the user's own keys as field names, upon an empty struct.
//!
//! The tokens go into one list per group, and not through `quote!`, which asks the compiler for each stream that it
//! makes: most of the time that a macro takes goes by here.

use proc_macro2::{Delimiter, Group, Ident, Literal, Spacing, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use sendapi_core::PlatformKind;
use sendapi_core::schema::{Field, Form, Shape, Type};
use sendapi_core::tree::json_number;

use crate::plan::{Member, Object, Plan, Value};
use crate::source::conditions::all;
use crate::source::items::{Item, Items};
use crate::source::tokens::{Tokens, is_sign, punct};
use crate::write::constants::Role;
use crate::write::names::Names;

/// The trait and the method that convert an expression.
const FILL: [&str; 2] = ["__sendapi_Fill", "sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock"];
/// The same for fields that take digits.
const FILL_DIGITS: [&str; 2] =
    ["__sendapi_FillDigits", "sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock"];

/// What the expansion of one call needs to know.
#[derive(Clone, Copy)]
pub(crate) struct Expander<'e> {
    pub(crate) names: &'e Names,
    pub(crate) platforms: &'e [PlatformKind],
    /// Whether everything is known while compiling: then the whole must be fit for a `const`.
    pub(crate) constant: bool,
}

impl Expander<'_> {
    /// The object that `plan` is, or what stands in its place.
    pub(crate) fn object(&self, plan: &Plan, out: &mut Vec<TokenTree>) {
        match &plan.value {
            Value::Object(object) => self.literal(object, plan.span(), out),
            _ => self.passed_on(plan, out),
        }
    }

    fn literal(&self, object: &Object, span: Span, out: &mut Vec<TokenTree>) {
        let (Form::Tagged(form), Some(variant)) = (&object.shape.form, object.variant) else {
            return self.fields(object, span, out);
        };
        let mut inner = Vec::new();
        match (form.content, object.content()) {
            (None, _) => self.fields(object, span, &mut inner),
            (Some(_), Some(content)) if variant.optional => {
                self.some(span, &mut inner, |out| self.object(&content.plan, out));
            }
            (Some(_), Some(content)) => self.object(&content.plan, &mut inner),
            (Some(_), None) => self.none(span, &mut inner),
        }
        out.extend(self.names.of(object.shape.path, Some(variant.choice.rust), span));
        out.push(group(Delimiter::Parenthesis, inner, span));
    }

    /// An object's fields: a struct literal, or the variant that they are.
    fn fields(&self, object: &Object, span: Span, out: &mut Vec<TokenTree>) {
        let owner = object.owner();
        match owner.members().one_of {
            [] => self.struct_literal(owner, object, span, out),
            alternatives => self.one_of(alternatives, object, span, out),
        }
    }

    /// The struct literal of those of an object's members that are fields of `shape`.
    pub(super) fn struct_literal(
        &self,
        shape: &Shape,
        object: &Object,
        span: Span,
        out: &mut Vec<TokenTree>,
    ) {
        let mut members = Vec::new();
        for field in shape.members().fields {
            self.member(object, field, span, &mut members);
        }
        // Also where every field is written: there is a hidden one, so that the platform can add more.
        if !shape.members().fields.is_empty() {
            members.extend([punct('.', Spacing::Joint, span), alone('.', span)]);
            members.extend(self.names.of(shape.path, Some("EMPTY"), span));
        }
        out.extend(self.names.of(shape.path, None, span));
        out.push(group(Delimiter::Brace, members, span));
    }

    /// Writes the field, once for each `#[cfg]`.
    fn member(&self, object: &Object, field: &'static Field, span: Span, out: &mut Vec<TokenTree>) {
        let (mut always, mut conditions) = (false, Vec::new());
        for (_, member) in object.fields().filter(|(found, _)| found.name == field.name) {
            match all(&member.conditions) {
                Some(condition) => {
                    out.extend(quote!(#[cfg(#condition)]));
                    conditions.push((condition, member.key.span()));
                }
                None => always = true,
            }
            out.extend([key(member, field), alone(':', span)]);
            self.field(object.owner(), field, &member.plan, out);
            out.push(alone(',', span));
        }
        if !always && !field.optional {
            out.extend(required(object.owner(), field, &conditions, span));
        }
    }

    /// The value of a field, an `Option` where the field is one.
    pub(super) fn field(
        &self,
        shape: &'static Shape,
        field: &'static Field,
        plan: &Plan,
        out: &mut Vec<TokenTree>,
    ) {
        match (&plan.value, field.ty) {
            (Value::Runtime, Type::Text) if field.integers => {
                self.filled(FILL_DIGITS, &plan.tokens, out);
            }
            (Value::Constant, _) => self.constant(shape, field, plan, out),
            (Value::Runtime, _) => self.filled(FILL, &plan.tokens, out),
            (Value::List(Items(items)), Type::List(item)) => {
                self.list(items, *item, field.optional, plan, out);
            }
            (_, ty) if field.optional => {
                self.some(plan.span(), out, |out| self.value(ty, plan, out));
            }
            (_, ty) => self.value(ty, plan, out),
        }
    }

    /// A value that is there, of the given kind.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a price of more than 64 bits is a float in JSON as well"
    )]
    pub(super) fn value(&self, ty: Type, plan: &Plan, out: &mut Vec<TokenTree>) {
        let span = plan.span();
        match (&plan.value, ty) {
            (Value::Object(object), _) => self.literal(object, span, out),
            (Value::Word(choice, _), Type::Choice(choices)) => {
                out.extend(self.names.of(choices().path, Some(choice.rust), span));
            }
            (Value::Text(text), _) => {
                self.wrapped("__sendapi_Text", text_token(text, plan), span, out);
            }
            (Value::Integer(value), Type::Text) => {
                let text = spanned(Literal::string(&value.to_string()), span);
                self.wrapped("__sendapi_Text", text, span, out);
            }
            (Value::Number(value), Type::Text) => {
                let text = spanned(Literal::string(&json_number(*value)), span);
                self.wrapped("__sendapi_Text", text, span, out);
            }
            (Value::Integer(value), Type::Number) if i64::try_from(*value).is_err() => {
                self.float(*value as f64, span, out);
            }
            (Value::Integer(value), Type::Number) => {
                let value = spanned(Literal::i128_unsuffixed(*value), span);
                self.wrapped("__sendapi_Integer", value, span, out);
            }
            (Value::Integer(value), _) => out.push(spanned(Literal::i128_unsuffixed(*value), span)),
            (Value::Number(value), _) => self.float(*value, span, out),
            (Value::Bool(value), _) => {
                out.push(Ident::new(if *value { "true" } else { "false" }, span).into());
            }
            (Value::List(Items(items)), Type::List(item)) => {
                self.list(items, *item, false, plan, out);
            }
            _ => self.passed_on(plan, out),
        }
    }

    /// An expression or constant in place of a whole value.
    fn passed_on(&self, plan: &Plan, out: &mut Vec<TokenTree>) {
        match plan.value {
            Value::Constant if self.constant => out.extend(plan.tokens.as_slice().iter().cloned()),
            _ => self.filled(FILL, &plan.tokens, out),
        }
    }

    /// A constant of the user's; one that has limits is checked while compiling.
    fn constant(
        &self,
        shape: &'static Shape,
        field: &'static Field,
        plan: &Plan,
        out: &mut Vec<TokenTree>,
    ) {
        match Role::of(shape, field) {
            Some(role) => out.extend(role.checked(plan, self.platforms, self.names)),
            None if field.optional && self.constant => {
                self.some(plan.span(), out, |out| self.passed_on(plan, out));
            }
            None => self.passed_on(plan, out),
        }
    }

    fn list(
        &self,
        items: &[Item<Plan>],
        ty: Type,
        optional: bool,
        plan: &Plan,
        out: &mut Vec<TokenTree>,
    ) {
        match plain(items) {
            Some(items) if optional => {
                self.some(plan.span(), out, |out| self.plain_list(&items, ty, plan, out));
            }
            Some(items) => self.plain_list(&items, ty, plan, out),
            None => out.extend(self.collected(items, ty, optional, plan.span())),
        }
    }

    /// A list whose items are all written out.
    fn plain_list(&self, items: &[&Plan], ty: Type, plan: &Plan, out: &mut Vec<TokenTree>) {
        let (span, constant) = (plan.span(), plan.is_constant());
        let inner = Self { constant: self.constant || constant, ..*self };
        let mut values = Vec::new();
        for item in items {
            inner.value(ty, item, &mut values);
            values.push(alone(',', span));
        }
        let values = group(Delimiter::Bracket, values, span);
        if plan.is_literal() {
            out.push(self.names.item("__sendapi_Lent", span).into());
            out.push(group(Delimiter::Parenthesis, vec![alone('&', span), values], span));
        } else if constant {
            let ty = self.names.ty(ty, false);
            let lent = quote!({ const __SENDAPI_ITEMS: &[#ty] = &#values; __SENDAPI_ITEMS });
            out.push(self.names.item("__sendapi_Lent", span).into());
            out.push(group(Delimiter::Parenthesis, lent.into_iter().collect(), span));
        } else {
            let list = self.names.item("__sendapi_list_at_run_time", span);
            out.extend([list.into(), group(Delimiter::Parenthesis, vec![values], span)]);
        }
    }

    /// A list whose length is known at run time only; an optional one that is empty then is left out.
    fn collected(&self, items: &[Item<Plan>], ty: Type, optional: bool, span: Span) -> TokenStream {
        let owned = self.names.item("__sendapi_Owned", span);
        let unless_empty = optional.then(|| self.names.item("__sendapi_unless_empty", span));
        let item = |plan: &Plan| {
            let mut value = Vec::new();
            self.value(ty, plan, &mut value);
            value.into_iter().collect()
        };
        self.pushed(items, span, &item, |items| quote!(#unless_empty(#owned(#items))))
    }

    /// A Rust expression, converted to what the field holds.
    fn filled(
        &self,
        [conversion, method]: [&str; 2],
        expression: &Tokens,
        out: &mut Vec<TokenTree>,
    ) {
        let span = expression.span();
        out.push(self.names.item(conversion, span).into());
        out.extend([
            punct(':', Spacing::Joint, span),
            alone(':', span),
            Ident::new(method, span).into(),
        ]);
        out.push(arguments(expression));
    }

    pub(super) fn some(
        &self,
        span: Span,
        out: &mut Vec<TokenTree>,
        value: impl FnOnce(&mut Vec<TokenTree>),
    ) {
        let mut inner = Vec::new();
        value(&mut inner);
        out.extend([
            self.names.item("__sendapi_Some", span).into(),
            group(Delimiter::Parenthesis, inner, span),
        ]);
    }

    fn none(&self, span: Span, out: &mut Vec<TokenTree>) {
        out.push(self.names.item("__sendapi_None", span).into());
    }

    fn float(&self, value: f64, span: Span, out: &mut Vec<TokenTree>) {
        let value = spanned(Literal::f64_unsuffixed(value), span);
        self.wrapped("__sendapi_Float", value, span, out);
    }

    fn wrapped(&self, name: &str, value: TokenTree, span: Span, out: &mut Vec<TokenTree>) {
        out.extend([
            self.names.item(name, span).into(),
            group(Delimiter::Parenthesis, vec![value], span),
        ]);
    }
}

/// A string: the user's own token where the text stands in one.
fn text_token(text: &str, plan: &Plan) -> TokenTree {
    match plan.tokens.as_slice() {
        [token @ TokenTree::Literal(_)] => token.clone(),
        _ => spanned(Literal::string(text), plan.span()),
    }
}

/// An expression as the arguments of a call. Parentheses that the user wrote round it, as the grammar asks here and
/// there, become those of the call: rustc would find them superfluous inside.
fn arguments(expression: &Tokens) -> TokenTree {
    match expression.as_slice() {
        [TokenTree::Group(inner)] if is_parenthesized(inner) => inner.clone().into(),
        trees => group(Delimiter::Parenthesis, trees.to_vec(), expression.last_span()),
    }
}

/// Whether a group is a single expression in parentheses, and not a tuple.
pub(super) fn is_parenthesized(group: &Group) -> bool {
    let mut inner = group.stream().into_iter().peekable();
    group.delimiter() == Delimiter::Parenthesis
        && inner.peek().is_some()
        && !inner.any(|tree| is_sign(&tree, ','))
}

/// A field's name as an identifier, raw where it is a keyword.
pub(crate) fn field_name(field: &Field, span: Span) -> Ident {
    if field.rust == "type" {
        Ident::new_raw(field.rust, span)
    } else {
        Ident::new(field.rust, span)
    }
}

/// The user's own token where it is the field's name.
fn key(entry: &Member, field: &Field) -> TokenTree {
    match &entry.key.token {
        TokenTree::Ident(word) if entry.key.name == field.rust && *word == field.rust => {
            entry.key.token.clone()
        }
        token => field_name(field, token.span()).into(),
    }
}

/// An error where none of the conditions holds under which a required member is there.
fn required(
    shape: &Shape,
    field: &Field,
    conditions: &[(TokenStream, Span)],
    span: Span,
) -> TokenStream {
    let (key, error) = (field_name(field, span), none_holds(shape, field, conditions, span));
    let conditions = conditions.iter().map(|(condition, _)| condition);
    quote!(#[cfg(not(any(#(#conditions),*)))] #key: #error,)
}

/// The error itself.
pub(super) fn none_holds(
    shape: &Shape,
    field: &Field,
    conditions: &[(TokenStream, Span)],
    span: Span,
) -> TokenStream {
    let at = conditions.first().map_or(span, |(_, at)| *at);
    let message = format!("{} needs `{}`, {NO_CONDITION_HOLDS}", shape.noun, field.name);
    quote_spanned!(at=> ::core::compile_error! { #message })
}

/// What is said of something that must be there and is there under conditions alone.
pub(super) const NO_CONDITION_HOLDS: &str =
    "and none of its conditions holds here: write an entry for the other case too";

/// The items of a list, if all are written out and none depends on anything.
pub(super) fn plain(items: &[Item<Plan>]) -> Option<Vec<&Plan>> {
    items.iter().map(Item::plain).collect()
}

pub(super) fn group(delimiter: Delimiter, tokens: Vec<TokenTree>, span: Span) -> TokenTree {
    let mut group = Group::new(delimiter, tokens.into_iter().collect());
    group.set_span(span);
    group.into()
}

/// A sign that stands alone.
fn alone(sign: char, span: Span) -> TokenTree {
    punct(sign, Spacing::Alone, span)
}

fn spanned(mut literal: Literal, span: Span) -> TokenTree {
    literal.set_span(span);
    literal.into()
}
