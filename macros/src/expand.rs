//! A draft without mistakes to struct literals: the user's own keys as field names, every field written.

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use sendapi_core::PlatformKind;
use sendapi_core::schema::{Field, Form, Shape, Struct, Tagged, Type, Variant};

use crate::draft::{Branch, Draft, Entry, Item, Items, Object, Value};
use crate::paths::{Paths, option};

/// What the expansion of one call needs to know.
pub(crate) struct Expander<'e> {
    pub(crate) paths: &'e Paths,
    pub(crate) platform: PlatformKind,
    /// Whether everything is known while compiling: then the whole must be fit for a `const`.
    pub(crate) constant: bool,
}

impl Expander<'_> {
    /// The value of the given shape.
    pub(crate) fn object(&self, draft: &Draft, shape: &'static Shape) -> TokenStream {
        match (&draft.value, &shape.form) {
            (Value::Object(object), Form::Struct(form)) => {
                self.literal(object, shape, form, draft.span())
            }
            (Value::Object(object), Form::Tagged(form)) => {
                self.variant(object, shape, form, draft.span())
            }
            _ => self.passed_on(draft),
        }
    }

    fn literal(
        &self,
        object: &Object,
        shape: &'static Shape,
        form: &'static Struct,
        span: Span,
    ) -> TokenStream {
        let path = self.paths.of(shape.path, span);
        let members = form.fields.iter().map(|field| self.member(object, shape, field, span));
        quote_spanned!(span=> #path { #(#members)* })
    }

    fn variant(
        &self,
        object: &Object,
        shape: &'static Shape,
        form: &'static Tagged,
        span: Span,
    ) -> TokenStream {
        let Some((variant, Type::Object(inner))) =
            variant(object, form).map(|variant| (variant, variant.ty))
        else {
            return self.paths.unfinished(span);
        };
        let path = self.paths.of(shape.path, span);
        let name = Ident::new(variant.rust, span);
        let content = match (form.content, &inner().form) {
            (Some(content), _) => {
                let entry = object.entries.iter().find(|entry| entry.key.name == content.name);
                let value = entry.filter(|entry| !matches!(entry.value.value, Value::Null));
                let value = value.map(|entry| self.object(&entry.value, inner()));
                if variant.optional { option(value, span) } else { value.unwrap_or_default() }
            }
            (None, Form::Struct(fields)) => self.literal(object, inner(), fields, span),
            (None, Form::Tagged(_)) => self.paths.unfinished(span),
        };
        quote_spanned!(span=> #path::#name(#content))
    }

    /// One field of a struct literal; under `#[cfg]` as often as there are conditions.
    fn member(
        &self,
        object: &Object,
        shape: &'static Shape,
        field: &'static Field,
        span: Span,
    ) -> TokenStream {
        let entries: Vec<_> =
            object.entries.iter().filter(|entry| field.is_named(&entry.key.name)).collect();
        let absent = |span| {
            let (name, none) = (field_name(field, span), option(None, span));
            quote_spanned!(span=> #name: #none,)
        };
        let written = entries.iter().map(|entry| {
            let (name, value) =
                (field_name(field, entry.key.span()), self.field(shape, field, &entry.value));
            let conditions = condition(entry).map(|condition| quote!(#[cfg(#condition)]));
            quote!(#conditions #name: #value,)
        });
        let conditions: Vec<_> = entries.iter().map(|entry| condition(entry)).collect();
        let otherwise = match conditions.iter().flatten().collect::<Vec<_>>().as_slice() {
            [] if entries.is_empty() => absent(span),
            [] => TokenStream::new(),
            _ if conditions.iter().any(Option::is_none) || !field.optional => TokenStream::new(),
            conditions => {
                let absent = absent(span);
                quote!(#[cfg(not(any(#(#conditions),*)))] #absent)
            }
        };
        quote!(#(#written)* #otherwise)
    }

    /// The value of a field, an `Option` where the field is one.
    fn field(&self, shape: &'static Shape, field: &'static Field, draft: &Draft) -> TokenStream {
        let span = draft.span();
        match (&draft.value, field.ty) {
            (Value::Null, _) => option(None, span),
            (Value::Expression | Value::Constant, Type::Text) if field.integers => {
                self.paths.filled_digits(&draft.tokens)
            }
            (Value::Constant, _) => self.constant(shape, field, draft),
            (Value::Expression, _) => self.paths.filled(&draft.tokens),
            (Value::List(Items(items)), Type::List(item)) => {
                self.list(items, *item, field.optional, draft)
            }
            (_, ty) => {
                let value = self.value(ty, draft);
                if field.optional { option(Some(value), span) } else { value }
            }
        }
    }

    fn constant(&self, shape: &'static Shape, field: &'static Field, draft: &Draft) -> TokenStream {
        let method = match (field.ty, field.optional) {
            (Type::Text, false) => "text",
            (Type::Text, true) => "optional_text",
            (Type::Integer, false) => "integer",
            (Type::Integer, true) => "optional_integer",
            (Type::Number, false) => "number",
            (Type::Number, true) => "optional_number",
            (Type::Bool, false) => "flag",
            (Type::Bool, true) => "optional_flag",
            (Type::List(_), false) => "list",
            (Type::List(_), true) => "optional_list",
            (Type::Choice(_) | Type::Object(_), optional) if self.constant => {
                let part = draft.tokens.clone();
                return if optional { option(Some(part), draft.span()) } else { part };
            }
            (Type::Choice(_) | Type::Object(_), _) => return self.paths.filled(&draft.tokens),
        };
        let ty = self.paths.ty(field.ty, field.optional);
        let owner = self.paths.of(shape.path, draft.span());
        let lifetime = shape.borrows.then(|| quote!(<'static>));
        let platform = Ident::new(self.platform.name(), Span::call_site());
        self.paths.checked(
            &draft.tokens,
            &ty,
            &quote!(#owner #lifetime),
            field.name,
            &platform,
            method,
        )
    }

    /// A value that is there, of the given kind.
    fn value(&self, ty: Type, draft: &Draft) -> TokenStream {
        let span = draft.span();
        match (&draft.value, ty) {
            (Value::Object(_), Type::Object(shape)) => self.object(draft, shape()),
            (Value::Text(word), Type::Choice(choices)) => match choices().find(word) {
                Some((_, choice)) => {
                    let (path, name) =
                        (self.paths.of(choices().path, span), Ident::new(choice.rust, span));
                    quote_spanned!(span=> #path::#name)
                }
                None => self.paths.unfinished(span),
            },
            (Value::Text(text), _) => self.paths.text(text, span),
            (Value::Integer(value), Type::Text) => self.paths.text(&value.to_string(), span),
            (Value::Integer(value), Type::Number) => {
                let (number, value) = (
                    self.paths.of_core("Number", span),
                    spanned(Literal::i128_unsuffixed(*value), span),
                );
                quote_spanned!(span=> #number::Integer(#value))
            }
            (Value::Integer(value), _) => spanned(Literal::i128_unsuffixed(*value), span).into(),
            (Value::Number(value), _) => {
                let (number, value) = (
                    self.paths.of_core("Number", span),
                    spanned(Literal::f64_unsuffixed(*value), span),
                );
                quote_spanned!(span=> #number::Float(#value))
            }
            (Value::Bool(value), _) => {
                TokenTree::from(Ident::new(if *value { "true" } else { "false" }, span)).into()
            }
            (Value::List(Items(items)), Type::List(item)) => self.list(items, *item, false, draft),
            _ => self.passed_on(draft),
        }
    }

    /// An expression or constant in place of a whole value.
    fn passed_on(&self, draft: &Draft) -> TokenStream {
        match draft.value {
            Value::Constant if self.constant => draft.tokens.clone(),
            _ => self.paths.filled(&draft.tokens),
        }
    }

    fn list(&self, items: &[Item], ty: Type, optional: bool, draft: &Draft) -> TokenStream {
        let span = draft.span();
        let plain: Option<Vec<_>> = items
            .iter()
            .map(|item| match item {
                Item::Value { conditions, draft } if conditions.is_empty() => Some(draft),
                _ => None,
            })
            .collect();
        let list = self.paths.of_core("List", span);
        let value = match plain {
            Some(plain) if draft.is_literal() => {
                let values = plain.iter().map(|item| self.value(ty, item));
                quote_spanned!(span=> #list::Borrowed(&[#(#values),*]))
            }
            Some(plain) if draft.is_constant() => {
                let inner = Self { constant: true, ..*self };
                let (values, ty) =
                    (plain.iter().map(|item| inner.value(ty, item)), self.paths.ty(ty, false));
                quote_spanned! {span=>
                    #list::Borrowed({
                        const __SENDAPI_ITEMS: &[#ty] = &[#(#values),*];
                        __SENDAPI_ITEMS
                    })
                }
            }
            Some(plain) => {
                let (vec, values) = (
                    self.paths.private("vec", span),
                    plain.iter().map(|item| self.value(ty, item)),
                );
                quote_spanned!(span=> #list::Owned(#vec![#(#values),*]))
            }
            None => return self.collected(items, ty, optional, span),
        };
        if optional { option(Some(value), span) } else { value }
    }

    /// A list whose length is known at run time only; an optional one that is empty then is left out.
    fn collected(&self, items: &[Item], ty: Type, optional: bool, span: Span) -> TokenStream {
        let list = self.paths.of_core("List", span);
        let collected = Ident::new("items", Span::mixed_site());
        let pushes = self.pushes(items, ty, &collected);
        let (vec, unless_empty) =
            (self.paths.private("Vec", span), self.paths.private("unless_empty", span));
        let result = quote!(#list::Owned(#collected));
        let result = if optional { quote!(#unless_empty(#result)) } else { result };
        quote! {{
            let mut #collected = #vec::new();
            #pushes
            #result
        }}
    }

    fn pushes(&self, items: &[Item], ty: Type, collected: &Ident) -> TokenStream {
        items.iter().map(|item| self.push(item, ty, collected)).collect()
    }

    fn push(&self, item: &Item, ty: Type, collected: &Ident) -> TokenStream {
        match item {
            Item::Value { conditions, draft } => {
                let value = self.value(ty, draft);
                quote!(#(#[cfg(#conditions)])* #collected.push(#value);)
            }
            Item::For { pattern, iterated, body, .. } => {
                let body = self.pushes(body, ty, collected);
                quote!(for #pattern in #iterated { #body })
            }
            Item::If { branches, .. } => {
                let mut written = TokenStream::new();
                for (index, Branch { condition, items }) in branches.iter().enumerate() {
                    let (body, joint) =
                        (self.pushes(items, ty, collected), (index > 0).then(|| quote!(else)));
                    let head = condition.as_ref().map(|condition| quote!(if #condition));
                    written.extend(quote!(#joint #head { #body }));
                }
                written
            }
        }
    }
}

/// The variant that an object's tag names.
pub(crate) fn variant(object: &Object, form: &'static Tagged) -> Option<&'static Variant> {
    let Type::Choice(choices) = form.tag.ty else { return None };
    let tag = object.entries.iter().find(|entry| form.tag.is_named(&entry.key.name))?;
    match &tag.value.value {
        Value::Text(word) => choices().find(word).and_then(|(index, _)| form.variants.get(index)),
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

/// The condition under which an entry is there.
fn condition(entry: &Entry) -> Option<TokenStream> {
    let conditions = &entry.conditions;
    (!conditions.is_empty()).then(|| quote!(all(#(#conditions),*)))
}

fn spanned(mut literal: Literal, span: Span) -> TokenTree {
    literal.set_span(span);
    literal.into()
}
