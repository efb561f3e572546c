//! Tokens to draft. Nothing stops it: what cannot be understood becomes a mistake and a broken value, and it goes on
//! behind the next comma or in front of the next entry. Somebody may be typing: what is missing at the cursor takes
//! nothing with it that stands behind.
//!
//! `call.rs` reads what stands in the parentheses of a macro call, `entries.rs` and `object.rs` what stands in braces,
//! `items.rs` and `loops.rs` what stands in brackets, `value.rs` what stands behind a colon or as an item. `missing.rs`
//! tells what is missing.

mod call;
mod entries;
mod items;
mod loops;
mod missing;
mod name;
mod object;
mod path;
mod value;

pub(crate) use call::{Call, parse};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::draft::{Draft, Value};
use crate::source::mistakes::Mistakes;
use crate::source::places::Places;
use crate::source::tokens::Tokens;

/// Objects, lists, `for` and `if` in one another, up to this many: more would overflow a stack before it helped anyone.
const MAX_DEPTH: usize = 64;

struct Parser<'p> {
    places: &'p mut Places,
    mistakes: &'p mut Mistakes,
    depth: usize,
}

impl Parser<'_> {
    /// What `read` makes of what stands one level deeper, if there is one.
    fn deeper<R>(&mut self, tokens: &Tokens, read: impl FnOnce(&mut Self) -> R) -> Option<R> {
        if self.depth == MAX_DEPTH {
            let message =
                format!("objects and lists stand more than {MAX_DEPTH} levels deep in one another");
            self.mistake(tokens.clone(), message);
            return None;
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        Some(read)
    }

    /// Takes the place of an object or a list, for which the token `opening` stands.
    fn opened(&mut self, tokens: &Tokens, opening: &Tokens) -> usize {
        let origin = self.places.next(tokens.clone());
        if let Some(place) = self.places.get_mut(origin) {
            place.opening.clone_from(opening);
        }
        origin
    }

    fn draft(&mut self, value: Value, tokens: Tokens) -> Draft {
        Draft { value, origin: self.places.next(tokens.clone()), tokens }
    }

    fn broken(&mut self, message: impl Into<String>, tokens: Tokens) -> Draft {
        self.mistake(tokens.clone(), message);
        self.draft(Value::Broken, tokens)
    }

    fn mistake(&mut self, at: Tokens, message: impl Into<String>) {
        let order = self.places.next(at.clone());
        self.mistakes.add(order, at, message);
    }
}

pub(crate) fn trees(stream: TokenStream) -> Vec<TokenTree> {
    stream.into_iter().collect()
}

pub(crate) fn is_braced(group: &Group) -> bool {
    group.delimiter() == Delimiter::Brace
}

/// The opening brace or bracket of a group, as a token to point at.
fn opening(group: &Group) -> Tokens {
    let mut opening = Group::new(Delimiter::None, TokenStream::new());
    opening.set_span(group.span_open());
    Tokens::from(&TokenTree::from(opening))
}
