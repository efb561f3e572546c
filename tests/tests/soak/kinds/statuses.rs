//! Answers that are no JSON: their status alone tells.

use sendapi_simulator::Fault;

use super::{Group, Kind, either_way};

pub(super) fn groups() -> Vec<Group> {
    vec![
        Group::of("no JSON, refused", refused()),
        Group::of("no JSON, open", open()),
        Group::of("redirects", redirects()),
    ]
}

fn refused() -> Vec<Kind> {
    let html = REFUSALS.into_iter().chain(NEVER_OF_GRAPH).map(Fault::html);
    let empty = REFUSALS.into_iter().chain(NEVER_OF_GRAPH).map(Fault::status);
    html.chain(empty).map(Kind::refused).collect()
}

fn open() -> Vec<Kind> {
    let html = OPEN.map(Fault::html).map(either_way);
    let empty = OPEN.map(Fault::status).map(either_way);
    html.into_iter().chain(empty).flatten().collect()
}

fn redirects() -> Vec<Kind> {
    let refused = [301, 307, 308].map(|status| Kind::refused(Fault::redirect(status, ELSEWHERE)));
    let open = [302, 303].map(|status| either_way(Fault::redirect(status, ELSEWHERE)));
    refused.into_iter().chain(open.into_iter().flatten()).collect()
}

/// Of something in front of Graph, which let nothing through.
const REFUSALS: [u16; 5] = [400, 401, 403, 404, 422];

/// Graph never answers so, so that nothing came there: known as soon as the head is.
pub(super) const NEVER_OF_GRAPH: [u16; 16] =
    [301, 307, 308, 405, 407, 411, 412, 413, 414, 415, 416, 417, 421, 426, 428, 431];

const OPEN: [u16; 16] =
    [200, 201, 202, 408, 409, 460, 499, 500, 501, 502, 503, 504, 505, 520, 524, 599];

/// Nobody is sent there: whoever follows is found out.
const ELSEWHERE: &str = "/elsewhere";
