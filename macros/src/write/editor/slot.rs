//! Places for words and heads, which the schema's derive has as names for editors.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use sendapi_core::schema::{Choices, Form, Shape, Type};

use super::braces::{has_braces, head_of};
use super::keys::lone_key;
use super::{Editor, here};
use crate::plan::heads;
use crate::plan::{Plan, Value};
use crate::source::completion;

/// The words that may stand where a value is expected.
pub(super) enum Words {
    /// Those of a set, as values.
    Set(&'static Choices),
    /// Those that stand in front of braces.
    Heads(&'static Shape),
    None,
}

impl Words {
    pub(super) fn of(ty: Type) -> Self {
        match ty {
            Type::Choice(choices) => Self::Set(choices()),
            Type::Object(shape) => Self::Heads(shape()),
            _ => Self::None,
        }
    }

    /// Whether a value is still to be written, or is on its way to one of the words. A head alone may be a variable.
    pub(super) fn is_open(&self, plan: &Plan) -> bool {
        let written = match (&plan.value, plan.tokens.as_slice()) {
            (Value::Broken, _) => return !matches!(self, Self::None),
            (Value::Object(_) | Value::List(_), _) => return false,
            (_, [TokenTree::Ident(word)]) => word.to_string(),
            _ => return false,
        };
        self.any_begins_with(&written, &written)
    }

    /// Whether one of them, other than the head `but`, begins with what is typed of a word.
    fn any_begins_with(&self, word: &str, but: &str) -> bool {
        let typed = completion::typed(word);
        match self {
            Self::Set(set) => set.choices.iter().any(|choice| choice.value.starts_with(&typed)),
            Self::Heads(shape) => heads::any_begins_with(shape, &typed, but),
            Self::None => false,
        }
    }
}

/// What takes a word, and in which module the names are. A whole word stands for its variant. One that is on its way there
/// would be completed with all variants, as their paths, if its type were the set's; so it is of the type of heads. All
/// that stands before the word is as long in both cases.
fn kind(plan: Option<&Plan>) -> (&'static str, &'static str) {
    match plan {
        Some(Plan { value: Value::Word(..), .. }) => ("word", "words"),
        _ => ("head", "heads"),
    }
}

impl Editor<'_> {
    /// A place for one of the words, with what is written of it.
    pub(super) fn slot(&self, plan: Option<&Plan>, words: &Words) -> TokenStream {
        self.slot_behind(&[], plan, words)
    }

    /// The same behind the heads of a list, among which the cursor may stand.
    pub(super) fn slot_behind(
        &self,
        heads: &[TokenTree],
        plan: Option<&Plan>,
        words: &Words,
    ) -> TokenStream {
        let (kind, module) = kind(plan);
        let names = self.names_of(words, module);
        let written = plan.and_then(|plan| written_of(plan, words));
        let written = written.map_or_else(|| self.item("HEAD"), Into::into);
        // Of a token that belongs to an item, an editor expects no type: the parentheses part it from the import.
        self.call_of(kind, &quote!({ #names #((#heads);)* (#written) }))
    }

    /// An object with braces of its own, behind a place for its head.
    pub(super) fn behind_head(&self, ty: Type, plan: &Plan, object: TokenStream) -> TokenStream {
        let Type::Object(shape) = ty else { return object };
        let is_object = matches!(plan.value, Value::Object(_)) && has_braces(plan);
        if !is_object && lone_key(plan, shape()).is_none() {
            return object;
        }
        let slot = self.slot(Some(plan), &Words::of(ty));
        quote!({ let _ = #slot; #object })
    }

    /// A place for the platform.
    pub(super) fn platforms(&self, written: Option<&TokenTree>) -> TokenStream {
        let platforms = self.item("platforms");
        let written = written.map_or_else(|| self.item("HEAD"), |written| written.clone().into());
        self.call_of("head", &quote!({ use #platforms::*; (#written) }))
    }

    /// What brings the words into scope, and nothing else.
    fn names_of(&self, words: &Words, kind: &str) -> TokenStream {
        match words {
            Words::Set(set) => self.import(set.path, kind),
            Words::Heads(shape) => self.heads_of(shape),
            Words::None => TokenStream::new(),
        }
    }

    fn heads_of(&self, shape: &'static Shape) -> TokenStream {
        match &shape.form {
            Form::Struct(form) => {
                if let Some(tag) = form.discriminant {
                    return self.import((tag.choices)().path, "heads");
                }
                let (parent, name) = split(shape.path);
                let module = self.path(parent, Some(&format!("__head_of_{name}")), here());
                quote!(use #module::*;)
            }
            Form::Tagged(form) => {
                let mut heads = self.import(shape.path, "heads");
                let inner = form.variants.iter().map(|variant| (variant.shape)());
                for inner in inner.filter(|inner| matches!(inner.form, Form::Tagged(_))) {
                    heads.extend(self.heads_of(inner));
                }
                heads
            }
        }
    }

    /// The words of a type on the platform.
    fn import(&self, path: &str, kind: &str) -> TokenStream {
        let (parent, name) = split(path);
        let platform = self.target.name().to_ascii_lowercase();
        let module = format!("{parent}::__words_of_{name}::{platform}");
        let module = self.path(&module, Some(kind), here());
        quote!(use #module::*;)
    }
}

/// What is written of a word in its place.
fn written_of(plan: &Plan, words: &Words) -> Option<TokenTree> {
    match (&plan.value, plan.tokens.as_slice()) {
        (Value::Word(..), [word @ TokenTree::Ident(_)]) => Some(word.clone()),
        (Value::Broken, [_]) => None,
        (_, [word @ TokenTree::Ident(_)]) => {
            words.any_begins_with(&word.to_string(), "").then(|| word.clone())
        }
        _ => head(plan, words),
    }
}

/// The head of an object, where editors look for it. One that is known stands there as it does with the cursor behind it, but
/// at no place of the user's: the head means the variant.
pub(super) fn head(plan: &Plan, words: &Words) -> Option<TokenTree> {
    let head = head_of(plan)?;
    let name = head.to_string();
    let is_to_come = match plan.value {
        Value::Broken => true,
        Value::Object(_) => completion::is_in(&name),
        _ => return None,
    };
    if is_to_come {
        return Some(head.clone().into());
    }
    words.any_begins_with(&name, "").then(|| Ident::new(&name, here()).into())
}

fn split(path: &str) -> (&str, &str) {
    path.rsplit_once("::").unwrap_or_default()
}
