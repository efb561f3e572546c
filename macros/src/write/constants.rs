//! Constants of the user's program: each is checked while compiling, where it stands, whatever else is wrong.
//!
//! Because the check is a constant too, it is made even where nothing calls the function around it.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use sendapi_core::PlatformKind;
use sendapi_core::schema::{Field, Shape, Type};

use crate::plan::walk::{Visited, walk};
use crate::plan::{Member, Part, Plan, Value};
use crate::write::names::Names;

/// What a constant stands for: a field of an object, and how it becomes what the field holds.
pub(crate) struct Role {
    shape: &'static Shape,
    field: &'static Field,
    ty: Type,
    optional: bool,
    method: &'static str,
}

impl Role {
    /// The role of a constant that fills `field`; none where it is one of our own parts, which were checked where they
    /// were made.
    pub(crate) fn of(shape: &'static Shape, field: &'static Field) -> Option<Self> {
        let role = |method| Self { shape, field, ty: field.ty, optional: field.optional, method };
        Some(match (field.ty, field.optional) {
            (Type::Text, false) if field.integers => role("digits"),
            (Type::Text, true) if field.integers => role("optional_digits"),
            (Type::Text, false) => role("text"),
            (Type::Text, true) => role("optional_text"),
            (Type::Integer, false) => role("integer"),
            (Type::Integer, true) => role("optional_integer"),
            (Type::Number, false) => role("number"),
            (Type::Number, true) => role("optional_number"),
            (Type::Bool, false) => role("flag"),
            (Type::Bool, true) => role("optional_flag"),
            (Type::List(_), false) => role("list"),
            (Type::List(_), true) => role("optional_list"),
            (Type::Object(part), _) => Self {
                shape: part(),
                field: shorthand(part())?,
                ty: field.ty,
                optional: false,
                method: "shorthand",
            },
            (Type::Choice(_), _) => return None,
        })
    }

    /// The constant as the field holds it, and its check.
    pub(crate) fn checked(
        &self,
        plan: &Plan,
        platforms: &[PlatformKind],
        names: &Names,
    ) -> TokenStream {
        let (check, known) = (self.check(plan, platforms, names), self.known(plan, names));
        let last = plan.tokens.last_span();
        let (seen, method) = (seen(last), Ident::new(self.method, last));
        let made = quote!(#known.#seen.#method());
        let value = match self.lends() {
            Some(lends) => {
                let lends = names.item(lends, plan.span());
                quote!(#lends(const { &#made }))
            }
            None => made,
        };
        quote!({ #check #value })
    }

    /// What makes the field's value where that borrows from what the constant becomes: the digits of a number have to be
    /// somewhere, and a constant cannot own text.
    fn lends(&self) -> Option<&'static str> {
        match self.method {
            "digits" => Some("__sendapi_digits"),
            "optional_digits" => Some("__sendapi_digits_or_none"),
            "shorthand" => Some("__sendapi_recipient"),
            _ => None,
        }
    }

    /// Refuses the program if the constant breaks a limit of the field.
    fn check(&self, plan: &Plan, platforms: &[PlatformKind], names: &Names) -> TokenStream {
        let (span, last) = (plan.span(), plan.tokens.last_span());
        let (known, name, owner) = (
            self.known(plan, names),
            self.field.name,
            names.owner(self.shape.path, self.shape.borrows, span),
        );
        let (spot, schema) = (names.item("__sendapi_Spot", span), names.full("Schema"));
        let (check, seen) = (Ident::new("check", last), seen(last));
        let checks = platforms.iter().map(|platform| {
            let platform = names.of("core::platform::PlatformKind", Some(platform.name()), span);
            let of_both = (platforms.len() > 1).then(|| quote!(.of_both()));
            let spot = quote!(#spot::new(<#owner as #schema>::SHAPE, #name, #platform)#of_both);
            let mut arguments = Group::new(Delimiter::Parenthesis, spot);
            arguments.set_span(last);
            quote!(const _: () = #known.#seen.#check #arguments;)
        });
        checks.collect()
    }

    /// The constant, if its type fits the field.
    fn known(&self, plan: &Plan, names: &Names) -> TokenStream {
        let (span, last, constant) = (plan.span(), plan.tokens.last_span(), &plan.tokens);
        let digits = self.method.ends_with("digits");
        let fits = names.item(if digits { "__sendapi_FitsDigits" } else { "__sendapi_Fits" }, span);
        let (known, ty) = (names.item("__sendapi_Known", span), names.ty(self.ty, self.optional));
        let proof = quote_spanned!(last=> KNOWN);
        let fits = quote_spanned!(span=> <_ as #fits<#ty>>::#proof);
        let value = quote_spanned!(span=> const { &#constant });
        let mut arguments = Group::new(Delimiter::Parenthesis, quote!(#fits, #value));
        arguments.set_span(last);
        if let Type::List(item) = self.ty {
            let item = names.ty(*item, false);
            quote_spanned!(span=> #known::items::<#item> #arguments)
        } else {
            quote_spanned!(span=> #known::constant #arguments)
        }
    }
}

/// The call that says what is in a constant, at the user's token.
fn seen(span: Span) -> TokenStream {
    quote_spanned!(span=> value())
}

/// The checks of all constants in a plan, for a message that has other mistakes.
pub(crate) fn checks(plan: &Plan, platforms: &[PlatformKind], names: &Names) -> TokenStream {
    let mut checks = TokenStream::new();
    walk(plan, &mut |visited, conditions| {
        let Some((role, plan)) = role(&visited) else { return };
        let check = role.check(plan, platforms, names);
        checks.extend(quote!(#(#[cfg(#conditions)])* #check));
    });
    checks
}

/// The constant that a member is, and what it stands for.
fn role<'p>(visited: &Visited<'p>) -> Option<(Role, &'p Plan)> {
    let Visited::Member(object, Member { part: Part::Field(field), plan, .. }) = visited else {
        return None;
    };
    let role = Role::of(object.owner(), field)?;
    matches!(plan.value, Value::Constant).then_some((role, plan))
}

/// The member that may stand for a whole object.
fn shorthand(shape: &'static Shape) -> Option<&'static Field> {
    shape.members().shorthand
}
