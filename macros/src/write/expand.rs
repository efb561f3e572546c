//! A draft without mistakes to struct literals: the user's own keys as field names, upon an empty struct.
//!
//! The tokens go into one list per group. Most of the time that a message takes to compile goes by here.

use proc_macro2::{Delimiter, Group, Ident, Literal, Spacing, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use sendapi_core::PlatformKind;
use sendapi_core::schema::{Field, Form, Shape, Struct, Tagged, Type, Variant};

use crate::draft::{Branch, Draft, Entry, Item, Items, Object, Value};
use crate::source::tokens::{Tokens, punct};
use crate::write::constants::Role;
use crate::write::names::Names;

/// The trait and the method that convert an expression.
const FILL: [&str; 2] = ["__sendapi_Fill", "sendapi_fill"];
/// The same for fields that take digits.
const FILL_DIGITS: [&str; 2] = ["__sendapi_FillDigits", "sendapi_fill_digits"];

/// What the expansion of one call needs to know.
#[derive(Clone, Copy)]
pub(crate) struct Expander<'e> {
    pub(crate) names: &'e Names,
    pub(crate) platform: PlatformKind,
    /// Whether everything is known while compiling: then the whole must be fit for a `const`.
    pub(crate) constant: bool,
}

impl Expander<'_> {
    /// The value of the given shape.
    pub(crate) fn object(&self, draft: &Draft, shape: &'static Shape, out: &mut Vec<TokenTree>) {
        match (&draft.value, &shape.form) {
            (Value::Object(object), Form::Struct(form)) => {
                self.literal(object, shape, form, draft.span(), out);
            }
            (Value::Object(object), Form::Tagged(form)) => {
                self.variant(object, shape, form, draft.span(), out);
            }
            _ => self.passed_on(draft, out),
        }
    }

    fn literal(
        &self,
        object: &Object,
        shape: &'static Shape,
        form: &'static Struct,
        span: Span,
        out: &mut Vec<TokenTree>,
    ) {
        let (mut members, mut whole) = (Vec::new(), true);
        for field in form.fields {
            whole &= self.member(object, shape, field, span, &mut members);
        }
        if !whole {
            members.extend([punct('.', Spacing::Joint, span), alone('.', span)]);
            members.extend(self.names.of(shape.path, Some("EMPTY"), span));
        }
        out.extend(self.names.of(shape.path, None, span));
        out.push(group(Delimiter::Brace, members, span));
    }

    fn variant(
        &self,
        object: &Object,
        shape: &'static Shape,
        form: &'static Tagged,
        span: Span,
        out: &mut Vec<TokenTree>,
    ) {
        let Some(variant) = variant(object, form) else { return self.unfinished(span, out) };
        let inner = variant.shape;
        let mut content = Vec::new();
        match form.content {
            Some(holder) => {
                let entry = object.entries.iter().find(|entry| entry.key.name == holder.name);
                match entry.filter(|entry| !matches!(entry.value.value, Value::Null)) {
                    Some(entry) if variant.optional => {
                        self.some(span, &mut content, |out| {
                            self.object(&entry.value, inner(), out);
                        });
                    }
                    Some(entry) => self.object(&entry.value, inner(), &mut content),
                    None => self.none(span, &mut content),
                }
            }
            None => self.literal(object, inner(), variant.members(), span, &mut content),
        }
        out.extend(self.names.of(shape.path, Some(variant.choice.rust), span));
        out.push(group(Delimiter::Parenthesis, content, span));
    }

    /// One field of a struct literal; under `#[cfg]` as often as there are conditions. Whether it is sure to be there:
    /// else it is as in the empty struct.
    fn member(
        &self,
        object: &Object,
        shape: &'static Shape,
        field: &'static Field,
        span: Span,
        out: &mut Vec<TokenTree>,
    ) -> bool {
        let (mut always, mut conditions) = (false, Vec::new());
        for entry in object.entries.iter().filter(|entry| field.is_named(&entry.key.name)) {
            match condition(entry) {
                Some(condition) => {
                    out.extend(quote!(#[cfg(#condition)]));
                    conditions.push((condition, entry.key.span()));
                }
                None => always = true,
            }
            out.extend([key(entry, field), alone(':', span)]);
            self.field(shape, field, &entry.value, out);
            out.push(alone(',', span));
        }
        if !always && !field.optional {
            out.extend(required(shape, field, &conditions, span));
        }
        always
    }

    /// The value of a field, an `Option` where the field is one.
    fn field(
        &self,
        shape: &'static Shape,
        field: &'static Field,
        draft: &Draft,
        out: &mut Vec<TokenTree>,
    ) {
        match (&draft.value, field.ty) {
            (Value::Null, _) => self.none(draft.span(), out),
            (Value::Expression, Type::Text) if field.integers => {
                self.filled(FILL_DIGITS, &draft.tokens, out);
            }
            (Value::Constant, _) => self.constant(shape, field, draft, out),
            (Value::Expression, _) => self.filled(FILL, &draft.tokens, out),
            (Value::List(Items(items)), Type::List(item)) => {
                self.list(items, *item, field.optional, draft, out);
            }
            (_, ty) if field.optional => {
                self.some(draft.span(), out, |out| self.value(ty, draft, out));
            }
            (_, ty) => self.value(ty, draft, out),
        }
    }

    /// A value that is there, of the given kind.
    fn value(&self, ty: Type, draft: &Draft, out: &mut Vec<TokenTree>) {
        let span = draft.span();
        match (&draft.value, ty) {
            (Value::Object(_), Type::Object(shape)) => self.object(draft, shape(), out),
            (Value::Text(word), Type::Choice(choices)) => match choices().find(word) {
                Some(choice) => {
                    out.extend(self.names.of(choices().path, Some(choice.rust), span));
                }
                None => self.unfinished(span, out),
            },
            (Value::Text(text), _) => {
                self.wrapped("__sendapi_Text", text_token(text, draft), span, out);
            }
            (Value::Integer(value), Type::Text) => {
                let text = spanned(Literal::string(&value.to_string()), span);
                self.wrapped("__sendapi_Text", text, span, out);
            }
            (Value::Integer(value), Type::Number) => {
                let value = spanned(Literal::i128_unsuffixed(*value), span);
                self.wrapped("__sendapi_Integer", value, span, out);
            }
            (Value::Integer(value), _) => out.push(spanned(Literal::i128_unsuffixed(*value), span)),
            (Value::Number(value), _) => {
                let value = spanned(Literal::f64_unsuffixed(*value), span);
                self.wrapped("__sendapi_Float", value, span, out);
            }
            (Value::Bool(value), _) => {
                out.push(Ident::new(if *value { "true" } else { "false" }, span).into());
            }
            (Value::List(Items(items)), Type::List(item)) => {
                self.list(items, *item, false, draft, out);
            }
            _ => self.passed_on(draft, out),
        }
    }

    /// An expression or constant in place of a whole value.
    fn passed_on(&self, draft: &Draft, out: &mut Vec<TokenTree>) {
        match draft.value {
            Value::Constant if self.constant => out.extend(draft.tokens.as_slice().iter().cloned()),
            _ => self.filled(FILL, &draft.tokens, out),
        }
    }

    /// A constant of the user's; one that has limits is checked while compiling.
    fn constant(
        &self,
        shape: &'static Shape,
        field: &'static Field,
        draft: &Draft,
        out: &mut Vec<TokenTree>,
    ) {
        match Role::of(shape, field) {
            Some(role) => out.extend(role.checked(draft, self.platform, self.names)),
            None if field.optional && self.constant => {
                self.some(draft.span(), out, |out| self.passed_on(draft, out));
            }
            None => self.passed_on(draft, out),
        }
    }

    fn list(
        &self,
        items: &[Item],
        ty: Type,
        optional: bool,
        draft: &Draft,
        out: &mut Vec<TokenTree>,
    ) {
        match plain(items) {
            Some(plain) if optional => {
                self.some(draft.span(), out, |out| self.plain_list(&plain, ty, draft, out));
            }
            Some(plain) => self.plain_list(&plain, ty, draft, out),
            None => self.collected(items, ty, optional, draft.span(), out),
        }
    }

    /// A list whose items are all written out.
    fn plain_list(&self, items: &[&Draft], ty: Type, draft: &Draft, out: &mut Vec<TokenTree>) {
        let (span, constant) = (draft.span(), draft.is_constant());
        let inner = Self { constant: self.constant || constant, ..*self };
        let mut values = Vec::new();
        for item in items {
            inner.value(ty, item, &mut values);
            values.push(alone(',', span));
        }
        let values = group(Delimiter::Bracket, values, span);
        if draft.is_literal() {
            out.push(self.names.item("__sendapi_Lent", span).into());
            out.push(group(Delimiter::Parenthesis, vec![alone('&', span), values], span));
        } else if constant {
            let ty = self.names.ty(ty, false);
            let lent = quote!({ const __SENDAPI_ITEMS: &[#ty] = &#values; __SENDAPI_ITEMS });
            out.push(self.names.item("__sendapi_Lent", span).into());
            out.push(group(Delimiter::Parenthesis, lent.into_iter().collect(), span));
        } else {
            let vec = [self.names.item("__sendapi_vec", span).into(), alone('!', span), values];
            out.push(self.names.item("__sendapi_Owned", span).into());
            out.push(group(Delimiter::Parenthesis, vec.into(), span));
        }
    }

    /// A list whose length is known at run time only; an optional one that is empty then is left out.
    fn collected(
        &self,
        items: &[Item],
        ty: Type,
        optional: bool,
        span: Span,
        out: &mut Vec<TokenTree>,
    ) {
        let collected = Ident::new("items", Span::mixed_site());
        let pushes = self.pushes(items, ty, &collected);
        let (vec, owned) =
            (self.names.item("__sendapi_Vec", span), self.names.item("__sendapi_Owned", span));
        let unless_empty = optional.then(|| self.names.item("__sendapi_unless_empty", span));
        out.extend(quote! {{
            let mut #collected = #vec::new();
            #pushes
            #unless_empty(#owned(#collected))
        }});
    }

    fn pushes(&self, items: &[Item], ty: Type, collected: &Ident) -> TokenStream {
        items.iter().map(|item| self.push(item, ty, collected)).collect()
    }

    fn push(&self, item: &Item, ty: Type, collected: &Ident) -> TokenStream {
        match item {
            Item::Value { conditions, draft } => {
                let mut value = Vec::new();
                self.value(ty, draft, &mut value);
                quote!(#(#[cfg(#conditions)])* #collected.push(#(#value)*);)
            }
            Item::For { pattern, iterated, body, .. } => {
                let (body, iterated) = (self.pushes(body, ty, collected), self.head(iterated));
                quote!(for #pattern in #iterated { #body })
            }
            Item::If { branches, .. } => {
                let mut written = TokenStream::new();
                for (index, Branch { condition, items }) in branches.iter().enumerate() {
                    let (body, joint) =
                        (self.pushes(items, ty, collected), (index > 0).then(|| quote!(else)));
                    let head = condition
                        .as_ref()
                        .map(|condition| self.head(condition))
                        .map(|condition| quote!(if #condition));
                    written.extend(quote!(#joint #head { #body }));
                }
                written
            }
        }
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

    /// The head of a `for` or `if`; in parentheses, which the grammar asks for, it is the argument of a call.
    fn head(&self, tokens: &TokenStream) -> TokenStream {
        let trees: Vec<_> = tokens.clone().into_iter().collect();
        match trees.as_slice() {
            [TokenTree::Group(inner)] if is_parenthesized(inner) => {
                let identity = self.names.item("__sendapi_identity", inner.span());
                quote!(#identity #inner)
            }
            _ => tokens.clone(),
        }
    }

    fn some(&self, span: Span, out: &mut Vec<TokenTree>, value: impl FnOnce(&mut Vec<TokenTree>)) {
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

    fn wrapped(&self, name: &str, value: TokenTree, span: Span, out: &mut Vec<TokenTree>) {
        out.extend([
            self.names.item(name, span).into(),
            group(Delimiter::Parenthesis, vec![value], span),
        ]);
    }

    /// What stands where the checker should have reported a mistake.
    fn unfinished(&self, span: Span, out: &mut Vec<TokenTree>) {
        out.extend([
            self.names.item("__sendapi_unfinished", span).into(),
            group(Delimiter::Parenthesis, Vec::new(), span),
        ]);
    }
}

/// A string: the user's own token where the text stands in one.
fn text_token(text: &str, draft: &Draft) -> TokenTree {
    match draft.tokens.as_slice() {
        [token @ TokenTree::Literal(_)] => token.clone(),
        _ => spanned(Literal::string(text), draft.span()),
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
fn is_parenthesized(group: &Group) -> bool {
    let is_comma =
        |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ',');
    let mut inner = group.stream().into_iter().peekable();
    group.delimiter() == Delimiter::Parenthesis
        && inner.peek().is_some()
        && !inner.any(|tree| is_comma(&tree))
}

/// The variant that an object's tag names.
pub(crate) fn variant(object: &Object, form: &'static Tagged) -> Option<&'static Variant> {
    let tag = object.entries.iter().find(|entry| form.tag.name == entry.key.name)?;
    match &tag.value.value {
        Value::Text(word) => form.variant(word),
        _ => None,
    }
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
fn key(entry: &Entry, field: &Field) -> TokenTree {
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
    let (key, at) = (field_name(field, span), conditions.first().map_or(span, |(_, at)| *at));
    let conditions = conditions.iter().map(|(condition, _)| condition);
    let message = format!(
        "{} needs `{}`, and none of its conditions holds here: write an entry for the other case too",
        shape.noun, field.name
    );
    let error = quote_spanned!(at=> ::core::compile_error! { #message });
    quote!(#[cfg(not(any(#(#conditions),*)))] #key: #error,)
}

/// The condition under which an entry is there.
fn condition(entry: &Entry) -> Option<TokenStream> {
    let conditions = &entry.conditions;
    (!conditions.is_empty()).then(|| quote!(all(#(#conditions),*)))
}

/// The items of a list, if all are written out and none depends on anything.
fn plain(items: &[Item]) -> Option<Vec<&Draft>> {
    let items = items.iter().map(|item| match item {
        Item::Value { conditions, draft } if conditions.is_empty() => Some(draft),
        _ => None,
    });
    items.collect()
}

fn group(delimiter: Delimiter, tokens: Vec<TokenTree>, span: Span) -> TokenTree {
    let mut group = Group::new(delimiter, tokens.into_iter().collect());
    group.set_span(span);
    group.into()
}

/// A comma or a colon.
fn alone(sign: char, span: Span) -> TokenTree {
    punct(sign, Spacing::Alone, span)
}

fn spanned(mut literal: Literal, span: Span) -> TokenTree {
    literal.set_span(span);
    literal.into()
}
