//! Mistakes, where they stand, and the tokens by which rustc shows them.

use std::fmt::Display;

use proc_macro2::{Delimiter, Group, Ident, Literal, Spacing, TokenStream, TokenTree};
use quote::quote;

use crate::source::tokens::{Tokens, punct};

/// All mistakes of one macro call.
#[derive(Debug, Default)]
pub(crate) struct Mistakes {
    /// In the order of the source.
    mistakes: Vec<Mistake>,
}

#[derive(Debug)]
struct Mistake {
    order: usize,
    at: Tokens,
    message: String,
    /// Whether another one that is about the same place says more.
    gives_way: bool,
}

/// The sentence, and below it which rule it is about and where the platform writes of it.
pub(crate) fn with_rule(sentence: impl Display, rule: &str, link: &str) -> String {
    match link {
        "" => format!("{sentence}\nrule {rule}"),
        link => format!("{sentence}\nrule {rule}, see {link}"),
    }
}

impl Mistakes {
    /// Adds a mistake in the tokens `at`, which stand at place number `order`.
    pub(crate) fn add(&mut self, order: usize, at: Tokens, message: impl Into<String>) {
        // A sort in the end would be compiled for this type, and is long.
        let place = self.mistakes.partition_point(|before| before.order <= order);
        let mistake = Mistake { order, at, message: message.into(), gives_way: false };
        self.mistakes.insert(place, mistake);
    }

    /// Whether something is wrong already with what stands at place number `order`.
    pub(crate) fn are_at(&self, order: usize) -> bool {
        self.mistakes.iter().any(|mistake| mistake.order == order)
    }

    /// What is wrong with what stands at place number `order` matters less than the next that is told of it: nobody needs a
    /// value for a key that does not exist.
    pub(crate) fn give_way_at(&mut self, order: usize) {
        for mistake in self.mistakes.iter_mut().filter(|mistake| mistake.order == order) {
            mistake.gives_way = true;
        }
    }

    /// Leaves out what gives way at place number `order`; whether there is room for another mistake then.
    pub(crate) fn make_room_at(&mut self, order: usize) -> bool {
        self.mistakes.retain(|mistake| mistake.order != order || !mistake.gives_way);
        !self.are_at(order)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.mistakes.is_empty()
    }

    /// One `compile_error!` each, in the order of the source.
    pub(crate) fn to_tokens(&self) -> TokenStream {
        let errors = self.mistakes.iter();
        let errors = errors.map(|mistake| compile_error(&mistake.at, &mistake.message));
        quote!(#(#errors)*)
    }

    /// The messages, in the order of the source.
    #[cfg(test)]
    pub(crate) fn messages(&self) -> Vec<&str> {
        self.mistakes.iter().map(|mistake| mistake.message.as_str()).collect()
    }
}

/// `::core::compile_error! { "…" }` from the first to the last of the tokens `at`: rustc underlines what lies between.
fn compile_error(at: &Tokens, message: &str) -> TokenStream {
    let (first, last) = (at.span(), at.last_span());
    let mut text = Literal::string(message);
    text.set_span(last);
    let mut body = Group::new(Delimiter::Brace, TokenTree::from(text).into());
    body.set_span(last);
    TokenStream::from_iter(vec![
        punct(':', Spacing::Joint, first),
        punct(':', Spacing::Alone, first),
        Ident::new("core", first).into(),
        punct(':', Spacing::Joint, first),
        punct(':', Spacing::Alone, first),
        Ident::new("compile_error", first).into(),
        punct('!', Spacing::Alone, first),
        body.into(),
    ])
}
