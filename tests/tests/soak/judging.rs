//! Whether the judge sees what it is there to see: stories of made-up clients.

use sendapi_simulator::Fault;

use crate::judge::Judge;
use crate::kinds::{Chance, Kind, KindId, Kinds, Place};
use crate::says::Says;
use crate::seat::{Seat, Way};
use crate::story::{Refused, Story, Told, Try};

#[test]
fn a_client_that_tells_the_truth_is_not_blamed() {
    for (tries, says) in [
        (vec![clean()], Says::Sent),
        (vec![met(&html(502).delivered(), true)], Says::Unknown),
        (vec![met(&html(502), false)], Says::Unknown),
        (vec![met(&html(400), false)], Says::NotSent),
        (vec![met(&code(1, 1_357_046), true)], Says::Delivered),
        (vec![met(&code(1200, None), false), clean()], Says::Sent),
        (vec![met(&code(1200, None), false), met(&html(502), false)], Says::Unknown),
        (vec![met(&Fault::cut_before_reading(), false)], Says::NotSent),
        (vec![met(&Fault::cut_before_reading(), false)], Says::Unknown),
    ] {
        assert_eq!(wrong(SAFE, tries.clone(), says), None, "{tries:?}");
        assert_eq!(wrong(RISKY, tries.clone(), says), None, "{tries:?}");
    }
}

#[test]
fn not_sent_of_what_arrived_is_wrong_whatever_the_fault() {
    for arrived in [clean(), met(&html(502).delivered(), true), met(&half(), true)] {
        let what = wrong(SAFE, vec![arrived], Says::NotSent);
        assert_eq!(what.as_deref(), Some("told not sent, and it arrived"));
    }
    let again = vec![met(&half(), true), met(&html(400), false)];
    assert_eq!(
        wrong(RISKY, again, Says::NotSent).as_deref(),
        Some("told not sent, and it arrived")
    );
}

#[test]
fn sent_of_what_never_arrived_is_wrong() {
    let swallowed = vec![met(&Fault::json(200, "{}"), false)];
    let what = "told sent, and it never arrived";
    assert_eq!(wrong(SAFE, swallowed, Says::Sent).as_deref(), Some(what));
}

#[test]
fn a_client_that_knows_nothing_is_found_out_by_every_fault_that_proves_something() {
    for tries in [
        vec![clean()],
        vec![met(&html(400), false)],
        vec![met(&html(405).broken_off(), false)],
        vec![met(&code(10, 2_018_278), false)],
        vec![met(&code(1, 1_357_046), true)],
        vec![met(&code(190, 463), false)],
    ] {
        let what = wrong(SAFE, tries.clone(), Says::Unknown).expect("found out");
        assert!(what.starts_with("told unknown, known "), "{what}: {tries:?}");
    }
}

#[test]
fn nothing_is_repeated_of_which_nobody_knows() {
    let again = vec![met(&html(502).delivered(), true), clean()];
    assert_eq!(wrong(SAFE, again.clone(), Says::Sent).as_deref(), Some("arrived more than once"));
    assert_eq!(wrong(RISKY, again, Says::Sent), None);
    let lucky = vec![met(&html(502), false), clean()];
    let what = "tried again after it was unknown";
    assert_eq!(wrong(SAFE, lucky.clone(), Says::Sent).as_deref(), Some(what));
    assert_eq!(wrong(RISKY, lucky, Says::Sent), None);
}

#[test]
fn nothing_is_repeated_that_arrived_or_that_is_of_no_use() {
    for first in [clean(), met(&code(1, 1_357_046), true)] {
        let what = wrong(RISKY, vec![first, clean()], Says::Sent);
        let twice = "arrived more than once without an unknown try before";
        assert_eq!(what.as_deref(), Some(twice));
    }
    let refused = vec![met(&code(551, None), false), clean()];
    let what = "tried again after it was not sent";
    assert_eq!(wrong(RISKY, refused, Says::Sent).as_deref(), Some(what));
}

#[test]
fn what_an_earlier_try_left_open_stays_open() {
    let tries = || vec![met(&html(502), false), met(&html(400), false)];
    assert_eq!(wrong(RISKY, tries(), Says::Unknown), None);
    let what = wrong(RISKY, tries(), Says::NotSent);
    assert_eq!(what.as_deref(), Some("told not sent, known unknown"));
}

#[test]
fn a_comment_that_has_had_its_reply_proves_that_the_earlier_try_arrived() {
    let answered = || Try { refused: Some(Refused::Answered), ..Try::at(Place::Alone) };
    let tries = || vec![met(&half(), true), answered()];
    assert_eq!(wrong(RISKY, tries(), Says::Delivered), None);
    assert_eq!(
        wrong(RISKY, tries(), Says::Unknown).as_deref(),
        Some("told unknown, known delivered")
    );
    assert_eq!(wrong(RISKY, vec![answered()], Says::NotSent), None);
    let somehow = Try { refused: Some(Refused::AnsweredSomehow), ..Try::at(Place::Alone) };
    assert_eq!(wrong(RISKY, vec![met(&half(), true), somehow], Says::Unknown), None);
}

#[test]
fn the_fault_of_a_whole_batch_counts_and_not_that_of_its_item() {
    let call = of(&html(503).delivered(), Place::Call);
    let own = of(&code(551, None), Place::Item);
    let tries = vec![Try { call, own, ..Try::at(Place::Item) }];
    assert_eq!(wrong(SAFE, tries.clone(), Says::Unknown), None);
    assert_eq!(wrong(SAFE, tries, Says::NotSent).as_deref(), Some("told not sent, known unknown"));
}

#[test]
fn only_a_provider_keeps_a_message_from_leaving() {
    let never = "told not sent, and it never left";
    assert_eq!(wrong(SAFE, Vec::new(), Says::NotSent).as_deref(), Some(never));
    let kinds = Kinds::all();
    let provider = Judge { kinds: &kinds, seat: SEAT.with_a_provider(), risks: SAFE };
    let story = |says| Story { tries: Vec::new(), told: vec![told(says, 0)] };
    assert_eq!(provider.wrong(&story(Says::NotSent)), None);
    assert!(provider.wrong(&story(Says::Unknown)).is_some());
}

#[test]
fn every_message_has_one_outcome_with_its_own_receipt_and_its_tries() {
    let kinds = Kinds::all();
    let judge = Judge { kinds: &kinds, seat: SEAT, risks: SAFE };
    let outcome = |told: Vec<Told>| {
        let story = Story { tries: vec![Try { arrived: Some(7), ..clean() }], told };
        judge.wrong(&story).map(|wrong| wrong.what)
    };
    let sent = |id| Told { id: Some(id), ..told(Says::Sent, 1) };
    assert_eq!(outcome(vec![sent(7)]), None);
    assert_eq!(outcome(vec![sent(8)]).as_deref(), Some("the receipt is that of another message"));
    assert_eq!(outcome(vec![]).as_deref(), Some("nothing was said of it"));
    assert_eq!(outcome(vec![sent(7), sent(7)]).as_deref(), Some("it was told of more than once"));
    assert_eq!(outcome(vec![told(Says::Sent, 2)]).as_deref(), Some("tried 1 times, told 2"));
}

#[test]
fn only_who_has_no_patience_may_find_an_answer_late() {
    let late = |seat: Seat| {
        let kinds = Kinds::all();
        let told = Told { is_timeout: true, ..told(Says::Unknown, 1) };
        let story = Story { tries: vec![clean()], told: vec![told] };
        Judge { kinds: &kinds, seat, risks: SAFE }.wrong(&story).map(|wrong| wrong.what)
    };
    assert_eq!(late(SEAT.impatient()), None);
    assert_eq!(late(SEAT).as_deref(), Some("told unknown, known sent"));
}

const SEAT: Seat = Seat::page(Way::Together);
/// Of whether duplicates are risked.
const SAFE: bool = false;
const RISKY: bool = true;

fn wrong(risks: bool, tries: Vec<Try>, says: Says) -> Option<String> {
    let kinds = Kinds::all();
    let told = vec![told(says, tries.len())];
    let judge = Judge { kinds: &kinds, seat: SEAT, risks };
    judge.wrong(&Story { tries, told }).map(|wrong| wrong.what)
}

fn told(says: Says, attempts: usize) -> Told {
    Told { says, id: None, attempts: Some(attempts), is_timeout: false, error: None }
}

fn clean() -> Try {
    Try { arrived: Some(1), ..Try::at(Place::Alone) }
}

fn met(fault: &Fault, arrived: bool) -> Try {
    let own = of(fault, Place::Alone);
    Try { own, arrived: arrived.then_some(1), ..Try::at(Place::Alone) }
}

/// The kind that has this fault.
fn of(fault: &Fault, place: Place) -> Option<KindId> {
    let kinds = Kinds::all();
    let chances = [Chance::Any, Chance::OnceForEachAccount, Chance::Tokens, Chance::PrivateReplies];
    let is_it = |kind: &Kind| kind.fault == *fault && kind.fits(place, false);
    let mut found = chances.into_iter().flat_map(|chance| kinds.of_each_group(chance, is_it));
    let found = found.find_map(|kinds| kinds.first().copied());
    assert!(found.is_some(), "no kind is `{fault}`");
    found
}

fn html(status: u16) -> Fault {
    Fault::html(status)
}

fn half() -> Fault {
    Fault::half_an_answer().http_status(400)
}

fn code(code: i64, subcode: impl Into<Option<i64>>) -> Fault {
    Fault::graph_error(code, subcode)
}
