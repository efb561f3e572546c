//! Warnings on stable Rust: the use of a constant that is deprecated, named after the user's token and standing there.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use sendapi_core::violation::Place;
use sendapi_core::{Severity, Violation};

use crate::plan::Plan;
use crate::plan::walk::{Visited, walk};
use crate::source::broken::Broken;
use crate::source::places::Places;
use crate::source::tokens::Tokens;

/// One deprecated constant and its use for each warning, under the conditions under which what it warns of is there.
pub(crate) fn warnings(plan: &Plan, broken: &[Broken], places: &Places) -> TokenStream {
    let mut warnings =
        broken.iter().filter(|one| one.violation.severity() == Severity::Warn).peekable();
    if warnings.peek().is_none() {
        return TokenStream::new();
    }
    let conditions = conditions(plan);
    let warnings = warnings.map(|broken| {
        let origin = broken.violation.origin();
        let conditions = conditions.get(&origin).map(Vec::as_slice).unwrap_or_default();
        let warning = warning(broken, places);
        quote!(#(#[cfg(#conditions)])* #warning)
    });
    quote!(#(#warnings)*)
}

/// The conditions at each place that stands under any.
fn conditions(plan: &Plan) -> BTreeMap<usize, Vec<TokenStream>> {
    let mut found = BTreeMap::new();
    walk(plan, &mut |visited, conditions| {
        let places = match visited {
            Visited::Member(_, member) => vec![member.key.origin, member.plan.origin],
            Visited::Item(plan) => vec![plan.origin],
        };
        if !conditions.is_empty() {
            found.extend(places.into_iter().map(|place| (place, conditions.to_vec())));
        }
    });
    found
}

fn warning(broken: &Broken, places: &Places) -> TokenStream {
    let tokens =
        places.get(broken.violation.origin()).map(|place| place.whole.clone()).unwrap_or_default();
    let span = tokens.span();
    let (name, note) = (Ident::new(&name(&broken.violation, &tokens), span), broken.told());
    quote_spanned! {span=>
        #[allow(non_upper_case_globals)]
        const _: () = {
            #[deprecated(note = #note)]
            const #name: () = ();
            #name
        };
    }
}

/// rustc prints the constant's name: the user's word if it can be one, else the member's.
fn name(violation: &Violation, tokens: &Tokens) -> String {
    let written = tokens.to_stream().to_string();
    let written = written.trim_matches('"');
    let member = violation
        .pointer()
        .rsplit('/')
        .find(|step| step.parse::<usize>().is_err())
        .unwrap_or("message");
    let fitting = violation.place() != Place::Object && syn::parse_str::<Ident>(written).is_ok();
    let name = if fitting { written } else { member };
    if syn::parse_str::<Ident>(name).is_ok() { name.to_owned() } else { "message".to_owned() }
}
