//! A whole macro call.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use sendapi_core::schema::Shape;

use super::{Parser, is_braced, opening, trees};
use crate::draft::cursor::Cursor;
use crate::draft::{Draft, Object, Value};
use crate::source::mistakes::Mistakes;
use crate::source::places::Places;
use crate::source::platforms::Target;
use crate::source::tokens::Tokens;

/// What a macro call holds: the platform, if it names one, and the object.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) platform: Option<Ident>,
    pub(crate) body: Draft,
    /// Whether a `&` stands before it, by which a reference is meant.
    pub(crate) is_lent: bool,
}

/// Reads what stands inside the parentheses of a macro call.
pub(crate) fn parse(
    input: TokenStream,
    shape: &Shape,
    places: &mut Places,
    mistakes: &mut Mistakes,
) -> Call {
    Parser { places, mistakes, depth: 0 }.call(&trees(input), shape)
}

impl Parser<'_> {
    fn call(&mut self, trees: &[TokenTree], shape: &Shape) -> Call {
        if let [TokenTree::Punct(lends), TokenTree::Ident(_), ..] = trees
            && lends.as_char() == '&'
        {
            return Call { is_lent: true, ..self.without(1, trees, LENDS, shape) };
        }
        if let Some(path) = path_to_a_platform(trees) {
            return self.without(path, trees, PATH, shape);
        }
        let (platform, body, behind) = match trees {
            [TokenTree::Ident(platform), TokenTree::Group(body), behind @ ..]
                if is_braced(body) =>
            {
                let opening = Tokens::from(&TokenTree::from(platform.clone()));
                (Some(platform), self.object(None, body, opening, true), behind)
            }
            [
                TokenTree::Punct(open),
                TokenTree::Ident(platform),
                TokenTree::Punct(close),
                TokenTree::Group(body),
                behind @ ..,
            ] if open.as_char() == '<' && close.as_char() == '>' && is_braced(body) => {
                (Some(platform), self.object(None, body, opening(body), false), behind)
            }
            [TokenTree::Group(body), behind @ ..] if is_braced(body) => {
                (None, self.object(None, body, opening(body), false), behind)
            }
            [TokenTree::Ident(platform), rest @ ..] if is_platform_alone(platform, rest) => {
                return self.platform_alone(platform, rest, shape);
            }
            [first, ..] if is_value_alone(first) && !begins_json(trees) => {
                let message = format!("expected `key: value` pairs, as in `{}`", shape.example);
                let body = self.broken(message, Tokens::from(first));
                return Call { platform: None, body, is_lent: false };
            }
            trees => (None, self.entries_alone(trees), [].as_slice()),
        };
        self.nothing_behind(behind);
        Call { platform: platform.cloned(), body, is_lent: false }
    }

    /// The call, without so many tokens that do not belong at its beginning.
    fn without(&mut self, many: usize, trees: &[TokenTree], why: &str, shape: &Shape) -> Call {
        let (before, call) = trees.split_at_checked(many).unwrap_or((trees, &[]));
        self.mistake(Tokens::from(before), why);
        self.call(call, shape)
    }

    /// A trailing comma is all that may stand behind the braces.
    fn nothing_behind(&mut self, trees: &[TokenTree]) {
        match trees {
            [] => {}
            [TokenTree::Punct(comma)] if comma.as_char() == ',' => {}
            _ => self.mistake(
                Tokens::from(trees),
                "one call makes one message: nothing may stand behind its braces",
            ),
        }
    }

    /// A platform without its braces; what stands behind it is its message all the same, if it is entries.
    fn platform_alone(&mut self, platform: &Ident, rest: &[TokenTree], shape: &Shape) -> Call {
        let name = platform.to_string();
        let known = Target::ALL.map(Target::name);
        let meant = known.into_iter().find(|known| known.eq_ignore_ascii_case(&name));
        let message = format!(
            "`{name}` wants its message in braces, as in `{} {{ {} }}`",
            meant.unwrap_or(&name),
            shape.example
        );
        let tokens = Tokens::from(&TokenTree::from(platform.clone()));
        // Where the name is right, the message is for that platform all the same.
        let platform = Some(platform).filter(|_| known.contains(&name.as_str())).cloned();
        let broken = self.broken(message, tokens);
        let body = if Cursor::new(rest).is_entry() { self.entries_alone(rest) } else { broken };
        Call { platform, body, is_lent: false }
    }

    fn entries_alone(&mut self, trees: &[TokenTree]) -> Draft {
        let tokens = Tokens::from(trees);
        let opening: Tokens = trees.first().cloned().into_iter().collect();
        let origin = self.opened(&tokens, &opening);
        let entries = self.entries(trees, false);
        Draft { value: Value::Object(Object { head: None, entries, opening }), tokens, origin }
    }
}

/// How many tokens stand before a platform that is written with its path, as in `sendapi::Messenger { … }`.
fn path_to_a_platform(trees: &[TokenTree]) -> Option<usize> {
    let braces = trees.iter().position(|tree| matches!(tree, TokenTree::Group(_)))?;
    let (path, call) = trees.split_at_checked(braces.checked_sub(1)?)?;
    let [TokenTree::Ident(platform), ..] = call else { return None };
    let is_platform = Target::named(&platform.to_string()).is_some();
    (is_platform && !path.is_empty() && is_path(path)).then_some(path.len())
}

/// Whether it is the names of a path, with `::` behind each.
fn is_path(trees: &[TokenTree]) -> bool {
    let colon = |tree: &TokenTree| matches!(tree, TokenTree::Punct(it) if it.as_char() == ':');
    match trees {
        [] => true,
        [first, second, rest @ ..] if colon(first) && colon(second) => is_path(rest),
        [TokenTree::Ident(_), first, second, rest @ ..] if colon(first) && colon(second) => {
            is_path(rest)
        }
        _ => false,
    }
}

/// What rustc advises where a message is sent that is not lent: it puts the `&` where the value seems to begin.
const LENDS: &str =
    "`&` goes before the macro and not into its parentheses, as in `account.send(&message!( … ))`";
const PATH: &str = "a platform is written without its path, by its name alone";

/// Whether a platform is named without a message: by its name, in whatever case, or by what can be nothing else.
fn is_platform_alone(word: &Ident, rest: &[TokenTree]) -> bool {
    let word = word.to_string();
    let named = |target: Target| word.eq_ignore_ascii_case(target.name());
    Target::ALL.into_iter().any(named) || rest.is_empty() && word.starts_with(char::is_uppercase)
}

/// Whether a literal is the key of an entry, or of half of one above another.
fn begins_json(trees: &[TokenTree]) -> bool {
    let next = Cursor::new(trees).ahead(1);
    next.is_colon() || next.is_entry()
}

/// Whether a token can be nothing but a value.
fn is_value_alone(tree: &TokenTree) -> bool {
    match tree {
        TokenTree::Literal(_) => true,
        TokenTree::Group(group) => group.delimiter() == Delimiter::Bracket,
        _ => false,
    }
}
