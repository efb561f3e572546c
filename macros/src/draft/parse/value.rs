//! A value: what stands behind a colon, or as an item.

use proc_macro2::{Delimiter, Group, Ident, Literal, TokenTree};
use syn::Lit;

use super::object::{is_head, is_object};
use super::path::is_constant_path;
use super::{Parser, is_braced, opening, trees};
use crate::draft::cursor::Cursor;
use crate::draft::{Draft, Value};
use crate::source::tokens::{Tokens, is_sign};

impl Parser<'_> {
    pub(super) fn value(&mut self, trees: &[TokenTree]) -> Draft {
        match trees {
            [TokenTree::Group(group)] => self.group(group),
            [TokenTree::Ident(head), TokenTree::Group(body)] if is_head(head, body) => {
                self.headed(head, body)
            }
            _ => {
                let value = self.plain(trees);
                self.draft(value, Tokens::from(trees))
            }
        }
    }

    fn group(&mut self, group: &Group) -> Draft {
        match group.delimiter() {
            Delimiter::None => self.passed_on(group),
            Delimiter::Brace if is_object(group) => self.object(None, group, opening(group), false),
            Delimiter::Bracket if !is_repetition(group) => self.list(group),
            _ => self.expression(group),
        }
    }

    /// What another macro has passed on in an invisible group.
    fn passed_on(&mut self, group: &Group) -> Draft {
        let inner = trees(group.stream());
        if is_transparent(&inner) { self.value(&inner) } else { self.expression(group) }
    }

    fn expression(&mut self, group: &Group) -> Draft {
        self.draft(Value::Expression, Tokens::from(&TokenTree::from(group.clone())))
    }

    /// A value that is neither an object nor a list.
    fn plain(&mut self, trees: &[TokenTree]) -> Value {
        match trees {
            [TokenTree::Literal(literal)] => self.literal(literal, false),
            [TokenTree::Punct(minus), TokenTree::Literal(literal)] if minus.as_char() == '-' => {
                self.literal(literal, true)
            }
            [TokenTree::Ident(word)] => Value::of_word(word),
            [TokenTree::Ident(head), TokenTree::Group(pairs)] if is_pairs(pairs) => self
                .odd(head, &format!("`{head}( … )` is a call: write `{head} {{ … }}`, in braces")),
            [TokenTree::Ident(word), TokenTree::Group(block)]
                if word == "const" && is_braced(block) =>
            {
                Value::Constant
            }
            _ if is_constant_path(trees) => Value::Constant,
            _ => Value::Expression,
        }
    }

    fn literal(&mut self, literal: &Literal, negative: bool) -> Value {
        let sign = if negative { -1 } else { 1 };
        match Lit::new(literal.clone()) {
            Lit::Str(text) if !negative => Value::Text(text.value()),
            Lit::Int(number) => match number.base10_parse::<i128>() {
                Ok(value) => Value::Integer(sign * value),
                // As JSON's readers do.
                Err(_) => self.float(literal, number.base10_digits(), negative),
            },
            Lit::Float(number) => self.float(literal, number.base10_digits(), negative),
            _ => self.odd(
                literal,
                "no value of the API looks like this: write a string as in `\"text\"`",
            ),
        }
    }

    fn float(&mut self, literal: &Literal, digits: &str, negative: bool) -> Value {
        match digits.parse::<f64>() {
            Ok(value) if value.is_infinite() => {
                let most = f64::MAX;
                let message =
                    format!("this number is too large: JSON's readers hold at most {most:e}");
                self.odd(literal, &message)
            }
            Ok(value) => Value::Number(if negative { -value } else { value }),
            Err(_) => self.odd(literal, "this number cannot be read: write it as a string"),
        }
    }

    fn odd(&mut self, token: &(impl Clone + Into<TokenTree>), message: &str) -> Value {
        self.mistake(Tokens::from(&token.clone().into()), message);
        Value::Broken
    }
}

impl Value {
    /// What a word means that stands alone.
    pub(super) fn of_word(word: &Ident) -> Self {
        match word.to_string().as_str() {
            "true" => Self::Bool(true),
            "false" => Self::Bool(false),
            "null" | "None" => Self::Null,
            _ => Self::Word(word.clone()),
        }
    }
}

/// Whether parentheses hold what belongs in braces: a key and its colon.
fn is_pairs(group: &Group) -> bool {
    let parentheses = group.delimiter() == Delimiter::Parenthesis;
    parentheses && Cursor::new(&trees(group.stream())).is_key()
}

fn is_repetition(group: &Group) -> bool {
    trees(group.stream()).iter().any(|tree| is_sign(tree, ';'))
}

/// Whether what another macro passed on in an invisible group is more to us than an expression.
fn is_transparent(inner: &[TokenTree]) -> bool {
    match inner {
        [_] => true,
        [TokenTree::Punct(minus), TokenTree::Literal(_)] => minus.as_char() == '-',
        [TokenTree::Ident(head), TokenTree::Group(body)] => is_head(head, body),
        _ => is_constant_path(inner),
    }
}
