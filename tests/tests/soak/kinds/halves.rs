//! Answers that are not read whole: whatever their status, they prove nothing.

use sendapi_simulator::Fault;

use super::statuses::NEVER_OF_GRAPH;
use super::{Group, Kind, Place, either_way};

pub(super) fn groups() -> Vec<Group> {
    vec![
        Group::of("answers cut off", cut_off()),
        Group::of("answers stalled", stalled()),
        Group::of("errors cut off or stalled", errors()),
        Group::of("cut off or stalled with statuses that Graph never gives", never_of_graph()),
    ]
}

/// An item that breaks off does so within an answer that is whole, so that only its body tells: with a status that
/// refuses, no client can see it.
fn cut_off() -> Vec<Kind> {
    let wholes = STATUSES.map(|status| Fault::half_an_answer().http_status(status));
    let mut kinds: Vec<_> = wholes.map(|it| Kind::open(it).only(NO_ITEMS)).into();
    kinds.extend([Kind::open(Fault::half_an_answer()), Kind::open(Fault::wrong_json())]);
    kinds
}

fn stalled() -> Vec<Kind> {
    let kind = |status| Kind::open(Fault::stalled_answer().http_status(status)).stalling();
    STATUSES.map(kind).into()
}

fn errors() -> Vec<Kind> {
    let wholes = [
        Fault::graph_error(10, 2_018_278),
        Fault::graph_error(100, None),
        Fault::graph_error(613, None),
        Fault::graph_error(2, None),
        Fault::graph_error(1, 1_357_046),
        Fault::gateway(403),
        Fault::gateway(502),
        Fault::html(400),
        Fault::html(404),
        Fault::html(503),
    ];
    let cut = wholes.clone().map(Fault::broken_off).map(either_way);
    let stalled = wholes.map(Fault::stalled).map(either_way);
    let cut = cut.into_iter().flatten().map(|kind| kind.only(NO_ITEMS));
    cut.chain(stalled.into_iter().flatten().map(Kind::stalling)).collect()
}

fn never_of_graph() -> Vec<Kind> {
    let cut = NEVER_OF_GRAPH.map(|status| Kind::refused(Fault::html(status).broken_off()));
    let stalled = NEVER_OF_GRAPH.map(|status| Fault::html(status).stalled());
    // A stalled item has no status at all.
    let stalled = stalled.map(|fault| Kind::refused(fault).stalling().only(NO_ITEMS));
    cut.into_iter().chain(stalled).collect()
}

const NO_ITEMS: &[Place] = &[Place::Alone, Place::Call];

/// Those that Graph gives, and what stands in front of it; but 429, which keeps the account still.
const STATUSES: [u16; 27] = [
    200, 201, 202, 302, 303, 400, 401, 403, 404, 408, 409, 422, 460, 499, 500, 501, 502, 503, 504,
    505, 507, 511, 520, 521, 522, 524, 599,
];
