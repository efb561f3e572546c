//! All that is known of messages.

use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::rows;
use crate::state::State;
use crate::time::length;
use crate::{Error, MessageStatus, Ticket, Which, statements};

impl statements::Messages for Sqlite {
    async fn messages(
        connection: &mut SqliteConnection,
        which: &Which,
        after: Option<i64>,
        at_most: u32,
        ticket: impl Fn(i64) -> Ticket + Send,
    ) -> Result<Vec<MessageStatus>, Error> {
        let mut look = wanted(which, after, at_most);
        let rows = look.build().fetch_all(connection).await?;
        Ok(rows.iter().map(|row| rows::message(row, &ticket)).collect::<Result<_, _>>()?)
    }

    async fn message(
        connection: &mut SqliteConnection,
        message: i64,
        ticket: impl Fn(i64) -> Ticket + Send,
    ) -> Result<Option<MessageStatus>, Error> {
        let mut look = look(true);
        look.push("message.id = ").push_bind(message);
        let row = look.build().fetch_optional(connection).await?;
        Ok(row.as_ref().map(|row| rows::message(row, &ticket)).transpose()?)
    }
}

/// In the order of their ids, which the table has: nothing is sorted, and whoever wants a few has them at once.
fn wanted(which: &Which, after: Option<i64>, at_most: u32) -> QueryBuilder<Sqlite> {
    let mut look = look(which.bodies);
    in_states(&mut look, &which.states, after.unwrap_or_default());
    if let Some(account) = &which.account {
        look.push(" AND message.account = (SELECT id FROM sendapi_account WHERE name = ");
        look.push_bind(account.as_str().to_owned()).push(")");
    }
    if let Some(age) = which.older_than {
        look.push(OLDER).push_bind(length(age));
    }
    if let Some(age) = which.newer_than {
        look.push(NEWER).push_bind(length(age));
    }
    look.push(" ORDER BY message.id LIMIT ").push_bind(at_most);
    look
}

/// Those behind one. States are numbers here, and not bound: an index of one state is taken for a query that names it alone.
fn in_states(look: &mut QueryBuilder<Sqlite>, states: &[State], after: i64) {
    let has_index = |state: &State| matches!(state, State::Waiting | State::Begun | State::Unknown);
    if !states.is_empty() && states.iter().all(has_index) {
        for (at, state) in states.iter().enumerate() {
            look.push(if at == 0 { "message.id IN (" } else { " UNION ALL " });
            look.push("SELECT id FROM sendapi_message WHERE state = ").push(state.number());
            // By `+` it is no condition that the table itself would be searched by, past all that has ended.
            look.push(" AND +id > ").push_bind(after);
        }
        look.push(")");
        return;
    }
    look.push("message.id > ").push_bind(after);
    for (at, state) in states.iter().enumerate() {
        look.push(if at == 0 { " AND (" } else { " OR " });
        look.push("message.state = ").push(state.number());
    }
    look.push(if states.is_empty() { "" } else { ")" });
}

/// All but the condition.
fn look(bodies: bool) -> QueryBuilder<Sqlite> {
    let mut look = QueryBuilder::new(
        "SELECT message.id, account.name AS account, message.lane, message.priority, message.put_at, message.due_at,
            message.until_at, message.state, message.copies, message.begun_at, message.tries, message.retry_at,
            message.settled_at, message.message_id, message.code, message.subcode, message.why, message.forgotten,
            (SELECT key FROM sendapi_key WHERE message = message.id) AS key,
            CASE WHEN account.paused_until > CAST(unixepoch('subsec') * 1000 AS INTEGER)
                THEN account.paused_until END AS paused_until,
            length(CAST(message.body AS BLOB)) AS size, CASE WHEN ",
    );
    look.push_bind(bodies);
    look.push(
        " AND message.body <> '' THEN message.body END AS body
        FROM sendapi_message AS message CROSS JOIN sendapi_account AS account
            ON account.id = message.account
        WHERE ",
    );
    look
}

const OLDER: &str = " AND message.put_at <= CAST(unixepoch('subsec') * 1000 AS INTEGER) - ";
const NEWER: &str = " AND message.put_at >= CAST(unixepoch('subsec') * 1000 AS INTEGER) - ";

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use sqlx::{AssertSqlSafe, Row};

    use super::*;
    use crate::Outbox;

    #[tokio::test]
    async fn nothing_is_sorted_and_what_is_open_is_found_by_its_index() {
        let folder = tempfile::tempdir().unwrap();
        let outbox = Outbox::open(folder.path().join("shop.db")).await.unwrap();
        let account = "messenger:1234567890".parse().unwrap();
        let which = Which::default().account(account).older_than(Duration::from_secs(1));
        for (which, index) in [
            (Which::default(), ""),
            (Which::default().state(State::Unknown), "INDEX sendapi_message_unknown"),
            (which.clone().state(State::Begun), "INDEX sendapi_message_begun"),
            (which.clone().state(State::Waiting), "INDEX sendapi_message_waiting"),
            (
                which.clone().state(State::Waiting).state(State::Unknown),
                "INDEX sendapi_message_unknown",
            ),
            (which.state(State::Unknown).state(State::Sent), ""),
        ] {
            let sql = wanted(&which, None, 10).sql();
            let explain = format!("EXPLAIN QUERY PLAN {}", sql.as_str());
            let plan =
                sqlx::query(AssertSqlSafe(explain)).fetch_all(outbox.sqlite()).await.unwrap();
            let plan: Vec<String> = plan.iter().map(|row| row.get("detail")).collect();
            let plan = plan.join("\n");
            assert!(!plan.contains("FOR ORDER BY") && plan.contains(index), "{which:?}: {plan}");
        }
    }
}
