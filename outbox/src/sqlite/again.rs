//! Sending again what may have arrived.

use sqlx::SqliteConnection;

use super::durable::{NORMAL, check_durable};
use crate::Error;
use crate::state::{Copies, Event, State};

/// Term and round stay those of the earlier begin: an answer to that names them, and settles the message also while it
/// waits. So does when it began, which counts towards an hour's limit. All else is as it was when it was put.
pub(crate) async fn send_again(
    connection: &mut SqliteConnection,
    message: i64,
    seen: u32,
) -> Result<bool, Error> {
    check_durable(connection, NORMAL).await?;
    let copies = if seen == 0 { Copies::None } else { Copies::Some };
    let again = "UPDATE sendapi_message
        SET state = ?, copies = copies + 1, tries = 0, first_begun_at = NULL, retry_at = NULL, settled_at = NULL,
            code = NULL, subcode = NULL, why = NULL
        WHERE id = ? AND state = ? AND copies = ? AND NOT forgotten";
    let again = sqlx::query(again)
        .bind(State::Unknown.after(Event::SendAgain, copies).map(State::number))
        .bind(message)
        .bind(State::Unknown.number())
        .bind(seen)
        .execute(connection)
        .await?;
    Ok(again.rows_affected() > 0)
}
