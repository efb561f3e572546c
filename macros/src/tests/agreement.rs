//! The three trees agree: thousands of random requests get the same verdict and the same rule ids as macro input, as
//! JSON and, where Rust's types can hold them, as typed values.

use std::collections::BTreeSet;
use std::marker::PhantomData;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use sendapi_core::convert::stencil::{self, HOLE, Hole, IntoHole as _};
use sendapi_core::convert::value::{Schema, Storage, Value as _};
use sendapi_core::expansion::{Held, HeldText};
use sendapi_core::sample::Sampler;
use sendapi_core::schema::Form;
use sendapi_core::violation::Violation;
use sendapi_core::{
    Instagram, Message, Messenger, Platform, PlatformKind, Request, Severity, check,
};

use crate::compile::{Judged, Product, judge};
use crate::plan::{Plan, Value};
use crate::source::broken::Broken;
use crate::write::expand::Expander;
use crate::write::names::Names;
use crate::write::stencil::Stencil;

const REQUESTS: u64 = 4_000;

#[test]
fn on_messenger() {
    agree::<Messenger>();
}

#[test]
fn on_instagram() {
    agree::<Instagram>();
}

#[test]
fn the_sampler_makes_both_kinds() {
    let requests =
        (0..REQUESTS).map(|seed| Sampler::with_faults(seed, PlatformKind::Messenger, 60).request());
    let valid = requests
        .filter(|request| Message::<Messenger>::from_json(&request.to_string()).is_ok())
        .count();
    assert!((200..3_800).contains(&valid), "{valid} of {REQUESTS} are valid");
}

#[test]
fn every_template_comes_up_without_a_fault() {
    let kind = |request: &serde_json::Value| {
        request.pointer("/message/attachment/payload/template_type").cloned()
    };
    let requests =
        (0..REQUESTS * 4).map(|seed| Sampler::new(seed, PlatformKind::Messenger).request());
    let valid =
        requests.filter(|request| Message::<Messenger>::from_json(&request.to_string()).is_ok());
    let kinds: BTreeSet<String> =
        valid.filter_map(|request| kind(&request)?.as_str().map(str::to_owned)).collect();
    let Form::Tagged(form) = sendapi_core::Template::SHAPE.form else { unreachable!() };
    let choices = form.tag.choices;
    let missing: Vec<_> = choices
        .choices
        .iter()
        .filter(|choice| !kinds.contains(choice.value))
        .map(|choice| choice.value)
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// A call for both breaks what it would break for either, each once; what one of them alone says names it.
#[test]
fn a_call_for_both_breaks_the_rules_of_either() {
    for seed in 0..REQUESTS {
        let kind = if seed % 2 == 0 { PlatformKind::Messenger } else { PlatformKind::Instagram };
        let request = Sampler::with_faults(seed, kind, 40).request();
        let both = judged_for("Both", &request);
        let each = [judged::<Messenger>(&request), judged::<Instagram>(&request)];
        let [messenger, instagram] = each.each_ref().map(violations);
        let mut expected: Vec<_> =
            [(PlatformKind::Messenger, &messenger), (PlatformKind::Instagram, &instagram)]
                .into_iter()
                .flat_map(|(on, broken)| broken.iter().map(move |one| (on, one.to_string())))
                .collect();
        let on = |kind: PlatformKind, words: &str| expected.contains(&(kind, words.to_owned()));
        for Broken { violation, on: told, .. } in &both.broken {
            let words = violation.to_string();
            let (messenger, instagram) =
                (on(PlatformKind::Messenger, &words), on(PlatformKind::Instagram, &words));
            let holds = match told {
                None => messenger && instagram,
                Some(PlatformKind::Messenger) => messenger,
                Some(PlatformKind::Instagram) => instagram,
            };
            assert!(holds, "seed {seed}: {request}: {words} {told:?}");
        }
        let told: BTreeSet<_> =
            both.broken.iter().map(|broken| broken.violation.to_string()).collect();
        expected.retain(|(_, words)| !told.contains(words));
        assert_eq!(expected, [], "seed {seed}: {request}");
    }
}

fn agree<P: Platform>() {
    for seed in 0..REQUESTS {
        let faults = if seed % 2 == 0 { 0 } else { 40 };
        let request = Sampler::with_faults(seed, P::KIND, faults).request();
        let judged = judged::<P>(&request);
        let context = format!("seed {seed}: {request}");
        same_as_json::<P>(&request, &judged, &context);
        same_as_typed::<P>(&request, &judged, &context);
    }
}

fn same_as_json<P: Platform>(request: &serde_json::Value, judged: &Judged, context: &str) {
    let read = Message::<P>::from_json(&request.to_string());
    match &read {
        Ok(message) => {
            assert!(judged.mistakes.is_empty(), "{context}: {:?}", judged.mistakes);
            assert_eq!(told(&message.warnings()), told(&violations(judged)), "{context}");
            let typed = Message::<P>::from_json(&serde_json::to_string(message).unwrap());
            assert_eq!(typed.as_ref(), Ok(message), "{context}");
            same_as_text(message, &judged.plan, context);
        }
        Err(invalid) => {
            assert_eq!(told(invalid.violations()), told(&rejected(judged)), "{context}");
        }
    }
}

/// What is written down is the same message: in whole, with a recipient that comes at run time, and with strings that do.
fn same_as_text<P: Platform>(message: &Message<'static, P>, plan: &Plan, context: &str) {
    let Some(Stencil { text, holes }) = stencil::<P>(plan) else { panic!("{context}: no stencil") };
    if holes.is_empty() {
        assert_eq!(json(message), text, "{context}");
        same(message, &whole(text.clone()), context);
        with_holes::<3, P>(message, &text, context);
        with_holes::<16, P>(message, &text, context);
        with_holes::<17, P>(message, &text, context);
    }
    with_recipient(message, plan, context);
}

fn with_recipient<P: Platform>(message: &Message<'static, P>, plan: &Plan, context: &str) {
    let mut later = plan.clone();
    let Value::Object(request) = &mut later.value else { return };
    for member in request.members.iter_mut().filter(|member| member.key.name == "recipient") {
        member.plan.value = Value::Runtime;
    }
    if let Some(Stencil { text, holes }) = stencil::<P>(&later)
        && holes.len() == 1
    {
        let hole = message.recipient().clone().into_hole();
        same(message, &filled(&text, [hole]), context);
    }
}

/// The first strings of the text, words among them, come at run time.
fn with_holes<const N: usize, P: Platform>(
    message: &Message<'static, P>,
    text: &str,
    context: &str,
) {
    let (mut left, mut holes, mut template) = (text, Vec::new(), String::new());
    while let Some((before, string)) = (holes.len() < N).then(|| next_string(left)).flatten() {
        template.push_str(before);
        template.push(HOLE);
        holes.push(Hole::Text(serde_json::from_str::<String>(string).unwrap().into()));
        left = &left[before.len() + string.len()..];
    }
    template.push_str(left);
    let Ok(holes) = <[Hole<'static>; N]>::try_from(holes) else { return };
    same(message, &filled(&template, holes), context);
}

/// The next string that is a value, and what stands in front of it.
fn next_string(text: &str) -> Option<(&str, &str)> {
    let start = [":\"", "[\"", ",\""].iter().filter_map(|front| {
        let mut places = text.match_indices(front).map(|(place, _)| place + 1);
        places.find_map(|start| {
            let end = start + 1 + end_of_string(&text[start + 1..])?;
            (!text[end..].starts_with(':')).then_some((start, end))
        })
    });
    let (start, end) = start.min()?;
    Some((&text[..start], &text[start..end]))
}

/// Behind the closing quote.
fn end_of_string(text: &str) -> Option<usize> {
    let mut escaped = false;
    let end = text.bytes().position(|byte| {
        let end = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        end
    });
    end.map(|end| end + 1)
}

fn stencil<P: Platform>(plan: &Plan) -> Option<Stencil> {
    let Value::Object(object) = &plan.value else { return None };
    let names = Names::new(TokenStream::new());
    let expander = Expander { names: &names, platforms: &[P::KIND], constant: false };
    Stencil::of(object, Request::__implied(P::KIND), &expander)
}

fn whole<P: Platform>(text: String) -> Message<'static, P> {
    Message(Held::Text(HeldText::Whole(text.leak())), PhantomData)
}

fn filled<const N: usize, P: Platform>(
    text: &str,
    holes: [Hole<'static>; N],
) -> Message<'static, P> {
    Message::__filled(stencil::text(text).leak(), holes)
}

fn same<P: Platform>(message: &Message<'_, P>, written: &Message<'_, P>, context: &str) {
    assert_eq!(message, written, "{context}");
    assert_eq!(json(message), json(written), "{context}");
    assert_eq!(message.request(), &written.clone().into_request(), "{context}");
    assert_eq!(written.validate(), Ok(()), "{context}");
    assert_eq!(told(&message.warnings()), told(&written.warnings()), "{context}");
    assert_eq!(serde_json::to_string(message).unwrap(), serde_json::to_string(written).unwrap());
}

fn json<P: Platform>(message: &Message<'_, P>) -> String {
    let mut json = Vec::new();
    message.write_json(&mut json);
    String::from_utf8(json).unwrap()
}

/// Where Rust's types hold all of it, they break the same rules. Which of two members that exclude each other comes
/// later is the source's order there and the struct's here.
fn same_as_typed<P: Platform>(request: &serde_json::Value, judged: &Judged, context: &str) {
    let Some(typed) = Request::read(judged.plan.node(), Storage::Owned) else { return };
    let held = serde_json::to_value(&typed).unwrap();
    let holds = |violation: &Violation| match (
        request.pointer(violation.pointer()),
        held.pointer(violation.pointer()),
    ) {
        // What is one of several stands for none of them as the first, with nothing in it.
        (Some(serde_json::Value::Object(written)), Some(serde_json::Value::Object(held))) => {
            held.keys().all(|name| written.get(name).is_some_and(|value| !value.is_null()))
        }
        (Some(serde_json::Value::Array(_)), Some(serde_json::Value::Array(_))) => true,
        (written, held) => written == held,
    };
    let broken = violations(judged);
    if broken.iter().all(holds) {
        let found = check::check(Request::SHAPE, typed.node(), P::KIND);
        assert_eq!(rules(&found), rules(&broken), "{context}");
    }
}

fn rules(violations: &[Violation]) -> BTreeSet<&str> {
    violations.iter().map(Violation::rule).collect()
}

fn judged<P: Platform>(request: &serde_json::Value) -> Judged {
    judged_for(P::NAME, request)
}

fn judged_for(target: &str, request: &serde_json::Value) -> Judged {
    let platform = TokenTree::from(Ident::new(target, Span::call_site()));
    let (open, close) = (Punct::new('<', Spacing::Alone), Punct::new('>', Spacing::Alone));
    let call = [open.into(), platform, close.into()].into_iter().chain(tokens(request));
    judge(Product::Message, call.collect())
}

fn violations(judged: &Judged) -> Vec<Violation> {
    judged.broken.iter().map(|broken| broken.violation.clone()).collect()
}

fn rejected(judged: &Judged) -> Vec<Violation> {
    let mut rejected = violations(judged);
    rejected.retain(|violation| violation.severity() == Severity::Reject);
    rejected
}

fn told(violations: &[Violation]) -> Vec<(&str, &str)> {
    let mut told: Vec<_> =
        violations.iter().map(|violation| (violation.rule(), violation.pointer())).collect();
    told.sort_unstable();
    told
}

/// JSON as it is pasted into a program.
pub(crate) fn tokens(value: &serde_json::Value) -> TokenStream {
    match value {
        serde_json::Value::Null => TokenTree::from(Ident::new("null", Span::call_site())).into(),
        serde_json::Value::Bool(value) => {
            TokenTree::from(Ident::new(&value.to_string(), Span::call_site())).into()
        }
        serde_json::Value::Number(value) => value.to_string().parse().unwrap(),
        serde_json::Value::String(text) => TokenTree::from(Literal::string(text)).into(),
        serde_json::Value::Array(items) => {
            let items = items.iter().flat_map(|item| tokens(item).into_iter().chain([comma()]));
            TokenTree::from(Group::new(Delimiter::Bracket, items.collect())).into()
        }
        serde_json::Value::Object(members) => {
            let members = members.iter().flat_map(|(key, value)| {
                let key = [Literal::string(key).into(), Punct::new(':', Spacing::Alone).into()];
                key.into_iter().chain(tokens(value)).chain([comma()])
            });
            TokenTree::from(Group::new(Delimiter::Brace, members.collect())).into()
        }
    }
}

fn comma() -> TokenTree {
    Punct::new(',', Spacing::Alone).into()
}
