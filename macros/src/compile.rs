//! The whole story: tokens to draft, draft beside the schema, the checker's findings, then a value or errors.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};
#[cfg(feature = "calls")]
use sendapi_core::call::profile::Settings;
use sendapi_core::convert::value::Schema;
use sendapi_core::schema::Shape;
use sendapi_core::violation::{Place, Violation};
use sendapi_core::{Content, PlatformKind, Request, Severity, check, spelling};

use crate::draft::parse::{Call, parse};
use crate::draft::{self, Draft};
use crate::plan::{Plan, Value, lower};
use crate::source::broken::Broken;
use crate::source::mistakes::Mistakes;
use crate::source::places::Places;
use crate::source::platforms::{PLATFORMS, Target};
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
    pub(crate) meant: Meant,
    /// What is named as the platform.
    named: Option<Ident>,
    /// Whether a reference to it is meant, by a `&` in the wrong place.
    is_lent: bool,
    pub(crate) places: Places,
    pub(crate) mistakes: Mistakes,
    pub(crate) broken: Vec<Broken>,
}

/// What a call is for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Meant {
    /// What stands in front of its braces, or what a call is for that names none.
    Known(Target),
    /// What was probably meant.
    Nearly(Target),
    /// Nobody can tell.
    Unknown,
}

impl Meant {
    /// What is known of it.
    pub(crate) const fn known(self) -> Option<Target> {
        match self {
            Self::Known(target) => Some(target),
            Self::Nearly(_) | Self::Unknown => None,
        }
    }

    /// What it is taken for.
    const fn taken_for(self) -> Target {
        match self {
            Self::Known(target) | Self::Nearly(target) => target,
            Self::Unknown => Target::UNNAMED,
        }
    }
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
    let Call { platform: named, body, is_lent } =
        parse(input, product.shape(), &mut places, &mut mistakes);
    let damaged = !mistakes.is_empty();
    let meant = meant_by(product, named.as_ref(), &mut mistakes);
    let platforms = meant.known().map_or(PLATFORMS.as_slice(), Target::platforms);
    let shape = product.shape();
    let empty = is_empty(&body) && !damaged;
    if empty {
        let place = places.get(body.origin).map(|place| place.opening.clone());
        mistakes.add(0, place.unwrap_or_default(), product.example());
    }
    let plan = lower(body, shape, platforms, &mut places, &mut mistakes);
    let mut broken = if empty { Vec::new() } else { broken(meant, shape, &plan) };
    broken.retain(|Broken { violation, .. }| {
        violation.severity() == Severity::Warn || !(damaged && is_missing(violation))
    });
    for one in broken.iter().filter(|one| one.violation.severity() == Severity::Reject) {
        let (order, tokens) = place_of(&one.violation, &places);
        if one.violation.place() == Place::Key && !mistakes.make_room_at(order) {
            continue;
        }
        mistakes.add(order, tokens, one.told());
    }
    Judged { plan, meant, named, is_lent, places, mistakes, broken }
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

    /// What is written where the platform is a type parameter.
    fn for_either(self, parameter: &str) -> String {
        match self {
            Self::Message => {
                format!("`message!(Both {{ … }}).on::<{parameter}>()?` is a message for it")
            }
            Self::Content => "`content!(Both { … })` is a content for it".to_owned(),
            #[cfg(feature = "calls")]
            Self::Profile => {
                format!("`profile!(Both {{ … }}).on::<{parameter}>()?` is a profile for it")
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
        let (plan, target, named) = (&judged.plan, judged.meant.taken_for(), judged.named.as_ref());
        Shown { plan, shape: self.shape(), target, named, maker }
    }

    /// The type that the macro makes.
    fn ty(self, platform: &TokenStream, names: &Names, span: Span) -> TokenStream {
        let wrapped = |wrapper| {
            let wrapper = names.of(wrapper, None, span);
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
        target: Target,
        names: &Names,
        span: Span,
    ) -> TokenStream {
        match self {
            Self::Message => {
                let value = names.item("__sendapi_HeldValue", span);
                let request = match target {
                    Target::One(platform) => {
                        call(names.item(implying(platform), span).into(), literal, span)
                    }
                    // What it implies depends on the platform.
                    Target::Both => literal.into_iter().collect(),
                };
                message(&quote_spanned!(span=> #value(#request)), target, names, span)
            }
            Self::Content => literal.into_iter().collect(),
            #[cfg(feature = "calls")]
            Self::Profile => {
                let ty = self.ty(&target_type(target, names, span), names, span);
                let maker = match target {
                    Target::One(_) => "__new",
                    Target::Both => "__for_both",
                };
                let maker = Ident::new(maker, span);
                quote_spanned!(span=> #ty::#maker(#(#literal)*))
            }
        }
    }
}

/// The type by which the parts of `sendapi` tell what something is for.
fn target_type(target: Target, names: &Names, span: Span) -> TokenStream {
    names.of("core::platform", Some(target.name()), span).into_token_stream()
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

/// What the word means that stands in front of the braces.
fn meant_by(product: Product, name: Option<&Ident>, mistakes: &mut Mistakes) -> Meant {
    let Some(name) = name else { return Meant::Known(Target::UNNAMED) };
    let written = name.to_string();
    if let Some(target) = Target::named(&written) {
        return Meant::Known(target);
    }
    let nearest =
        spelling::nearest(&written, Target::ALL.map(Target::name)).and_then(Target::named);
    let message = match nearest {
        Some(nearest) => {
            format!("unknown platform `{written}`, did you mean `{}`?", nearest.name())
        }
        None if is_parameter(name) => format!(
            "unknown platform `{written}`, it is written out: `Messenger`, `Instagram`, or `Both` for what either takes; {}",
            product.for_either(&written)
        ),
        None if written.starts_with(char::is_uppercase) => format!(
            "unknown platform `{written}`, it is `Messenger` or `Instagram`, or `Both` for what either takes; if `{written}` is a type parameter, {}",
            product.for_either(&written)
        ),
        None => format!(
            "unknown platform `{written}`, it is `Messenger` or `Instagram`, or `Both` for what either takes"
        ),
    };
    mistakes.add(0, Tokens::from(&TokenTree::from(name.clone())), message);
    nearest.map_or(Meant::Unknown, Meant::Nearly)
}

/// Whether a word looks like a type parameter: a capital letter, with a number or without.
fn is_parameter(word: &Ident) -> bool {
    let word = word.to_string();
    let mut characters = word.chars();
    characters.next().is_some_and(char::is_uppercase)
        && characters.all(|character| character.is_ascii_digit())
}

/// The rules that are broken on each platform that the call is for. Where it is open which one is meant, only those that are
/// broken on both in the same words: all else may be right on the other, and would follow from that mistake.
fn broken(meant: Meant, shape: &'static Shape, plan: &Plan) -> Vec<Broken> {
    let (platforms, is_known) = match meant {
        Meant::Known(target) => (target.platforms(), true),
        Meant::Nearly(_) | Meant::Unknown => (PLATFORMS.as_slice(), false),
    };
    let judged = |platform: &PlatformKind| check::check_source(shape, plan.node(), *platform);
    let each: Vec<_> = platforms.iter().map(judged).collect();
    let mut broken: Vec<Broken> = Vec::new();
    for (place, (platform, violations)) in platforms.iter().zip(&each).enumerate() {
        for violation in violations {
            let is_said = |by: &Vec<Violation>| by.iter().any(|it| says_the_same(it, violation));
            let is_everywhere = each.iter().all(is_said);
            // What both say is told with the first.
            if (is_everywhere && place == 0) || (!is_everywhere && is_known) {
                let on = (!is_everywhere).then_some(*platform);
                let objects = |by: &Vec<Violation>| by.iter().any(|it| is_about(it, violation));
                let fits_the_other = each.len() > 1 && !each.iter().all(objects);
                broken.push(Broken { violation: violation.clone(), on, fits_the_other });
            }
        }
    }
    broken
}

/// Whether two platforms say the same of the same place, be it by rules of their own.
fn says_the_same(one: &Violation, other: &Violation) -> bool {
    is_about(one, other)
        && one.severity() == other.severity()
        && one.to_string() == other.to_string()
}

/// Whether two platforms object to the same.
fn is_about(one: &Violation, other: &Violation) -> bool {
    one.origin() == other.origin() && one.place() == other.place()
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
    let (span, target) = (opening(&judged.plan), judged.meant.taken_for());
    let expander =
        Expander { names, platforms: target.platforms(), constant: judged.plan.is_constant() };
    let text = match (product, target) {
        (Product::Message, Target::One(platform)) => text(&judged.plan, platform, &expander, span),
        _ => None,
    };
    let value = text.unwrap_or_else(|| {
        let mut literal = Vec::new();
        expander.object(&judged.plan, &mut literal);
        product.made(literal, target, names, span)
    });
    let (warnings, import) =
        (warnings(&judged.plan, &judged.broken, &judged.places), names.import());
    quote_spanned!(span=> { #import #warnings #value })
}

/// The message as text: whole, or with holes where it is made at run time. What has constants in it stays a struct
/// literal, since it may stand in a `const`.
fn text(
    plan: &Plan,
    platform: PlatformKind,
    expander: &Expander<'_>,
    span: Span,
) -> Option<TokenStream> {
    let Value::Object(object) = &plan.value else { return None };
    let Expander { names, constant, .. } = *expander;
    let stencil = Stencil::of(object, Request::__implied(platform), expander)?;
    if stencil.holes.is_empty() {
        let [held, whole] =
            ["__sendapi_HeldText", "__sendapi_Whole"].map(|name| names.item(name, span));
        let text = &stencil.text;
        let held = quote_spanned!(span=> #held(#whole(#text)));
        return Some(message(&held, Target::One(platform), names, span));
    }
    let maker = TokenTree::from(names.item(filled(platform), span));
    (!constant).then(|| stencil.placed(&maker, span))
}

/// A message of what it holds. It is made by constructors and no function, so that it can be borrowed in a `const`: rustc
/// sees then that there is no cell in the value, though there is one in its type.
fn message(held: &TokenStream, target: Target, names: &Names, span: Span) -> TokenStream {
    let [message, on] =
        ["__sendapi_Message", "__sendapi_PhantomData"].map(|name| names.item(name, span));
    // The platform is named, so that a message for the other one is told of as such.
    let chosen = target_type(target, names, span);
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
    let here = Span::call_site();
    // Of the platform that was probably meant, so that the message fits where it goes.
    let platform = match (judged.meant, &judged.named) {
        (Meant::Unknown, Some(parameter)) if is_parameter(parameter) => quote!(#parameter),
        (meant, _) => target_type(meant.taken_for(), names, here),
    };
    let ty = product.ty(&platform, names, here);
    let lends = judged.is_lent.then(|| quote!(&));
    // A constant that is too long for one platform may fit the other.
    let known = judged.meant.known();
    let checks = known.map(|target| checks(&judged.plan, target.platforms(), names));
    let (errors, import) = (judged.mistakes.to_tokens(), names.import());
    quote! {{
        #errors
        #import
        #checks
        #unfinished::<#lends #ty>()
    }}
}
