//! The whole story: tokens to draft, draft beside the schema, the checker's findings, then a value or errors.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
#[cfg(feature = "calls")]
use sendapi_core::call::profile::Settings;
use sendapi_core::convert::value::Schema;
use sendapi_core::schema::Shape;
use sendapi_core::violation::{Place, Violation};
use sendapi_core::{Content, PlatformKind, Request, Severity, check, spelling};

use crate::draft::parse::{Call, parse};
use crate::draft::{self, Draft};
use crate::plan::{Plan, Value, lower};
use crate::source::mistakes::{Mistakes, with_rule};
use crate::source::places::Places;
use crate::source::platforms::PLATFORMS;
use crate::source::tokens::Tokens;
use crate::write::constants::checks;
use crate::write::editor::{Call as Shown, shown};
use crate::write::expand::Expander;
use crate::write::names::Names;
use crate::write::reader::Reader;
use crate::write::stencil::Stencil;
use crate::write::warn::warnings;

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
    pub(crate) plan: Plan,
    /// None where it is not known which one is meant.
    pub(crate) platform: Option<PlatformKind>,
    /// The one that is named, or the nearest.
    nearest: PlatformKind,
    /// What is named as the platform.
    named: Option<Ident>,
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
    match reader {
        Reader::Editor => {
            let errors = judged.mistakes.to_tokens();
            shown(&product.shown(&judged), &errors, &names)
        }
        Reader::Compiler if judged.mistakes.is_empty() => expand(product, &judged, &names),
        Reader::Compiler => refuse(product, &judged, &names),
    }
}

/// Reads and checks a call.
pub(crate) fn judge(product: Product, input: TokenStream) -> Judged {
    let (mut places, mut mistakes) = (Places::default(), Mistakes::default());
    let Call { platform: named, body } = parse(input, product.shape(), &mut places, &mut mistakes);
    let damaged = !mistakes.is_empty();
    let (platform, nearest) = named_platform(named.as_ref(), &mut mistakes);
    let platforms = platform.map_or_else(|| PLATFORMS.to_vec(), |platform| vec![platform]);
    let shape = product.shape();
    let empty = is_empty(&body) && !damaged;
    if empty {
        let place = places.get(body.origin).map(|place| place.opening.clone());
        mistakes.add(0, place.unwrap_or_default(), product.example());
    }
    let plan = lower(body, shape, &platforms, &mut places, &mut mistakes);
    let mut violations = if empty { Vec::new() } else { broken_on_each(&platforms, shape, &plan) };
    violations.retain(|violation| {
        violation.severity() == Severity::Warn || !(damaged && is_missing(violation))
    });
    for violation in violations.iter().filter(|violation| violation.severity() == Severity::Reject)
    {
        let (order, tokens) = place_of(violation, &places);
        if violation.place() == Place::Key && !mistakes.make_room_at(order) {
            continue;
        }
        mistakes.add(order, tokens, with_rule(violation, violation.rule(), violation.link()));
    }
    Judged { plan, platform, nearest, named, places, mistakes, violations }
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

    /// What an editor needs to know of a call.
    const fn shown(self, judged: &Judged) -> Shown<'_> {
        let maker = match self {
            Self::Message => Some("message"),
            Self::Content => None,
            #[cfg(feature = "calls")]
            Self::Profile => Some("profile"),
        };
        let (plan, platform, named) = (&judged.plan, judged.nearest, judged.named.as_ref());
        Shown { plan, shape: self.shape(), platform, named, maker }
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

    /// What the macro makes of a struct literal.
    fn made(
        self,
        literal: Vec<TokenTree>,
        platform: PlatformKind,
        names: &Names,
        span: Span,
    ) -> TokenStream {
        match self {
            Self::Message => {
                let [value, implying] =
                    ["__sendapi_HeldValue", implying(platform)].map(|name| names.item(name, span));
                let request = call(implying.into(), literal, span);
                message(&quote_spanned!(span=> #value(#request)), platform, names, span)
            }
            Self::Content => literal.into_iter().collect(),
            #[cfg(feature = "calls")]
            Self::Profile => {
                let ty = self.ty(platform, names, span);
                quote_spanned!(span=> #ty::__new(#(#literal)*))
            }
        }
    }
}

/// The function that adds to a request what it implies.
const fn implying(platform: PlatformKind) -> &'static str {
    match platform {
        PlatformKind::Messenger => "__sendapi_messenger",
        PlatformKind::Instagram => "__sendapi_instagram",
    }
}

/// The function that makes a message of a text with holes.
const fn filled(platform: PlatformKind) -> &'static str {
    match platform {
        PlatformKind::Messenger => "__sendapi_messenger_filled",
        PlatformKind::Instagram => "__sendapi_instagram_filled",
    }
}

fn call(maker: TokenTree, arguments: Vec<TokenTree>, span: Span) -> TokenStream {
    let mut arguments = Group::new(Delimiter::Parenthesis, arguments.into_iter().collect());
    arguments.set_span(span);
    TokenStream::from_iter([maker, arguments.into()])
}

/// The platform that is named, if that is one, and the one that it probably is.
fn named_platform(
    name: Option<&Ident>,
    mistakes: &mut Mistakes,
) -> (Option<PlatformKind>, PlatformKind) {
    let Some(name) = name else { return (Some(UNNAMED), UNNAMED) };
    let written = name.to_string();
    let known = |name: &str| PLATFORMS.into_iter().find(|platform| platform.name() == name);
    if let Some(platform) = known(&written) {
        return (Some(platform), platform);
    }
    let meant = spelling::nearest(&written, PLATFORMS.map(PlatformKind::name));
    let message = match meant {
        Some(meant) => format!("unknown platform `{written}`, did you mean `{meant}`?"),
        None => format!("unknown platform `{written}`, it is `Messenger` or `Instagram`"),
    };
    mistakes.add(0, Tokens::from(&TokenTree::from(name.clone())), message);
    (None, meant.and_then(known).unwrap_or(UNNAMED))
}

/// The platform of a call that names none.
const UNNAMED: PlatformKind = PlatformKind::Messenger;

/// The rules that are broken on each of the platforms in the same words. Where it is open which one is meant, all else
/// may be right on the other, and would follow from that mistake.
fn broken_on_each(
    platforms: &[PlatformKind],
    shape: &'static Shape,
    plan: &Plan,
) -> Vec<Violation> {
    let mut each =
        platforms.iter().map(|platform| check::check_source(shape, plan.node(), *platform));
    let mut broken = each.next().unwrap_or_default();
    for others in each {
        broken.retain(|violation| others.contains(violation));
    }
    broken
}

fn is_empty(draft: &Draft) -> bool {
    matches!(&draft.value, draft::Value::Object(object) if object.entries.is_empty())
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
fn expand(product: Product, judged: &Judged, names: &Names) -> TokenStream {
    let (span, platform) = (opening(&judged.plan), judged.nearest);
    let expander = Expander { names, platform, constant: judged.plan.is_constant() };
    let is_message = product == Product::Message;
    let text = is_message.then(|| text(&judged.plan, &expander, span)).flatten();
    let value = text.unwrap_or_else(|| {
        let mut literal = Vec::new();
        expander.object(&judged.plan, &mut literal);
        product.made(literal, platform, names, span)
    });
    let (warnings, import) =
        (warnings(&judged.plan, &judged.violations, &judged.places), names.import());
    quote_spanned!(span=> { #import #warnings #value })
}

/// The message as text: whole, or with holes where it is made at run time. What has constants in it stays a struct
/// literal, since it may stand in a `const`.
fn text(plan: &Plan, expander: &Expander<'_>, span: Span) -> Option<TokenStream> {
    let Value::Object(object) = &plan.value else { return None };
    let Expander { names, platform, constant } = *expander;
    let stencil = Stencil::of(object, Request::__implied(platform), expander)?;
    if stencil.holes.is_empty() {
        let [held, whole] =
            ["__sendapi_HeldText", "__sendapi_Whole"].map(|name| names.item(name, span));
        let text = &stencil.text;
        let held = quote_spanned!(span=> #held(#whole(#text)));
        return Some(message(&held, platform, names, span));
    }
    let maker = TokenTree::from(names.item(filled(platform), span));
    (!constant).then(|| stencil.placed(&maker, span))
}

/// A message of what it holds. It is made by constructors and no function, so that it can be borrowed in a `const`: rustc
/// sees then that there is no cell in the value, though there is one in its type.
fn message(held: &TokenStream, platform: PlatformKind, names: &Names, span: Span) -> TokenStream {
    let [message, on] =
        ["__sendapi_Message", "__sendapi_PhantomData"].map(|name| names.item(name, span));
    // The platform is named, so that a message for the other one is told of as such.
    let chosen = names.of("core::platform", Some(platform.name()), span);
    quote_spanned!(span=> #message::<#chosen>(#held, #on))
}

/// Where the whole stands: what rustc says of its type, or of what it borrows, it says of the first token.
fn opening(plan: &Plan) -> Span {
    match &plan.value {
        Value::Object(object) => object.opening.span(),
        _ => plan.span(),
    }
}

/// The errors, and a value of the right type, so that nothing else is wrong only because of them.
fn refuse(product: Product, judged: &Judged, names: &Names) -> TokenStream {
    let unfinished = names.full("unfinished");
    // Of the platform that was probably meant, so that the message fits where it goes.
    let ty = product.ty(judged.nearest, names, Span::call_site());
    // A constant that is too long for one platform may fit the other.
    let checks = judged.platform.map(|platform| checks(&judged.plan, platform, names));
    let (errors, import) = (judged.mistakes.to_tokens(), names.import());
    quote! {{
        #errors
        #import
        #checks
        #unfinished::<#ty>()
    }}
}
