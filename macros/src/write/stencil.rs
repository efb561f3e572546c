//! A plan as JSON with holes: one string for rustc in place of a tree of literals, and an expression for each hole.
//!
//! What is written out becomes text wherever it stands; what is known at run time, a constant of the user's and a float,
//! which might lose a digit as text, are holes.

use proc_macro2::{Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use sendapi_core::convert::stencil::{self, HOLE};
use sendapi_core::message::request::Implied;
use sendapi_core::schema::{Field, Form, Type};
use sendapi_core::tree::{json_number, json_text};

use super::expand::{Expander, plain};
use crate::plan::{Member, Object, Plan, Value};
use crate::source::items::{Item, Items};

/// A text, and what fills its holes.
#[derive(Debug, Default)]
pub(crate) struct Stencil {
    pub(crate) text: String,
    pub(crate) holes: Vec<TokenStream>,
}

impl Stencil {
    /// The stencil of a whole call, in which a member may be implied. None where something depends on a condition, or
    /// where it is open whether a member is implied: then it must be a struct literal.
    pub(crate) fn of(
        object: &Object,
        implied: Option<Implied>,
        expander: &Expander<'_>,
    ) -> Option<Self> {
        let mut stencil = Self::default();
        stencil.object(object, Implying::of(object, implied)?, expander)?;
        Some(stencil)
    }

    fn object(&mut self, object: &Object, implying: Implying, with: &Expander<'_>) -> Option<()> {
        if object.members.iter().any(|member| !member.conditions.is_empty()) {
            return None;
        }
        self.text.push('{');
        let mut keys = Keys::default();
        if let (Form::Tagged(form), Some(variant)) = (&object.shape.form, object.variant) {
            keys.next(form.tag.name, &mut self.text);
            self.text.push_str(&json_text(variant.choice.value));
            if let (Some(holder), Some(content)) = (form.content, object.content()) {
                keys.next(holder.name, &mut self.text);
                let ty = Type::Object(variant.shape);
                self.value(&content.plan, ty, variant.optional, with)?;
            }
        }
        for field in object.owner().members().fields {
            self.implied(field, implying, &mut keys, with);
            for member in object.named(field) {
                keys.next(field.name, &mut self.text);
                self.member(object, field, member, with)?;
            }
        }
        self.text.push('}');
        Some(())
    }

    /// A member that is sent though it is not written, where it is this field.
    fn implied(&mut self, field: &Field, implying: Implying, keys: &mut Keys, with: &Expander<'_>) {
        let Some(implied) = implying.implied().filter(|implied| implied.field == field.name) else {
            return;
        };
        keys.next(field.name, &mut self.text);
        if let Implying::Perhaps(_, span) = implying {
            let filler = with.names.item("__sendapi_implied", span);
            self.hole(quote!(#filler()));
        } else {
            self.text.push_str(&json_text(implied.word));
        }
    }

    fn member(
        &mut self,
        object: &Object,
        field: &'static Field,
        member: &Member,
        with: &Expander<'_>,
    ) -> Option<()> {
        match (&member.plan.value, field.ty) {
            (Value::Constant | Value::Runtime, _) => {
                let mut value = Vec::new();
                with.field(object.owner(), field, &member.plan, &mut value);
                self.hole(with.hole(field.ty, field.optional, value, member.plan.span()));
                Some(())
            }
            (_, ty) => self.value(&member.plan, ty, field.optional, with),
        }
    }

    /// A value of the given kind, which may be one that can be left out.
    fn value(&mut self, plan: &Plan, ty: Type, optional: bool, with: &Expander<'_>) -> Option<()> {
        match (&plan.value, ty) {
            (Value::Bool(value), _) => self.text.push_str(if *value { "true" } else { "false" }),
            (Value::Text(text), _) => self.text.push_str(&json_text(text)),
            (Value::Number(value), Type::Text) => {
                self.text.push_str(&json_text(&json_number(*value)));
            }
            (Value::Integer(value), Type::Text) => {
                self.text.push_str(&json_text(&value.to_string()));
            }
            (Value::Integer(value), _) if i64::try_from(*value).is_ok() => {
                self.text.push_str(&value.to_string());
            }
            (Value::Word(choice, _), _) => self.text.push_str(&json_text(choice.value)),
            (Value::Object(object), _) => self.object(object, Implying::Nothing, with)?,
            (Value::List(Items(items)), Type::List(item)) => match plain(items) {
                Some(plans) => self.list(&plans, *item, with)?,
                None => self.hole(with.collected_holes(items, *item, optional, plan.span())),
            },
            (Value::Integer(_) | Value::Number(_) | Value::Constant | Value::Runtime, ty) => {
                let mut value = Vec::new();
                with.value(ty, plan, &mut value);
                self.hole(with.hole(ty, false, value, plan.span()));
            }
            _ => return None,
        }
        Some(())
    }

    fn list(&mut self, items: &[&Plan], ty: Type, with: &Expander<'_>) -> Option<()> {
        self.text.push('[');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            self.value(item, ty, false, with)?;
        }
        self.text.push(']');
        Some(())
    }

    /// A call of `maker` with the text and what fills its holes.
    pub(crate) fn placed(&self, maker: &TokenTree, span: Span) -> TokenStream {
        let mut text = Literal::string(&stencil::text(&self.text));
        text.set_span(span);
        let holes = &self.holes;
        quote_spanned!(span=> #maker(#text, [#(#holes),*]))
    }

    fn hole(&mut self, filler: TokenStream) {
        self.text.push(HOLE);
        self.holes.push(filler);
    }
}

/// Puts keys in front of values, and commas between them.
#[derive(Default)]
struct Keys {
    some: bool,
}

impl Keys {
    fn next(&mut self, name: &str, out: &mut String) {
        if std::mem::replace(&mut self.some, true) {
            out.push(',');
        }
        out.push_str(&json_text(name));
        out.push(':');
    }
}

/// Whether a member stands in the text that was not written.
#[derive(Clone, Copy)]
enum Implying {
    Nothing,
    Word(Implied),
    /// It depends on an object that comes at run time, which fills the hole before, and stands there in the source.
    Perhaps(Implied, Span),
}

impl Implying {
    /// None where that is open while compiling.
    fn of(object: &Object, implied: Option<Implied>) -> Option<Self> {
        let Some(implied) = implied else { return Some(Self::Nothing) };
        let written = |name: &str| {
            object.fields().find(|(field, _)| field.name == name).map(|(_, member)| &member.plan)
        };
        match (written(implied.field), written(implied.beside)) {
            (_, None) => Some(Self::Nothing),
            (Some(plan), Some(_)) => {
                let certain = !matches!(plan.value, Value::Constant | Value::Runtime);
                certain.then_some(Self::Nothing)
            }
            (None, Some(plan)) => {
                let certain = matches!(plan.value, Value::Object(_));
                certain.then(|| Self::to(implied, written(implied.to)))
            }
        }
    }

    /// What is implied of a message to whoever is written.
    fn to(implied: Implied, written: Option<&Plan>) -> Self {
        match written.map(|plan| (&plan.value, plan.span())) {
            Some((Value::Constant | Value::Runtime, span)) => Self::Perhaps(implied, span),
            Some((Value::Object(object), _))
                if object.fields().any(|(field, _)| implied.unless.contains(&field.name)) =>
            {
                Self::Nothing
            }
            _ => Self::Word(implied),
        }
    }

    const fn implied(self) -> Option<Implied> {
        match self {
            Self::Nothing => None,
            Self::Word(implied) | Self::Perhaps(implied, _) => Some(implied),
        }
    }
}

impl Object {
    /// The members that are this field and are there.
    fn named(&self, wanted: &Field) -> impl Iterator<Item = &Member> {
        self.fields().filter(|(field, _)| field.name == wanted.name).map(|(_, member)| member)
    }
}

impl Expander<'_> {
    /// A value as what fills a hole, of a field of the given kind.
    fn hole(&self, ty: Type, optional: bool, value: Vec<TokenTree>, span: Span) -> TokenStream {
        let maker = match (ty, optional) {
            (Type::Text, false) => "__sendapi_text",
            (Type::Text, true) => "__sendapi_text_or_none",
            _ => "__sendapi_hole",
        };
        let maker = self.names.item(maker, span);
        let generic = (!matches!(ty, Type::Text)).then(|| {
            let ty = self.names.ty_at(ty, optional, &quote!('_), span);
            quote!(::<#ty>)
        });
        let value: TokenStream = value.into_iter().collect();
        quote!(#maker #generic (#value))
    }

    /// A list whose length is known at run time only, as what fills a hole.
    fn collected_holes(
        &self,
        items: &[Item<Plan>],
        ty: Type,
        optional: bool,
        span: Span,
    ) -> TokenStream {
        let maker = if optional { "__sendapi_items_or_none" } else { "__sendapi_items" };
        let maker = self.names.item(maker, span);
        self.pushed(items, span, &|plan| self.item_hole(plan, ty), |items| quote!(#maker(#items)))
    }

    /// An item of such a list: a stencil of its own where it is an object.
    fn item_hole(&self, plan: &Plan, ty: Type) -> TokenStream {
        if let Value::Object(object) = &plan.value {
            let mut stencil = Stencil::default();
            if stencil.object(object, Implying::Nothing, self).is_some() {
                let nested = self.names.item("__sendapi_nested", plan.span());
                return stencil.placed(&nested.into(), plan.span());
            }
        }
        let mut value = Vec::new();
        self.value(ty, plan, &mut value);
        self.hole(ty, false, value, plan.span())
    }
}
