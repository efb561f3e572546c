//! All that is known of messages.

use sendapi::Priority;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};

use super::{ask, odd};
use crate::time::{length, time};
use crate::{Error, MessageStatus, Ticket, Which};

pub(crate) async fn messages(
    connection: &mut SqliteConnection,
    which: &Which,
    after: Option<i64>,
    at_most: u32,
    ticket: impl Fn(i64) -> Ticket,
) -> Result<Vec<MessageStatus>, Error> {
    let mut look = look(which.bodies);
    look.push("message.id > ").push_bind(after.unwrap_or_default());
    // States are numbers here, and not bound: an index of one state is taken for a query that names it alone.
    for (at, state) in which.states.iter().enumerate() {
        look.push(if at == 0 { " AND (" } else { " OR " });
        look.push("message.state = ").push(state.number());
    }
    if !which.states.is_empty() {
        look.push(")");
    }
    if let Some(account) = &which.account {
        look.push(" AND message.account = (SELECT id FROM sendapi_account WHERE name = ");
        look.push_bind(account.as_str()).push(")");
    }
    if let Some(age) = which.older_than {
        look.push(" AND message.put_at <= clock.now - ").push_bind(length(age));
    }
    if let Some(age) = which.newer_than {
        look.push(" AND message.put_at >= clock.now - ").push_bind(length(age));
    }
    look.push(" ORDER BY message.id LIMIT ").push_bind(at_most);
    let rows = look.build().fetch_all(connection).await?;
    Ok(rows.iter().map(|row| read(row, &ticket)).collect::<Result<_, _>>()?)
}

pub(crate) async fn message(
    connection: &mut SqliteConnection,
    message: i64,
    ticket: impl Fn(i64) -> Ticket,
) -> Result<Option<MessageStatus>, Error> {
    let mut look = look(true);
    look.push("message.id = ").push_bind(message);
    let row = look.build().fetch_optional(connection).await?;
    Ok(row.as_ref().map(|row| read(row, &ticket)).transpose()?)
}

/// All but the condition.
fn look(bodies: bool) -> QueryBuilder<Sqlite> {
    let mut look = QueryBuilder::new(
        "WITH clock (now) AS (SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER))
        SELECT message.id, account.name AS account, message.lane, message.priority, message.put_at, message.due_at,
            message.until_at, message.state, message.copies, message.begun_at, message.tries, message.retry_at,
            message.settled_at, message.message_id, message.code, message.subcode, message.why, message.forgotten,
            (SELECT key FROM sendapi_key WHERE message = message.id) AS key,
            CASE WHEN account.paused_until > clock.now THEN account.paused_until END AS paused_until,
            length(CAST(message.body AS BLOB)) AS size, CASE WHEN ",
    );
    look.push_bind(bodies);
    look.push(
        " AND message.body <> '' THEN message.body END AS body
        FROM clock, sendapi_message AS message
        JOIN sendapi_account AS account ON account.id = message.account
        WHERE ",
    );
    look
}

fn read(row: &SqliteRow, ticket: impl Fn(i64) -> Ticket) -> Result<MessageStatus, sqlx::Error> {
    let account: String = row.try_get("account")?;
    let at = |name: &str| -> Result<_, sqlx::Error> {
        Ok(row.try_get::<Option<i64>, _>(name)?.and_then(time))
    };
    let surely = |name: &str| at(name)?.ok_or_else(|| odd(format!("`{name}` is no time")));
    Ok(MessageStatus {
        ticket: ticket(row.try_get("id")?),
        account: account.parse().map_err(|error: Error| odd(error.to_string()))?,
        lane: row.try_get("lane")?,
        key: row.try_get("key")?,
        priority: match row.try_get::<i64, _>("priority")? {
            0 => Priority::Answer,
            _ => Priority::Broadcast,
        },
        put_at: surely("put_at")?,
        due_at: surely("due_at")?,
        until: at("until_at")?,
        begun_at: at("begun_at")?,
        settled_at: at("settled_at")?,
        outcome: ask::read(row)?,
        copies: row.try_get("copies")?,
        is_forgotten: row.try_get("forgotten")?,
        size: row.try_get::<i64, _>("size")?.unsigned_abs(),
        body: row.try_get("body")?,
    })
}
