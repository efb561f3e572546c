//! What checking costs grows with the request and not faster, whatever is in the request: counted, not timed, for every
//! object of the API and every kind of hostile JSON that the schema suggests.
#![cfg(feature = "calls")]

mod counting;
mod hostile;
mod shapes;

use sendapi_core::call::CALLS;
use sendapi_core::check::check;
use sendapi_core::convert::value::Schema;
use sendapi_core::schema::Shape;
use sendapi_core::{PlatformKind, Request};

use crate::counting::{Json, counted};
use crate::hostile::{Kind, kinds};
use crate::shapes::shapes;

/// So many members or items, twice and four times as many.
const SIZES: [usize; 3] = [8, 16, 32];

/// The second step is twice the first; what grows with the square takes four times as much. Numbers get longer too.
const MOST: f64 = 2.25;

#[test]
fn checking_a_message_takes_steps_in_proportion_to_it() {
    no_kind_is_steep(&shapes([Request::SHAPE]));
}

#[test]
fn checking_a_call_takes_steps_in_proportion_to_it() {
    let messages = shapes([Request::SHAPE]);
    let of_messages = |shape: &&Shape| messages.iter().any(|known| known.path == shape.path);
    let mut shapes = shapes(CALLS.iter().map(|call| call.shape));
    shapes.retain(|shape| !of_messages(shape));
    no_kind_is_steep(&shapes);
}

#[track_caller]
fn no_kind_is_steep(shapes: &[&'static Shape]) {
    // In turn: what a search costs does not depend on the platform.
    let platforms = [PlatformKind::Messenger, PlatformKind::Instagram].iter().cycle();
    let steep: Vec<_> = shapes
        .iter()
        .flat_map(|shape| kinds(shape).into_iter().map(move |kind| (*shape, kind)))
        .zip(platforms)
        .filter_map(|((shape, kind), platform)| steepness(shape, &kind, *platform))
        .collect();
    assert!(steep.is_empty(), "{} kinds:\n{}", steep.len(), steep.join("\n"));
}

/// Tells of a kind that costs more than in proportion.
fn steepness(shape: &'static Shape, kind: &Kind, platform: PlatformKind) -> Option<String> {
    let costs = SIZES.map(|size| cost(shape, &kind.of(size), platform));
    // Letters by the hundred, since a few more of them come and go with a digit or a limit that is reached.
    let each: [fn(&Cost) -> usize; 3] = [|it| it.steps, |it| it.violations, |it| it.letters / 100];
    let steep = each.iter().any(|count| is_steep(costs.each_ref().map(count)));
    steep.then(|| format!("{} on {platform}, {kind}: {costs:?}", shape.name))
}

/// What checking costs: looks at members and items, violations, and the letters in those.
#[derive(Debug)]
struct Cost {
    steps: usize,
    violations: usize,
    letters: usize,
}

fn cost(shape: &'static Shape, json: &Json, platform: PlatformKind) -> Cost {
    let (violations, steps) = counted(|| check(shape, json.node(), platform));
    let words = violations.iter().flat_map(|violation| {
        let finding = [violation.sentence(), violation.found(), violation.allowed()];
        finding.into_iter().chain([violation.pointer(), violation.remedy()])
    });
    Cost { steps, letters: words.map(str::len).sum(), violations: violations.len() }
}

/// Whether the larger step adds more than in proportion to the smaller one.
#[expect(clippy::cast_precision_loss, reason = "counts of some thousands")]
fn is_steep([small, middle, large]: [usize; 3]) -> bool {
    let (first, second) = (middle.saturating_sub(small), large.saturating_sub(middle));
    second as f64 > MOST * first.max(SIZES[0]) as f64
}
