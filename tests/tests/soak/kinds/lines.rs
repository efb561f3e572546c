//! Connections that end, hang or are slow.

use std::time::Duration;

use sendapi_simulator::Fault;

use super::{Group, Kind, Place, either_way};
use crate::says::Says;

pub(super) fn groups() -> Vec<Group> {
    vec![
        Group::of("connections cut", cut()),
        Group::of("connections stalled", either_way(Fault::stall()).map(Kind::stalling)),
        Group::of("late answers", late()),
    ]
}

fn cut() -> Vec<Kind> {
    let cut = [Fault::cut_after_reading(), Fault::unfinished()];
    let mut kinds: Vec<_> = cut.into_iter().flat_map(either_way).collect();
    // Whoever saw that not all was written may know.
    let unread = Kind::of(Fault::cut_before_reading(), &[Says::Unknown, Says::NotSent]);
    kinds.push(Kind { again: true, ..unread.only(&[Place::Alone, Place::Call]) });
    kinds.push(Kind::open(Fault::cut_before_reading()).only(&[Place::Item]));
    kinds
}

fn late() -> Vec<Kind> {
    vec![
        Kind::harmless(Fault::delay(MOMENT)),
        Kind::open(Fault::html(502).after(MOMENT)),
        Kind::open(Fault::html(504).after(MOMENT).delivered()),
        Kind::open(Fault::cut_after_reading().after(MOMENT).delivered()),
    ]
}

const MOMENT: Duration = Duration::from_millis(20);
