//! An item, as far as the schema asks. rustc has read it before and has refused what is no Rust: here its parts are told
//! apart. syn reads items too, but takes longer to compile for that than for all else that is of use here, and core waits
//! for it.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Error, Lifetime, LitStr, Result, Token, braced, bracketed, parenthesized, token};

/// A struct or an enum.
pub(crate) struct Item {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) ident: Ident,
    /// All its parameters, with commas between: an object of the API has no others.
    pub(crate) lifetimes: TokenStream,
    pub(crate) data: Data,
}

pub(crate) enum Data {
    Struct(Vec<Field>),
    Enum(Vec<Variant>),
}

/// A field with a name.
pub(crate) struct Field {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
}

pub(crate) struct Variant {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) ident: Ident,
    pub(crate) content: Content,
}

/// Whether all of them are words, which hold nothing.
pub(crate) fn are_words(variants: &[Variant]) -> bool {
    variants.iter().all(|variant| matches!(variant.content, Content::Nothing))
}

/// What a variant holds.
pub(crate) enum Content {
    Nothing,
    /// One type in parentheses.
    One(Type),
    Other,
}

/// `#[name …]`
#[derive(Clone)]
pub(crate) struct Attribute {
    whole: TokenStream,
    name: Ident,
    rest: TokenStream,
}

/// A type as it is written.
#[derive(Clone)]
pub(crate) struct Type {
    tokens: TokenStream,
    /// Of a path, its last name.
    pub(crate) name: Option<Ident>,
    /// The first type in the angle brackets behind that.
    pub(crate) inner: Option<Box<Self>>,
}

impl Item {
    /// The lifetimes in angle brackets, or nothing.
    pub(crate) fn generics(&self) -> Option<TokenStream> {
        let lifetimes = &self.lifetimes;
        (!lifetimes.is_empty()).then(|| quote!(<#lifetimes>))
    }
}

impl Variant {
    /// The one type that it holds, being a variant of `what`.
    pub(crate) fn only_type(&self, what: &str) -> Result<&Type> {
        let Content::One(ty) = &self.content else {
            let message = format!("a variant of {what} holds one type in parentheses");
            return Err(Error::new(self.ident.span(), message));
        };
        Ok(ty)
    }
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attrs = Attribute::all(input)?;
        skip_visibility(input)?;
        let kind = Ident::parse_any(input)?;
        let ident: Ident = input.parse()?;
        let lifetimes = lifetimes(input)?;
        let data = match kind.to_string().as_str() {
            "struct" if input.peek(Token![;]) => {
                input.parse::<Token![;]>()?;
                Data::Struct(Vec::new())
            }
            "struct" => Data::Struct(in_braces(input)?),
            "enum" => Data::Enum(in_braces(input)?),
            _ => return Err(Error::new(ident.span(), format!("a {kind} has no schema"))),
        };
        Ok(Self { attrs, ident, lifetimes, data })
    }
}

impl Parse for Field {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attrs = Attribute::all(input)?;
        skip_visibility(input)?;
        let ident = input.parse()?;
        input.parse::<Token![:]>()?;
        Ok(Self { attrs, ident, ty: input.parse()? })
    }
}

impl Parse for Variant {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let (attrs, ident) = (Attribute::all(input)?, input.parse()?);
        let content = if input.peek(token::Paren) {
            let content;
            parenthesized!(content in input);
            let mut types = listed(&content, unnamed)?.into_iter();
            match (types.next(), types.next()) {
                (Some(ty), None) => Content::One(ty),
                _ => Content::Other,
            }
        } else if input.peek(token::Brace) {
            input.parse::<TokenTree>()?;
            Content::Other
        } else {
            Content::Nothing
        };
        Ok(Self { attrs, ident, content })
    }
}

impl Attribute {
    fn all(input: ParseStream<'_>) -> Result<Vec<Self>> {
        let mut all = Vec::new();
        while input.peek(Token![#]) {
            all.push(input.parse()?);
        }
        Ok(all)
    }

    pub(crate) fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// What `parser` reads behind the name, all of it.
    pub(crate) fn parse<F: Parser>(&self, parser: F) -> Result<F::Output> {
        if self.rest.is_empty() {
            let name = &self.name;
            let message = format!("expected attribute arguments in parentheses: #[{name}(...)]");
            return Err(Error::new(name.span(), message));
        }
        parser.parse2(self.rest.clone())
    }

    /// The text of `#[name = "text"]`.
    pub(crate) fn text(&self) -> Option<String> {
        let text = self.parse(|input: ParseStream<'_>| {
            input.parse::<Token![=]>()?;
            input.parse::<LitStr>()
        });
        text.ok().map(|text| text.value())
    }
}

impl Parse for Attribute {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut whole = input.parse::<Token![#]>()?.to_token_stream();
        let content;
        let bracket = bracketed!(content in input);
        let (name, rest) = (Ident::parse_any(&content)?, content.parse()?);
        bracket.surround(&mut whole, |inside| quote!(#name #rest).to_tokens(inside));
        Ok(Self { whole, name, rest })
    }
}

impl ToTokens for Attribute {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.whole.to_tokens(tokens);
    }
}

impl Parse for Type {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let (name, inner) = last(&input.fork()).unwrap_or_default();
        let tokens = up_to_end_of_type(input)?;
        if tokens.is_empty() {
            return Err(input.error("expected a type"));
        }
        Ok(Self { tokens, name, inner })
    }
}

impl ToTokens for Type {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

/// The type of a field without a name, of which attributes say nothing here.
fn unnamed(input: ParseStream<'_>) -> Result<Type> {
    Attribute::all(input)?;
    input.parse()
}

fn in_braces<T: Parse>(input: ParseStream<'_>) -> Result<Vec<T>> {
    let content;
    braced!(content in input);
    listed(&content, T::parse)
}

/// All that comes, with commas between. What syn reads such a list into keeps the commas, and is compiled for each type
/// with all that one can do to it.
pub(crate) fn listed<T>(
    input: ParseStream<'_>,
    one: fn(ParseStream<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let mut all = Vec::new();
    while !input.is_empty() {
        all.push(one(input)?);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(all)
}

fn lifetimes(input: ParseStream<'_>) -> Result<TokenStream> {
    let mut lifetimes = TokenStream::new();
    if input.parse::<Option<Token![<]>>()?.is_some() {
        while input.parse::<Option<Token![>]>>()?.is_none() {
            input.parse::<Lifetime>()?.to_tokens(&mut lifetimes);
            input.parse::<Option<Token![,]>>()?.to_tokens(&mut lifetimes);
        }
    }
    Ok(lifetimes)
}

fn skip_visibility(input: ParseStream<'_>) -> Result<()> {
    let is_public = input.parse::<Option<Token![pub]>>()?.is_some();
    if is_public && input.peek(token::Paren) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

/// The last name of the path that comes next, and the first type in the angle brackets behind that; nothing where it is
/// no path that comes, as in `&str` and `dyn Display`. It looks into what a macro took as a type.
fn last(input: ParseStream<'_>) -> Result<(Option<Ident>, Option<Box<Type>>)> {
    if input.peek(Token![<]) {
        first_of_arguments(input)?;
    }
    input.parse::<Option<Token![::]>>()?;
    loop {
        let name = Ident::parse_any(input)?;
        let (mut inner, mut colons) = (None, input.parse::<Option<Token![::]>>()?);
        if input.peek(Token![<]) {
            inner = first_of_arguments(input)?.map(Box::new);
            colons = input.parse()?;
        }
        match colons {
            Some(_) => {}
            None if is_end_of_type(input) => return Ok((Some(name), inner)),
            None => return Ok((None, None)),
        }
    }
}

/// The first type in angle brackets, all of which are read.
fn first_of_arguments(input: ParseStream<'_>) -> Result<Option<Type>> {
    let mut first = None;
    input.parse::<Token![<]>()?;
    while input.parse::<Option<Token![>]>>()?.is_none() {
        if input.parse::<Option<Lifetime>>()?.is_none() {
            first = first.or(Some(input.parse()?));
        }
        input.parse::<Option<Token![,]>>()?;
    }
    Ok(first)
}

fn is_end_of_type(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,]) || input.peek(Token![>])
}

/// The tokens up to the end of a type, which is none in angle brackets; the `>` of an arrow is neither an end nor closes
/// any.
fn up_to_end_of_type(input: ParseStream<'_>) -> Result<TokenStream> {
    let (mut tokens, mut depth, mut before) = (TokenStream::new(), 0_usize, ' ');
    while !input.is_empty() && (depth > 0 || before == '-' || !is_end_of_type(input)) {
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

#[cfg(test)]
mod tests {
    use proc_macro2::{Delimiter, Group};

    use super::*;

    /// The last name of a type, and that of the first type in its angle brackets.
    fn names(ty: &Type) -> Vec<String> {
        let types = [Some(ty), ty.inner.as_deref()].into_iter().flatten();
        types.filter_map(|ty| ty.name.as_ref()).map(Ident::to_string).collect()
    }

    #[test]
    fn a_path_has_a_last_name_and_a_type_in_it() {
        for (ty, told) in [
            ("u64", &["u64"] as &[_]),
            ("::core::option::Option<Text<'a>>", &["Option", "Text"]),
            ("Option::<List<'a, Text<'a>>>", &["Option", "List"]),
            ("crate::r#type::List<'a, crate::Text<'a>>", &["List", "Text"]),
            ("<A as B<C, D>>::E<'a, F, G>", &["E", "F"]),
            ("Option<&'a str>", &["Option"]),
            ("Option<fn() -> Text>", &["Option"]),
        ] {
            assert_eq!(names(&syn::parse_str(ty).unwrap()), told, "{ty}");
        }
    }

    #[test]
    fn what_is_no_path_has_no_name() {
        for ty in
            ["&'a str", "dyn Display", "fn(u8) -> Option<u8>", "(A, B)", "[u8; 2]", "a!()", "!"]
        {
            assert_eq!(names(&syn::parse_str(ty).unwrap()), [] as [&str; 0], "{ty}");
        }
    }

    #[test]
    fn what_a_macro_took_as_a_type_is_that_type() {
        let taken = Group::new(Delimiter::None, quote!(Option<Text<'a>>));
        assert_eq!(names(&syn::parse2(quote!(#taken)).unwrap()), ["Option", "Text"]);
        let item: Item =
            syn::parse2(quote!(struct Ride<'a> { to: #taken, at: List<'a, #taken> })).unwrap();
        let Data::Struct(fields) = &item.data else { panic!() };
        let names: Vec<_> = fields.iter().map(|field| names(&field.ty)).collect();
        assert_eq!(names, [["Option", "Text"], ["List", "Option"]]);
    }

    #[test]
    fn members_are_told_apart_whatever_their_types() {
        let text = "pub(crate) struct Ride { a: Map<fn(u8) -> Vec<Vec<u8>>, [u8; 2]>, pub(in a::b) r#type: (A, B), pub c: D }";
        let item: Item = syn::parse_str(text).unwrap();
        let Data::Struct(fields) = &item.data else { panic!() };
        let read =
            fields.iter().map(|field| format!("{}: {}", field.ident, field.ty.to_token_stream()));
        assert_eq!(
            read.collect::<Vec<_>>(),
            ["a: Map < fn (u8) -> Vec < Vec < u8 >>, [u8 ; 2] >", "r#type: (A , B)", "c: D"]
        );
    }

    #[test]
    fn what_no_object_of_the_api_is_is_told() {
        for (item, told) in [
            ("union Ride { a: u8 }", "a union has no schema"),
            ("struct Ride<T> { a: T }", "expected lifetime"),
            ("struct Ride<'a>(Text<'a>);", "expected curly braces"),
            (
                "#[schema] struct Ride {}",
                "expected attribute arguments in parentheses: #[schema(...)]",
            ),
        ] {
            let read = syn::parse_str(item).and_then(|item: Item| crate::judged(&item));
            assert_eq!(read.unwrap_err().to_string(), told);
        }
    }
}
