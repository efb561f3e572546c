//! What an editor reads of a call: struct literals with the user's own keys, in the order of the source.
//!
//! rust-analyzer completes by laying the expansion with the cursor's word in it upon the one without. It finds the node
//! around the cursor in the first and looks for it at the same offset in the second. So the form is one, whether or not
//! something is wrong, half typed or missing: the value first, the errors last, and a place for what may still come
//! everywhere. Of a token it shows all that stands at it; so only what means the user's word stands there: the field, the
//! variant, the struct of `element`, the platform. All else stands at the call, by its full path, since an import would put
//! names into the user's sight.

mod braces;
mod keys;
mod list;
mod literal;
mod one_of;
mod slot;
mod value;

use std::cell::{Cell, RefCell};

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use sendapi_core::schema::Shape;

use crate::plan::{Object, Plan, Value};
use crate::source::completion;
use crate::source::platforms::Target;
use crate::source::tokens::Tokens;
use crate::write::names::Names;

/// A call, as far as an editor needs to know it.
pub(crate) struct Call<'c> {
    pub(crate) plan: &'c Plan,
    pub(crate) shape: &'static Shape,
    /// The platform that is named, or the nearest.
    pub(crate) target: Target,
    /// What is named as the platform.
    pub(crate) named: Option<&'c Ident>,
    /// What makes the call's value of its object, for a platform, of those that editors read; nothing where it is the object.
    pub(crate) maker: Option<&'static str>,
}

/// The expansion of a call.
pub(crate) fn shown(call: &Call<'_>, errors: &TokenStream, names: &Names) -> TokenStream {
    let editor = Editor {
        names,
        target: call.target,
        beside: RefCell::default(),
        bound: Cell::new(false),
        errors: RefCell::default(),
    };
    let (keys, value) = editor.call(call);
    let (beside, missing) = (editor.beside.into_inner(), editor.errors.into_inner());
    quote!({ #keys let value = #value; #beside #errors #missing value })
}

/// What shows a call to an editor.
struct Editor<'e> {
    names: &'e Names,
    target: Target,
    /// What belongs nowhere and is shown all the same, behind the value.
    beside: RefCell<TokenStream>,
    /// Whether a `for` around it gives names, which mean nothing behind the value.
    bound: Cell<bool>,
    /// What is wrong where conditions do not hold.
    errors: RefCell<TokenStream>,
}

impl Editor<'_> {
    /// The keys that may stand at the top of the call, and its value.
    fn call(&self, call: &Call<'_>) -> (Option<TokenStream>, TokenStream) {
        if call.named.is_none()
            && let Some(written) = platform_to_come(call.plan)
            && (call.maker.is_some() || begins_platform(&written))
        {
            return (None, self.platforms(written.as_slice().first()));
        }
        let top = call.shape.members().flattened.is_some();
        let object = match &call.plan.value {
            Value::Object(object) => self.made(object, call.plan, Span::call_site(), top),
            _ => self.object(call.plan, call.shape),
        };
        let keys = top.then(|| self.keys_at_the_top(call.plan)).flatten();
        let platform = call.named.and_then(|named| self.platform_alone(call, named));
        (Some(quote!(#platform #keys)), self.wrapped(call, object))
    }

    /// The platform that is named, where it stands nowhere else: on its way to be one, or in front of a content.
    fn platform_alone(&self, call: &Call<'_>, named: &Ident) -> Option<TokenStream> {
        if *named != self.target.name() {
            let platform = self.platforms(Some(&named.clone().into()));
            return Some(quote!(let _: () = #platform;));
        }
        let platform = self.path("sendapi_core::platform", Some(self.target.name()), named.span());
        call.maker.is_none().then(|| quote!(let _ = ::core::marker::PhantomData::<#platform>;))
    }

    /// The object as a message or profile for the platform, which is named in front of it.
    fn wrapped(&self, call: &Call<'_>, object: TokenStream) -> TokenStream {
        let Some(maker) = call.maker else { return object };
        let maker = self.item(maker);
        let named = call.named.filter(|named| **named == self.target.name());
        let place = named.map_or_else(Span::call_site, Ident::span);
        let platform = self.path("sendapi_core::platform", Some(self.target.name()), place);
        quote!(#maker::<#platform>(#object))
    }

    /// An item that stands in an editor's expansions alone.
    fn item(&self, name: &str) -> TokenStream {
        let (editor, name) = (self.names.full("editor"), call_site(name));
        quote!(#editor::#name)
    }

    /// Shows a value that has no place in the literal.
    fn beside(&self, value: &TokenStream) {
        if !self.bound.get() {
            self.beside.borrow_mut().extend(quote!(let _ = #value;));
        }
    }

    /// Tells of what is wrong.
    fn tell(&self, error: &TokenStream) {
        self.errors.borrow_mut().extend(error.clone());
    }

    fn call_of(&self, name: &str, arguments: &impl ToTokens) -> TokenStream {
        let item = self.item(name);
        quote!(#item(#arguments))
    }

    fn open(&self) -> TokenStream {
        self.call_of("open", &TokenStream::new())
    }

    /// A path of the schema, which begins with the core crate's name. Its last step stands at `span`.
    fn path(&self, path: &str, item: Option<&str>, span: Span) -> TokenStream {
        let mut steps: Vec<_> = path.split("::").skip(1).chain(item).collect();
        let last = Ident::new(steps.pop().unwrap_or_default(), span);
        let (core, steps) = (self.names.full("core"), steps.into_iter().map(call_site));
        quote!(#core::#(#steps::)*#last)
    }
}

/// What is written where a platform may still come, and nothing else is: half its name, or nothing.
fn platform_to_come(plan: &Plan) -> Option<Tokens> {
    match (&plan.value, plan.tokens.as_slice()) {
        (Value::Broken, [word @ TokenTree::Ident(_)]) => Some(word.into()),
        (Value::Object(Object { members, strangers, .. }), _) if members.is_empty() => {
            match strangers.as_slice() {
                [] => Some(Tokens::default()),
                [one] if completion::is_all_of(&one.key.name) => Some((&one.key.token).into()),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether a word is half of a platform's name.
fn begins_platform(written: &Tokens) -> bool {
    let typed = completion::typed(&written.to_stream().to_string());
    !typed.is_empty() && Target::ALL.iter().any(|target| target.name().starts_with(&typed))
}

fn call_site(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// No place of the user's.
fn here() -> Span {
    Span::call_site()
}
