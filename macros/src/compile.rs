//! The whole story: tokens to draft, draft beside the schema, the checker's findings, then a value or errors.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
#[cfg(feature = "calls")]
use sendapi_core::call::profile::Settings;
use sendapi_core::convert::value::Schema;
use sendapi_core::schema::Shape;
use sendapi_core::violation::{Place, Violation};
use sendapi_core::{Content, PlatformKind, Request, Severity, check, spelling};

use crate::draft::parse::{Call, PLATFORMS, parse};
use crate::draft::{Draft, Value};
use crate::plan::resolve::resolve;
use crate::source::mistakes::{Mistakes, with_rule};
use crate::source::places::Places;
use crate::source::tokens::Tokens;
use crate::write::constants::checks;
use crate::write::expand::Expander;
use crate::write::names::Names;
use crate::write::reader::Reader;
use crate::write::sketch::sketch;
use crate::write::warn::warnings;
use crate::write::written::Written;

/// What a macro makes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Product {
    /// `message!`: a whole request.
    Message,
    /// `content!`: the API's `message` object.
    Content,
    /// `profile!`: a Messenger profile.
    #[cfg(feature = "calls")]
    Profile,
}

/// What is known of a call after all checks.
#[derive(Debug)]
pub(crate) struct Judged {
    pub(crate) draft: Draft,
    pub(crate) platform: PlatformKind,
    pub(crate) places: Places,
    pub(crate) mistakes: Mistakes,
    pub(crate) violations: Vec<Violation>,
}

/// Expands a call. The input begins with the way to the crate, in braces, which the `macro_rules!` front puts there.
pub(crate) fn compile(product: Product, input: TokenStream, reader: Reader) -> TokenStream {
    let mut trees = input.into_iter();
    let krate = if let Some(TokenTree::Group(group)) = trees.next() {
        group.stream()
    } else {
        quote!(::sendapi)
    };
    let names = Names::new(krate);
    let judged = judge(product, trees.collect());
    if judged.mistakes.is_empty() {
        expand(product, judged, &names, reader)
    } else {
        refuse(product, judged, &names)
    }
}

/// Reads and checks a call.
pub(crate) fn judge(product: Product, input: TokenStream) -> Judged {
    let (mut places, mut mistakes) = (Places::default(), Mistakes::default());
    let Call { platform, mut body } = parse(input, product.shape(), &mut places, &mut mistakes);
    let damaged = !mistakes.is_empty();
    let platform = named_platform(platform.as_ref(), &mut mistakes);
    let shape = product.shape();
    if is_empty(&body) && !damaged {
        mistakes.add(
            0,
            places.get(body.origin).map(|place| place.opening.clone()).unwrap_or_default(),
            product.example(),
        );
        return Judged { draft: body, platform, places, mistakes, violations: Vec::new() };
    }
    resolve(&mut body, shape, platform, &mut places, &mut mistakes);
    let mut violations = check::check(shape, body.node(), platform);
    violations.retain(|violation| {
        violation.severity() == Severity::Warn || !(damaged && is_missing(violation))
    });
    for violation in violations.iter().filter(|violation| violation.severity() == Severity::Reject)
    {
        let (order, tokens) = place_of(violation, &places);
        if violation.place() == Place::Key && mistakes.are_at(order) {
            continue;
        }
        mistakes.add(order, tokens, with_rule(violation, violation.rule(), violation.link()));
    }
    Judged { draft: body, platform, places, mistakes, violations }
}

impl Product {
    /// What to write, told to somebody who has written nothing.
    fn example(self) -> String {
        let example = self.shape().example;
        match self {
            Self::Message => {
                format!(
                    "this message is empty: say who gets it and what it says, as in `message!(Messenger {{ {example} }})`"
                )
            }
            Self::Content => {
                format!("this content is empty: say something, as in `content!({example})`")
            }
            #[cfg(feature = "calls")]
            Self::Profile => {
                format!(
                    "this profile is empty: say what people see, as in `profile!(Messenger {{ {example} }})`"
                )
            }
        }
    }

    const fn shape(self) -> &'static Shape {
        match self {
            Self::Message => Request::SHAPE,
            Self::Content => Content::SHAPE,
            #[cfg(feature = "calls")]
            Self::Profile => Settings::SHAPE,
        }
    }

    /// The type that the macro makes.
    fn ty(self, platform: PlatformKind, names: &Names, span: Span) -> TokenStream {
        let wrapped = |wrapper| {
            let (wrapper, platform) = (
                names.of(wrapper, None, span),
                names.of("core::platform", Some(platform.name()), span),
            );
            quote_spanned!(span=> #wrapper::<#platform>)
        };
        match self {
            Self::Message => wrapped("core::message::Message"),
            Self::Content => names.owner(self.shape().path, true, span),
            #[cfg(feature = "calls")]
            Self::Profile => wrapped("core::call::profile::Profile"),
        }
    }

    /// What the macro makes of the object and of what is written down.
    fn made(
        self,
        object: Vec<TokenTree>,
        written: Written,
        platform: PlatformKind,
        names: &Names,
        span: Span,
    ) -> TokenStream {
        match self {
            Self::Message => {
                let maker = names.item(written.maker(platform), span);
                let (object, text) = (object.into_iter(), written.into_text());
                let mut arguments =
                    Group::new(Delimiter::Parenthesis, object.chain(text).collect());
                arguments.set_span(span);
                TokenStream::from_iter([TokenTree::from(maker), arguments.into()])
            }
            Self::Content => object.into_iter().collect(),
            #[cfg(feature = "calls")]
            Self::Profile => {
                let ty = self.ty(platform, names, span);
                quote_spanned!(span=> #ty::__new(#(#object)*))
            }
        }
    }
}

fn named_platform(name: Option<&Ident>, mistakes: &mut Mistakes) -> PlatformKind {
    let Some(name) = name else { return PlatformKind::Messenger };
    let written = name.to_string();
    if let Some(platform) = PLATFORMS.into_iter().find(|platform| platform.name() == written) {
        return platform;
    }
    let message = match spelling::nearest(&written, PLATFORMS.map(PlatformKind::name)) {
        Some(meant) => format!("unknown platform `{written}`, did you mean `{meant}`?"),
        None => format!("unknown platform `{written}`, it is `Messenger` or `Instagram`"),
    };
    mistakes.add(0, Tokens::from(&TokenTree::from(name.clone())), message);
    PlatformKind::Messenger
}

fn is_empty(draft: &Draft) -> bool {
    matches!(&draft.value, Value::Object(object) if object.entries.is_empty())
}

/// Where tokens could not be understood, what seems to be missing may stand among them.
fn is_missing(violation: &Violation) -> bool {
    violation.place() == Place::Object
}

fn place_of(violation: &Violation, places: &Places) -> (usize, Tokens) {
    let Some(place) = places.get(violation.origin()) else { return Default::default() };
    match violation.place() {
        Place::Key | Place::Value => (place.order, place.whole.clone()),
        Place::Object => (place.order, place.opening.clone()),
        Place::Surplus { from } => {
            let whole = || (place.whole.clone(), place.order);
            let (tokens, order) = place.surplus(from).unwrap_or_else(whole);
            (order, tokens)
        }
    }
}

/// The value, with text in place of what is written out.
fn expand(product: Product, mut judged: Judged, names: &Names, reader: Reader) -> TokenStream {
    let (span, shape, platform) = (opening(&judged.draft), product.shape(), judged.platform);
    let written = match (product, reader) {
        (Product::Message, Reader::Compiler) => Written::take(&mut judged.draft, shape, platform),
        _ => Written::Nothing,
    };
    let mut value = Vec::new();
    if !matches!(written, Written::Whole(_)) {
        let constant = judged.draft.is_constant();
        Expander { names, platform, constant }.object(&judged.draft, shape, &mut value);
    }
    let value = product.made(value, written, platform, names, span);
    let (warnings, import) = (warnings(&judged.violations, &judged.places), names.import());
    quote_spanned!(span=> { #import #warnings #value })
}

/// Where the whole stands: what rustc says of its type, or of what it borrows, it says of the first token.
fn opening(draft: &Draft) -> Span {
    match &draft.value {
        Value::Object(object) => object.opening.span(),
        _ => draft.span(),
    }
}

/// The errors, and a value of the right type, so that nothing else is wrong only because of them.
fn refuse(product: Product, judged: Judged, names: &Names) -> TokenStream {
    let sketch = sketch(&judged.draft, product.shape(), names);
    let unfinished = names.full("unfinished");
    let ty = product.ty(judged.platform, names, Span::call_site());
    let checks = checks(&judged.draft, product.shape(), judged.platform, names);
    let (errors, import) = (judged.mistakes.into_tokens(), names.import());
    quote! {{
        #errors
        #import
        #checks
        #[allow(unexpected_cfgs)]
        {
            #[cfg(rust_analyzer)]
            let _ = || { #sketch };
        }
        #unfinished::<#ty>()
    }}
}
