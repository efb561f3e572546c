//! Sending again what may have arrived.

use sqlx::{Sqlite, SqliteConnection};

use super::durable::{NORMAL, check_durable};
use crate::state::{Copies, Event, State};
use crate::{Error, statements};

impl statements::Again for Sqlite {
    async fn send_again(
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
}
