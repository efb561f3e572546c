//! JSON that is not the platform's: its status alone tells.

use sendapi_simulator::Fault;

use super::{Group, Kind, either_way};

pub(super) fn groups() -> Vec<Group> {
    vec![
        Group::of("JSON of gateways, refused", REFUSALS.into_iter().flat_map(refused)),
        Group::of("JSON of gateways, open", OPEN.into_iter().flat_map(open)),
        Group::of("receipts without ids", receipts()),
    ]
}

fn refused(status: u16) -> impl Iterator<Item = Kind> {
    Fault::gateways(status).map(Kind::refused)
}

fn open(status: u16) -> impl Iterator<Item = Kind> {
    Fault::gateways(status).flat_map(either_way)
}

fn receipts() -> Vec<Kind> {
    let others = ["[]", "null", "7", r#""ok""#].map(|text| Fault::json(200, text));
    Fault::receipts_without_ids().chain(others).flat_map(either_way).collect()
}

const REFUSALS: [u16; 6] = [307, 400, 401, 403, 404, 413];
const OPEN: [u16; 9] = [200, 202, 408, 409, 460, 500, 502, 503, 504];
