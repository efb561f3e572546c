//! The ways from one state to another, written down a second time: the database of a test refuses every other.

use sendapi_outbox::{Outbox, State, Ticket};
use sqlx::AssertSqlSafe;

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
pub(crate) async fn guard(outbox: &Outbox) {
    let rows =
        [(0, &AT_FIRST[..]), (1, &WITH_COPIES[..])].into_iter().flat_map(|(copies, ways)| {
            ways.iter()
                .map(move |(from, to)| format!("({}, {}, {copies})", number(*from), number(*to)))
        });
    let rows: Vec<_> = rows.collect();
    let guard = format!(
        "CREATE TABLE way (was, becomes, with_copies);
        INSERT INTO way VALUES {};
        CREATE TRIGGER only_these_ways BEFORE UPDATE ON sendapi_message
        WHEN (NEW.state <> OLD.state AND NOT EXISTS (
                SELECT 1 FROM way
                WHERE was = OLD.state AND becomes = NEW.state AND with_copies = (OLD.copies > 0)
            ))
            -- A copy more is what being sent again is, and nothing else; the user may have said so beforehand.
            OR NOT (
                NEW.copies = OLD.copies + (OLD.state = {unknown} AND NEW.state = {waiting})
                OR (OLD.state = {begun} AND NEW.state = {waiting} AND NEW.copies = OLD.copies + 1)
            )
        BEGIN SELECT RAISE(ABORT, 'no such way'); END",
        rows.join(", "),
        unknown = number(Unknown),
        waiting = number(Waiting),
        begun = number(Begun),
    );
    sqlx::raw_sql(AssertSqlSafe(guard)).execute(outbox.sqlite()).await.unwrap();
}

/// What a worker does, as far as states go.
pub(crate) async fn lead(outbox: &Outbox, ticket: Ticket, way: &[State]) {
    for state in way {
        try_to_lead(outbox, ticket, *state).await.unwrap();
    }
}

pub(crate) async fn try_to_lead(
    outbox: &Outbox,
    ticket: Ticket,
    state: State,
) -> Result<(), sqlx::Error> {
    let step = "UPDATE sendapi_message SET state = ?1, begun_at = 1,
            settled_at = CASE WHEN ?1 > 1 THEN CAST(unixepoch('subsec') * 1000 AS INTEGER) END,
            message_id = CASE ?1 WHEN 2 THEN 'm_' || id END,
            code = CASE ?1 WHEN 3 THEN 10 END, why = CASE ?1 WHEN 3 THEN 'Anna left' END
        WHERE id = ?2";
    let step = sqlx::query(step).bind(number(state)).bind(id(ticket));
    step.execute(outbox.sqlite()).await.map(|_| ())
}

/// As the database has it.
pub(crate) fn number(state: State) -> i64 {
    State::ALL.iter().position(|one| *one == state).unwrap().try_into().unwrap()
}

/// The message's, as the database has it.
pub(crate) fn id(ticket: Ticket) -> i64 {
    ticket.to_string().rsplit('.').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn the_guard_lets_nothing_else_through() {
    let (outbox, _folder) = crate::outbox().await;
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
