//! Headers that speak of limits which are not this account's, or are not reached.

use std::time::Duration;

use sendapi_simulator::{Fault, Usage};

use super::{Group, Kind, Place};

pub(super) fn groups() -> Vec<Group> {
    vec![Group::of("limits of others", of_others())]
}

fn of_others() -> Vec<Kind> {
    let everywhere = [
        full().of_object("999"),
        full().of_object("999").of_type("instagram"),
        full().of_object("999").of_type("pages"),
        Usage::app(30),
    ];
    let everywhere = everywhere.map(|usage| Kind::harmless(Fault::usage(usage)));
    let of_the_account = ["pages", "ads_management", "whatsapp"];
    let of_the_account = of_the_account.map(|kind| Fault::usage(full().of_type(kind)));
    let beside_its_own = Fault::usage(Usage::business(30)).and_usage(full().of_object("999"));
    let one = of_the_account.into_iter().chain([beside_its_own]).map(Kind::harmless);
    let refused = Fault::graph_error(551, None).and_usage(full().of_object("999"));
    let one = one.chain([Kind::refused(refused)]);
    everywhere.into_iter().chain(one.map(|kind| kind.only(ONE_MESSAGE))).collect()
}

fn full() -> Usage {
    Usage::business(100).regained_after(Duration::from_secs(19 * 60))
}

/// A batch has no account to be beside.
const ONE_MESSAGE: &[Place] = &[Place::Alone, Place::Item];
