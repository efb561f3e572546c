//! All that is known of messages.

use sqlx::{PgConnection, Postgres, QueryBuilder};

use crate::state::State;
use crate::time::length;
use crate::{Error, MessageStatus, Ticket, Which, rows, statements};

impl statements::Messages for Postgres {
    async fn messages(
        connection: &mut PgConnection,
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
        connection: &mut PgConnection,
        message: i64,
        ticket: impl Fn(i64) -> Ticket + Send,
    ) -> Result<Option<MessageStatus>, Error> {
        let mut look = look(true);
        look.push("message.id = ").push_bind(message);
        let row = look.build().fetch_optional(connection).await?;
        Ok(row.as_ref().map(|row| rows::message(row, &ticket)).transpose()?)
    }
}

fn wanted(which: &Which, after: Option<i64>, at_most: u32) -> QueryBuilder<Postgres> {
    let mut look = look(which.bodies);
    look.push("message.id > ").push_bind(after.unwrap_or_default());
    in_states(&mut look, &which.states);
    if let Some(account) = &which.account {
        look.push(" AND message.account = (SELECT id FROM sendapi.account WHERE name = ");
        look.push_bind(account.as_str().to_owned()).push(")");
    }
    if let Some(age) = which.older_than {
        look.push(" AND message.put_at <= sendapi.now_ms() - ").push_bind(length(age));
    }
    if let Some(age) = which.newer_than {
        look.push(" AND message.put_at >= sendapi.now_ms() - ").push_bind(length(age));
    }
    look.push(" ORDER BY message.id LIMIT ").push_bind(i64::from(at_most));
    look
}

/// States are numbers here, and not bound: an index of one state is taken for a query that names it.
fn in_states(look: &mut QueryBuilder<Postgres>, states: &[State]) {
    for (at, state) in states.iter().enumerate() {
        look.push(if at == 0 { " AND (" } else { " OR " });
        look.push("message.state = ").push(state.number());
    }
    look.push(if states.is_empty() { "" } else { ")" });
}

/// All but the condition.
fn look(bodies: bool) -> QueryBuilder<Postgres> {
    let mut look = QueryBuilder::new(
        "SELECT message.id, account.name AS account, message.lane, message.priority, message.put_at, message.due_at,
            message.until_at, message.state, message.copies, message.begun_at, message.tries, message.retry_at,
            message.settled_at, message.message_id, message.code, message.subcode, message.why, message.forgotten,
            (SELECT key FROM sendapi.key WHERE key.message = message.id LIMIT 1) AS key,
            CASE WHEN account.paused_until > sendapi.now_ms() THEN account.paused_until END AS paused_until,
            octet_length(message.body)::bigint AS size, CASE WHEN ",
    );
    look.push_bind(bodies);
    look.push(
        " AND message.body <> '' THEN message.body END AS body
        FROM sendapi.message JOIN sendapi.account ON account.id = message.account
        WHERE ",
    );
    look
}
