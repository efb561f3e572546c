//! The item as it was written, as far as a payload asks. rustc has read it before and has refused what is no Rust: here
//! its parts are told apart. syn reads items too, but takes longer to compile for that than for all else that is of use
//! here. The derive of core has a reader of its own for the same reason, which asks for other parts: one crate for both
//! would cost every build more than it saves.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Lifetime, Result, Token, braced, bracketed, parenthesized, token};

pub(super) struct Item {
    pub(super) attributes: Vec<Attribute>,
    pub(super) ident: Ident,
    pub(super) generics: Generics,
    /// Of an enum, its variants.
    pub(super) variants: Option<Vec<Variant>>,
}

/// What an impl repeats of the item.
pub(super) struct Generics {
    pub(super) span: Span,
    /// The parameters without their defaults, in angle brackets; nothing where there are none.
    pub(super) parameters: TokenStream,
    /// Their names, in angle brackets.
    pub(super) names: TokenStream,
    /// From `where` on.
    pub(super) bounds: TokenStream,
}

pub(super) struct Variant {
    pub(super) attributes: Vec<Attribute>,
    pub(super) ident: Ident,
    pub(super) fields: Vec<Field>,
}

pub(super) struct Field {
    pub(super) attributes: Vec<Attribute>,
    pub(super) ident: Option<Ident>,
    pub(super) ty: TokenStream,
}

/// `#[payload …]`
pub(super) struct Attribute {
    pub(super) name: Ident,
    /// What stands behind the name.
    pub(super) rest: TokenStream,
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attributes = attributes(input)?;
        skip_visibility(input)?;
        let kind = Ident::parse_any(input)?;
        let ident = input.parse()?;
        let mut generics = Generics::of(input)?;
        if input.peek(token::Paren) {
            // The fields of a struct stand in front of `where` if they have no names.
            input.parse::<TokenTree>()?;
        }
        generics.bounds = up_to(input, |input| input.peek(token::Brace) || input.peek(Token![;]))?;
        let variants = if kind == "enum" { Some(variants(input)?) } else { None };
        input.parse::<TokenStream>()?;
        Ok(Self { attributes, ident, generics, variants })
    }
}

impl Generics {
    /// The parameters.
    fn of(input: ParseStream<'_>) -> Result<Self> {
        let (span, mut parameters, mut names) = (input.span(), Vec::new(), Vec::new());
        if input.parse::<Option<Token![<]>>()?.is_some() {
            while input.parse::<Option<Token![>]>>()?.is_none() {
                attributes(input)?;
                names.push(name_of_parameter(&input.fork())?);
                parameters.push(up_to(input, |input| is_end(input) || input.peek(Token![=]))?);
                // The default.
                up_to(input, is_end)?;
                input.parse::<Option<Token![,]>>()?;
            }
        }
        let bounds = TokenStream::new();
        Ok(Self { span, parameters: in_angles(&parameters), names: in_angles(&names), bounds })
    }
}

fn in_angles(listed: &[TokenStream]) -> TokenStream {
    if listed.is_empty() { TokenStream::new() } else { quote!(<#(#listed),*>) }
}

fn name_of_parameter(input: ParseStream<'_>) -> Result<TokenStream> {
    if let Some(lifetime) = input.parse::<Option<Lifetime>>()? {
        return Ok(lifetime.to_token_stream());
    }
    input.parse::<Option<Token![const]>>()?;
    input.parse().map(|name: Ident| name.to_token_stream())
}

fn variants(input: ParseStream<'_>) -> Result<Vec<Variant>> {
    let content;
    braced!(content in input);
    let mut variants = Vec::new();
    while !content.is_empty() {
        variants.push(variant(&content)?);
        content.parse::<Option<Token![,]>>()?;
    }
    Ok(variants)
}

fn variant(input: ParseStream<'_>) -> Result<Variant> {
    let attributes = attributes(input)?;
    skip_visibility(input)?;
    let ident = input.parse()?;
    let fields = fields(input)?;
    // Its number, if it has one: in an expression `<` is no angle bracket.
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(Variant { attributes, ident, fields })
}

fn fields(input: ParseStream<'_>) -> Result<Vec<Field>> {
    let content;
    let (mut fields, has_names) = (Vec::new(), input.peek(token::Brace));
    if has_names {
        braced!(content in input);
    } else if input.peek(token::Paren) {
        parenthesized!(content in input);
    } else {
        return Ok(fields);
    }
    while !content.is_empty() {
        fields.push(field(&content, has_names)?);
        content.parse::<Option<Token![,]>>()?;
    }
    Ok(fields)
}

fn field(input: ParseStream<'_>, has_name: bool) -> Result<Field> {
    let attributes = attributes(input)?;
    skip_visibility(input)?;
    let mut ident = None;
    if has_name {
        ident = Some(input.parse()?);
        input.parse::<Token![:]>()?;
    }
    let ty = up_to(input, is_end)?;
    if ty.is_empty() {
        Err(input.error("expected a type"))
    } else {
        Ok(Field { attributes, ident, ty })
    }
}

/// Those that are about payloads.
fn attributes(input: ParseStream<'_>) -> Result<Vec<Attribute>> {
    let mut attributes = Vec::new();
    while input.parse::<Option<Token![#]>>()?.is_some() {
        let content;
        bracketed!(content in input);
        content.parse::<Option<Token![::]>>()?;
        let (name, rest) = (Ident::parse_any(&content)?, content.parse()?);
        if name == "payload" {
            attributes.push(Attribute { name, rest });
        }
    }
    Ok(attributes)
}

fn skip_visibility(input: ParseStream<'_>) -> Result<()> {
    let is_public = input.parse::<Option<Token![pub]>>()?.is_some();
    if is_public && input.peek(token::Paren) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

fn is_end(input: ParseStream<'_>) -> bool {
    input.peek(Token![,]) || input.peek(Token![>])
}

/// The tokens up to an end, which is none in angle brackets; the `>` of an arrow is neither an end nor closes any.
fn up_to(input: ParseStream<'_>, is_end: fn(ParseStream<'_>) -> bool) -> Result<TokenStream> {
    let (mut tokens, mut depth, mut before) = (TokenStream::new(), 0_usize, ' ');
    while !input.is_empty() && (depth > 0 || before == '-' || !is_end(input)) {
        let tree: TokenTree = input.parse()?;
        let sign = if let TokenTree::Punct(punct) = &tree { punct.as_char() } else { ' ' };
        match sign {
            '<' => depth += 1,
            '>' if before != '-' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = sign;
        tree.to_tokens(&mut tokens);
    }
    Ok(tokens)
}
