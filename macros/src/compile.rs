//! The whole story: tokens to draft, draft beside the schema, the checker's findings, then struct literals or errors.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use sendapi_core::schema::Shape;
use sendapi_core::value::Schema;
use sendapi_core::violation::{Place, Violation};
use sendapi_core::{Content, PlatformKind, Request, Severity, check, spelling};

use crate::draft::{Draft, first_span};
use crate::expand::Expander;
use crate::mistakes::Mistakes;
use crate::parse::{Call, parse};
use crate::paths::Paths;
use crate::places::Places;
use crate::resolve::resolve;
use crate::sketch::sketch;
use crate::warn::warnings;

/// What a macro makes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Product {
    /// `message!`: a whole request.
    Message,
    /// `content!`: the API's `message` object.
    Content,
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
pub(crate) fn compile(product: Product, input: TokenStream) -> TokenStream {
    let mut trees = input.into_iter();
    let krate = if let Some(TokenTree::Group(group)) = trees.next() {
        group.stream()
    } else {
        quote!(::sendapi)
    };
    let paths = Paths::new(krate);
    let judged = judge(product, trees.collect());
    if judged.mistakes.is_empty() {
        expand(product, &judged, &paths)
    } else {
        refuse(product, judged, &paths)
    }
}

/// Reads and checks a call.
pub(crate) fn judge(product: Product, input: TokenStream) -> Judged {
    let (mut places, mut mistakes) = (Places::default(), Mistakes::default());
    if input.is_empty() {
        mistakes.add(0, TokenStream::new(), product.example());
    }
    let Call { platform, mut body } = parse(input, &mut places, &mut mistakes);
    let platform = named_platform(platform.as_ref(), &mut mistakes);
    let shape = product.shape();
    resolve(&mut body, shape, &mut places, &mut mistakes);
    let damaged = !mistakes.is_empty();
    let mut violations = check::check(shape, body.node(), platform);
    violations.retain(|violation| {
        violation.severity() == Severity::Warn || !(damaged && is_missing(violation))
    });
    for violation in violations.iter().filter(|violation| violation.severity() == Severity::Reject)
    {
        mistakes.add(violation.origin(), tokens_of(violation, &places), told(violation));
    }
    Judged { draft: body, platform, places, mistakes, violations }
}

impl Product {
    /// What to write, told to somebody who has written nothing.
    const fn example(self) -> &'static str {
        match self {
            Self::Message => {
                "this message is empty: say who gets it and what it says, as in `message!(Messenger { recipient: psid, text: \"Hello\" })`"
            }
            Self::Content => {
                "this content is empty: say something, as in `content!(text: \"Hello\")`"
            }
        }
    }

    const fn shape(self) -> &'static Shape {
        match self {
            Self::Message => Request::SHAPE,
            Self::Content => Content::SHAPE,
        }
    }
}

fn named_platform(name: Option<&Ident>, mistakes: &mut Mistakes) -> PlatformKind {
    const PLATFORMS: [PlatformKind; 2] = [PlatformKind::Messenger, PlatformKind::Instagram];
    let Some(name) = name else { return PlatformKind::Messenger };
    let written = name.to_string();
    if let Some(platform) = PLATFORMS.into_iter().find(|platform| platform.name() == written) {
        return platform;
    }
    let message = match spelling::nearest(&written, PLATFORMS.map(PlatformKind::name)) {
        Some(meant) => format!("unknown platform `{written}`, did you mean `{meant}`?"),
        None => format!("unknown platform `{written}`, it is `Messenger` or `Instagram`"),
    };
    mistakes.add(0, TokenTree::from(name.clone()).into(), message);
    PlatformKind::Messenger
}

/// Where tokens could not be understood, what seems to be missing may stand among them.
fn is_missing(violation: &Violation) -> bool {
    violation.place() == Place::Object
}

fn tokens_of(violation: &Violation, places: &Places) -> TokenStream {
    let Some(place) = places.get(violation.origin()) else { return TokenStream::new() };
    match violation.place() {
        Place::Key | Place::Value => place.whole.clone(),
        Place::Object => place.opening.clone(),
        Place::Surplus { from } => Some(place.surplus(from))
            .filter(|surplus| !surplus.is_empty())
            .unwrap_or_else(|| place.whole.clone()),
    }
}

fn told(violation: &Violation) -> String {
    match violation.link() {
        "" => violation.to_string(),
        link => format!("{violation}\nrule {}, see {link}", violation.rule()),
    }
}

fn expand(product: Product, judged: &Judged, paths: &Paths) -> TokenStream {
    let constant = judged.draft.is_constant();
    let expander = Expander { paths, platform: judged.platform, constant };
    let value = expander.object(&judged.draft, product.shape());
    let span = first_span(&judged.draft.tokens);
    let value = match product {
        Product::Content => value,
        Product::Message => {
            let ty = message_type(judged.platform, paths, span);
            quote!(#ty::__new(#value))
        }
    };
    let warnings = warnings(&judged.violations, &judged.places);
    if warnings.is_empty() { value } else { quote!({ #warnings #value }) }
}

/// The errors, and a value of the right type, so that nothing else is wrong only because of them.
fn refuse(product: Product, judged: Judged, paths: &Paths) -> TokenStream {
    let span = Span::call_site();
    let sketch = sketch(&judged.draft, product.shape(), paths);
    let (errors, unfinished) = (judged.mistakes.into_tokens(), paths.private("unfinished", span));
    let ty = match product {
        Product::Message => message_type(judged.platform, paths, span),
        Product::Content => {
            let content = paths.of_core("Content", span);
            quote!(#content::<'static>)
        }
    };
    quote! {{
        #errors
        #[allow(unexpected_cfgs)]
        {
            #[cfg(rust_analyzer)]
            let _ = || #sketch;
        }
        #unfinished::<#ty>()
    }}
}

fn message_type(platform: PlatformKind, paths: &Paths, span: Span) -> TokenStream {
    let (message, platform) =
        (paths.of_core("Message", span), paths.of_core(platform.name(), span));
    quote!(#message::<#platform>)
}
