//! The platform's own errors.

use sendapi_simulator::Fault;

use super::{Chance, Group, Kind, Place, either_way};
use crate::says::Says;

pub(super) fn groups() -> Vec<Group> {
    vec![
        Group::of("Graph's errors, open", open()),
        Group::of("Graph's errors, delivered", delivered()),
        Group::of("Graph's errors, refused", refused()),
        Group::of("Graph's errors, refused for now", refused_for_now()),
        Group::of("rate limits", limits()).when(Chance::OnceForEachAccount),
        Group::of("tokens refused", tokens()).when(Chance::Tokens),
        Group::of("comments that had their reply", replied()).when(Chance::PrivateReplies),
    ]
}

fn open() -> Vec<Kind> {
    let open = [
        Fault::graph_error(-1, None),
        Fault::graph_error(1, None),
        Fault::graph_error(2, None),
        Fault::graph_error(2, None).transient(),
        Fault::graph_error(504, None),
        Fault::graph_error(UNKNOWN, None).http_status(500),
        Fault::graph_error(UNKNOWN, 7).http_status(503),
        Fault::graph_error(UNKNOWN, None).http_status(502).transient(),
    ];
    open.into_iter().flat_map(either_way).collect()
}

fn delivered() -> [Kind; 2] {
    let fault = || Fault::graph_error(1, 1_357_046);
    [
        Kind::of(fault(), &[Says::Delivered]).only(ONE_MESSAGE),
        // Of a batch it may be said that all of it was delivered.
        Kind::of(fault(), &[Says::Delivered, Says::Unknown]).only(&[Place::Call]),
    ]
}

fn refused() -> Vec<Kind> {
    let of_a_message = [
        Fault::graph_error(10, 2_018_278),
        Fault::graph_error(551, None),
        Fault::graph_error(551, 1_545_041),
        Fault::graph_error(100, 2_018_001),
        Fault::graph_error(200, 1_545_041),
        Fault::graph_error(36000, None),
        Fault::graph_error(UNKNOWN, None),
        Fault::graph_error(10, 2_534_022),
    ];
    let of_anything = [Fault::graph_error(100, None), Fault::graph_error(200, None)];
    let of_a_message = of_a_message.map(|fault| Kind::refused(fault).only(ONE_MESSAGE));
    of_a_message.into_iter().chain(of_anything.map(Kind::refused)).collect()
}

fn refused_for_now() -> Vec<Kind> {
    let refused = [
        Fault::graph_error(1200, None),
        Fault::graph_error(1200, None).transient(),
        Fault::graph_error(508, 2_534_122).transient(),
        Fault::graph_error(2, None).http_status(400),
        Fault::graph_error(1, None).http_status(400).transient(),
    ];
    refused.into_iter().map(|fault| Kind::refused_for_now(fault).only(ONE_MESSAGE)).collect()
}

/// Each keeps the account still for a second or more: many of them would test nothing but patience.
fn limits() -> Vec<Kind> {
    let limits = [
        Fault::graph_error(613, None),
        Fault::graph_error(80_006, None),
        Fault::graph_error(613, None).and_header("retry-after", "soon"),
        Fault::status(429).and_header("retry-after", "1"),
        Fault::status(429).and_header("retry-after", "-5"),
        Fault::html(429).and_header("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT"),
    ];
    let limits = limits.map(|fault| Kind::refused_for_now(fault).only(ONE_MESSAGE));
    let half = Fault::half_an_answer().http_status(429);
    limits.into_iter().chain([Kind::open(half).only(&[Place::Alone])]).collect()
}

fn tokens() -> Vec<Kind> {
    let refused = [Fault::graph_error(190, 463), Fault::graph_error(190, None)];
    refused.into_iter().map(|fault| Kind::refused_for_now(fault).only(ONE_MESSAGE)).collect()
}

fn replied() -> Vec<Kind> {
    let refused = [
        Fault::graph_error(-1, 2_534_023),
        Fault::graph_error(100, 2_534_023),
        Fault::graph_error(10_900, None),
    ];
    refused.into_iter().map(|fault| Kind::refused(fault).only(ONE_MESSAGE)).collect()
}

const ONE_MESSAGE: &[Place] = &[Place::Alone, Place::Item];

/// A code that no table knows.
const UNKNOWN: i64 = 77_777;
