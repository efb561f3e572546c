//! The runs. Those that are always made take less than a minute together; the larger ones are ignored, as CONTRIBUTING.md says.

use super::search::search;
use super::{Bounds, Fix, NOTHING, Protocol};

/// Nothing that must not be, everywhere within these bounds.
fn holds(bounds: Bounds) {
    let searched = search(&Protocol { bounds, without: None }, usize::MAX);
    if let Some(broken) = &searched.broken {
        panic!("{broken:?}");
    }
    assert!(searched.is_complete);
    println!("{} states", searched.states);
}

/// Without this it goes wrong so, and with it not.
fn goes_wrong(without: Fix, bounds: Bounds, what: &str) {
    let searched = search(&Protocol { bounds, without: Some(without) }, 1_000_000);
    let Some(broken) = searched.broken else { panic!("{} states", searched.states) };
    assert_eq!(broken.what, what, "{broken:?}");
}

#[test]
fn statements_may_be_carried_out_late_or_never() {
    holds(Bounds { lost: 2, for_now: 1, names: 1, ..NOTHING });
}

#[test]
fn processes_may_crash_and_be_taken_for_dead() {
    holds(Bounds { lost: 1, for_now: 1, crashes: 1, terms: 2, ..NOTHING });
}

#[test]
fn what_nobody_knows_may_be_sent_again_or_refused() {
    let user = Bounds { again: 1, cancels: 1, cuts: 1, for_good: 1, ..NOTHING };
    holds(Bounds { lost: 1, terms: 2, names: 1, ..user });
}

#[test]
fn what_a_user_has_locked_is_left_out_and_goes_later() {
    let user = Bounds { locks: 2, cancels: 1, for_now: 1, ..NOTHING };
    holds(Bounds { lost: 1, terms: 2, names: 1, ..user });
}

#[test]
fn duplicates_may_be_risked() {
    let risks = Bounds { again: 1, cuts: 1, for_good: 1, risks: 1, ..NOTHING };
    holds(Bounds { lets_go: 1, terms: 2, names: 1, ..risks });
}

#[test]
fn two_messages_may_go_in_one_round() {
    holds(Bounds { messages: 2, lost: 1, for_now: 1, terms: 2, names: 1, ..NOTHING });
}

#[test]
fn order_holds_whoever_stands_still() {
    holds(Bounds { messages: 2, terms: 2, time: 4, ..NOTHING });
}

#[test]
fn order_holds_whoever_crashes() {
    holds(Bounds { messages: 2, crashes: 1, for_now: 1, terms: 2, names: 1, time: 4, ..NOTHING });
}

#[test]
fn answers_that_ask_for_the_term_alone_take_back_what_is_under_way() {
    goes_wrong(
        Fix::AnswersFollowTheirNumber,
        Bounds { lost: 1, for_now: 1, terms: 2, names: 1, ..NOTHING },
        "it waits, and may have arrived",
    );
}

#[test]
fn giving_back_while_shutting_out_misses_what_is_carried_out_meanwhile() {
    goes_wrong(
        Fix::ShutOutBeforeGivingBack,
        Bounds { lost: 1, terms: 2, names: 1, ..NOTHING },
        "it has begun, and who holds the account does not know",
    );
}

#[test]
fn a_look_before_the_claim_misses_what_begins_meanwhile() {
    goes_wrong(
        Fix::LooksAfterItsClaim,
        Bounds { terms: 2, names: 1, ..NOTHING },
        "it has begun, and who holds the account does not know",
    );
}

#[test]
fn a_fresh_answer_does_not_make_an_old_begin_fresh() {
    goes_wrong(
        Fix::FreshByTheBeginsOwnRound,
        Bounds { messages: 2, terms: 2, time: 4, ..NOTHING },
        "it arrives after the next of its lane",
    );
}

#[test]
fn what_is_under_way_at_a_takeover_arrives_late_where_its_lane_goes_on() {
    goes_wrong(
        Fix::LanesOfWhatIsUnderWayStayShut,
        Bounds { messages: 2, terms: 2, time: 4, ..NOTHING },
        "it arrives after the next of its lane",
    );
}

mod large {
    use super::*;

    #[test]
    #[ignore = "minutes, in a release build less"]
    fn both_processes_are_taken_for_dead_and_come_back() {
        holds(Bounds { lost: 1, for_now: 1, ..NOTHING });
    }

    #[test]
    #[ignore = "minutes, in a release build less"]
    fn everything_that_one_message_can_meet() {
        let user = Bounds { again: 1, cuts: 1, for_good: 1, risks: 1, lets_go: 1, ..NOTHING };
        holds(Bounds { lost: 1, crashes: 1, terms: 2, names: 1, ..user });
    }

    #[test]
    #[ignore = "minutes, in a release build less"]
    fn two_messages_and_a_process_that_comes_back() {
        holds(Bounds { messages: 2, lost: 1, for_now: 1, terms: 2, ..NOTHING });
    }

    #[test]
    #[ignore = "minutes, in a release build less"]
    fn two_messages_of_which_a_user_has_locked_one() {
        let user = Bounds { locks: 1, for_now: 1, ..NOTHING };
        holds(Bounds { messages: 2, lost: 1, terms: 2, names: 1, ..user });
    }

    #[test]
    #[ignore = "minutes, in a release build less"]
    fn two_lanes() {
        holds(Bounds { messages: 3, crashes: 1, terms: 2, names: 1, ..NOTHING });
    }

    #[test]
    #[ignore = "minutes, in a release build less"]
    fn order_with_lost_statements_and_crashes() {
        let bounds = Bounds { lost: 1, crashes: 1, for_now: 1, ..NOTHING };
        holds(Bounds { messages: 2, terms: 2, names: 1, time: 4, ..bounds });
    }
}
