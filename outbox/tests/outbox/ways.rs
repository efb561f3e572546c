//! The ways from one state to another, written down a second time: the database of a test refuses every other.

use sendapi_outbox::{Outbox, State, Ticket};

use crate::outbox;
use crate::tested::{Tested, execute, on_each, try_to_execute};

use State::{Begun, Cancelled, Refused, Sent, Unknown, Waiting};

/// Of messages that were never sent again.
const AT_FIRST: [(State, State); 11] = [
    // Of a database that was put back.
    (Waiting, Unknown),
    (Waiting, Begun),
    (Waiting, Cancelled),
    (Waiting, Refused),
    (Begun, Waiting),
    (Begun, Sent),
    (Begun, Refused),
    (Begun, Unknown),
    (Unknown, Sent),
    (Unknown, Refused),
    (Unknown, Waiting),
];

/// Of those of which a copy may have arrived before.
const WITH_COPIES: [(State, State); 8] = [
    (Waiting, Begun),
    (Waiting, Unknown),
    (Waiting, Sent),
    (Begun, Waiting),
    (Begun, Sent),
    (Begun, Unknown),
    (Unknown, Sent),
    (Unknown, Waiting),
];

/// Lets the database refuse every other way, whoever goes it.
pub(crate) async fn guard<DB: Tested>(outbox: &Outbox<DB>) {
    let rows =
        [(0, &AT_FIRST[..]), (1, &WITH_COPIES[..])].into_iter().flat_map(|(copies, ways)| {
            ways.iter()
                .map(move |(from, to)| format!("({}, {}, {copies})", number(*from), number(*to)))
        });
    let rows: Vec<_> = rows.collect();
    let ways = format!(
        "CREATE TABLE way (was BIGINT, becomes BIGINT, with_copies BIGINT);
        INSERT INTO way VALUES {}",
        rows.join(", ")
    );
    execute(outbox, &ways).await;
    let [waiting, begun, unknown] = [Waiting, Begun, Unknown].map(number);
    let no_way = "NEW.state <> OLD.state AND NOT EXISTS (
            SELECT 1 FROM way
            WHERE was = OLD.state AND becomes = NEW.state
                AND with_copies = CASE WHEN OLD.copies > 0 THEN 1 ELSE 0 END
        )";
    // A copy more is what being sent again is, and nothing else; the user may have said so beforehand.
    let odd_copies = format!(
        "NOT (
            NEW.copies = OLD.copies
                + CASE WHEN OLD.state = {unknown} AND NEW.state = {waiting} THEN 1 ELSE 0 END
            OR (OLD.state = {begun} AND NEW.state = {waiting} AND NEW.copies = OLD.copies + 1)
        )"
    );
    // By these an answer finds what it is about. They are written by a begin alone, and never come again; of what is in doubt
    // nobody answers.
    let odd_begin = format!(
        "OLD.round IS NOT NULL
            AND CASE WHEN OLD.state = {waiting} AND NEW.state = {begun}
                THEN NOT coalesce((NEW.term, NEW.round) > (OLD.term, OLD.round), FALSE)
                ELSE (NEW.term, NEW.round) IS DISTINCT FROM (OLD.term, OLD.round)
                    AND NOT (OLD.state = {waiting} AND NEW.state = {unknown} AND NEW.round IS NULL)
            END"
    );
    for (name, when, says) in [
        ("only_these_ways", no_way, "no such way"),
        ("only_these_copies", &odd_copies, "no such copy"),
        ("only_new_begins", &odd_begin, "no such begin"),
    ] {
        execute(outbox, &DB::trigger(name, "UPDATE", when, &DB::refusal(says))).await;
    }
}

/// What a worker does, as far as states go.
pub(crate) async fn lead<DB: Tested>(outbox: &Outbox<DB>, ticket: Ticket, way: &[State]) {
    for state in way {
        try_to_lead(outbox, ticket, *state).await.unwrap();
    }
}

pub(crate) async fn try_to_lead<DB: Tested>(
    outbox: &Outbox<DB>,
    ticket: Ticket,
    state: State,
) -> Result<(), sqlx::Error> {
    let step = format!(
        "UPDATE sendapi_message SET state = {state}, begun_at = 1,
            settled_at = CASE WHEN {state} > 1 THEN {now} END,
            message_id = CASE {state} WHEN 2 THEN 'm_' || id END,
            code = CASE {state} WHEN 3 THEN 10 END, why = CASE {state} WHEN 3 THEN 'Anna left' END
        WHERE id = {id}",
        state = number(state),
        now = DB::NOW,
        id = id(ticket),
    );
    try_to_execute(outbox, &step).await
}

/// As the database has it.
pub(crate) fn number(state: State) -> i64 {
    State::ALL.iter().position(|one| *one == state).unwrap().try_into().unwrap()
}

/// The message's, as the database has it.
pub(crate) fn id(ticket: Ticket) -> i64 {
    ticket.to_string().rsplit('.').next().unwrap().parse().unwrap()
}

on_each!(the_guard_lets_nothing_else_through);
async fn the_guard_lets_nothing_else_through<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let roads: [&[State]; 6] =
        [&[], &[Begun], &[Begun, Sent], &[Begun, Refused], &[Begun, Unknown], &[Cancelled]];
    for (from, road) in State::ALL.into_iter().zip(roads) {
        for to in State::ALL {
            let ticket = crate::put(&outbox, "a").await;
            lead(&outbox, ticket, road).await;
            let gone = try_to_lead(&outbox, ticket, to).await.is_ok();
            // Back from unknown it goes with a copy more alone.
            let may = AT_FIRST.contains(&(from, to)) && (from, to) != (Unknown, Waiting);
            assert_eq!(gone, may || from == to, "{from:?} {to:?}");
        }
    }
}

on_each!(the_guard_lets_no_begin_change_or_come_again);
async fn the_guard_lets_no_begin_change_or_come_again<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let ticket = crate::put(&outbox, "a").await;
    let set = async |what: &str| {
        let set = format!("UPDATE sendapi_message SET {what} WHERE id = {}", id(ticket));
        try_to_execute(&outbox, &set).await.is_ok()
    };
    assert!(set("state = 1, term = 2, round = 7").await);
    for change in ["round = 8", "term = 3", "round = NULL", "state = 0, round = 8"] {
        assert!(!set(change).await, "{change}");
    }
    for (begin, may) in [("2, round = 7", false), ("1, round = 9", false), ("2, round = 8", true)] {
        assert!(set("state = 0").await);
        assert_eq!(set(&format!("state = 1, term = {begin}")).await, may, "{begin}");
    }
    assert!(set("state = 0").await && set("state = 1, term = 3, round = 1").await);
}
